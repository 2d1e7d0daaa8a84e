package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What clients write to one customer and in batches of their own, and what of it was acknowledged. Requests with an
 * Idempotency-Key are repeated until they are answered, and so must be there exactly once; of the others each may be there
 * that was not answered, and must be there that was. Writing is safe by many threads, checking is for one.
 */
final class Round {
    /** Items of a batch. */
    static final int ITEMS = 5;

    /** Accounts of a large create: so many that SQLite has it staged. */
    private static final int MANY = 1500;

    /** Items of a wide batch, customers without accounts: so many that SQLite receives it in portions. */
    private static final int WIDE = 1200;

    private static final int ROUNDS_BETWEEN_LARGE = 4;
    private static final int FIRST_WIDE = 2;

    private final Load load;
    private final URI base;
    private final int number;
    private final int customer;
    /** Whose accounts come by thousands; 0 in a round without. */
    private final int largeCustomer;

    private final Map<String, String> large = new ConcurrentHashMap<>();
    private final Map<String, String> wide = new ConcurrentHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, String> generated = new ConcurrentHashMap<>();
    private final Map<String, String> locations = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> reports = new ConcurrentHashMap<>();
    private Map<String, Integer> there = Map.of();

    /** A request and what to do about its answer. */
    record Write(String path, String body, String key, int status, Consumer<Load.Reply> acknowledged) {
        boolean canBeRepeated() {
            return key != null;
        }
    }

    Round(Load load, URI base, int number) throws IOException {
        this.load = load;
        this.base = base;
        this.number = number;
        this.customer = load.customer(base, "Round " + number);
        this.largeCustomer = number % ROUNDS_BETWEEN_LARGE == 0 ? load.customer(base, "Large " + number) : 0;
    }

    boolean hasLarge() {
        return largeCustomer != 0;
    }

    /** Many accounts at once, which are made later. */
    Write large() {
        String name = name(5, 0, 0);
        String rows = IntStream.range(0, MANY)
                .mapToObj(row ->
                        "{\"FirstName\":\"Ada\",\"LastName\":\"Marsh\",\"Label\":\"" + "x".repeat(58) + row + "\"}")
                .collect(Collectors.joining(","));
        return new Write(
                "/json/oneway/CreateAccount",
                Load.prefixed(largeCustomer, String.format("5%04d", number), 10)
                        .replace("\"DefaultValues\"", "\"AccountsToCreate\":[" + rows + "],\"DefaultValues\""),
                "large-" + name,
                202,
                reply -> requireSame(large, name, reply.location()));
    }

    boolean hasWide() {
        return number % ROUNDS_BETWEEN_LARGE == FIRST_WIDE;
    }

    /** Many customers at once, which are made later. */
    Write wide() {
        String name = name(4, 0, 0);
        String items = IntStream.range(0, WIDE)
                .mapToObj(i -> Load.item("wide-" + name + "-" + i, null))
                .collect(Collectors.joining(","));
        return new Write(
                "/json/oneway/BatchCustomerCreation",
                Load.batch(items),
                "wide-" + name,
                202,
                reply -> requireSame(wide, name, reply.location()));
    }

    /** An account whose id the client chooses; not to be repeated. */
    Write explicit(int client, int count) {
        String id = name(6, client, count);
        sent.add(id);
        return new Write("/CreateAccounts", Load.account(customer, id), null, 200, reply -> acknowledged.add(id));
    }

    /** An account whose id the server makes. */
    Write prefixed(int client, int count) {
        String key = "prefixed-" + name(7, client, count);
        return new Write(
                "/CreateAccounts",
                Load.prefixed(customer, String.format("7%04d", number), 10),
                key,
                200,
                reply -> requireSame(generated, key, reply.body().path("ID").asText()));
    }

    /** A batch that is worked on later. */
    Write oneWay(int client, int count) {
        String name = name(8, client, count);
        return new Write(
                "/json/oneway/BatchCustomerCreation",
                batch(name),
                "batch-" + name,
                202,
                reply -> requireSame(locations, name, reply.location()));
    }

    /** A batch that the client waits for. */
    Write waited(int client, int count) {
        String name = name(9, client, count);
        return new Write(
                "/BatchCreateCustomers",
                batch(name),
                "waited-" + name,
                200,
                reply -> requireSame(reports, name, reply.body().path("Results")));
    }

    private static String batch(String name) {
        return Load.batch(IntStream.range(0, ITEMS)
                .mapToObj(i -> Load.item("crash-" + name + i, name + i))
                .collect(Collectors.joining(",")));
    }

    private String name(int kind, int client, int count) {
        return String.format("%d%04d%d%05d", kind, number, client, count);
    }

    /** The same request was done once, so that its answer is always the same. */
    private static <T> void requireSame(Map<String, T> answers, String key, T answer) {
        T first = answers.putIfAbsent(key, answer);
        if (first != null) {
            assertThat(answer).as("the answer to %s again", key).isEqualTo(first);
        }
    }

    /** Looks for the first time; from now on all that is there must stay. */
    void checkFirst() throws IOException {
        for (Map.Entry<String, String> batch : locations.entrySet()) {
            JsonNode report = Batch.finished(load, base, batch.getValue());
            assertThat(report.path("Items").asInt()).isEqualTo(ITEMS);
            reports.put(batch.getKey(), report.path("Results"));
        }
        for (String location : large.values()) {
            assertThat(Batch.finished(load, base, location)
                            .at("/Results/0/Status")
                            .asText())
                    .isEqualTo("Done");
        }
        for (String location : wide.values()) {
            JsonNode report = Batch.finished(load, base, location);
            assertThat(report.path("Items").asInt()).isEqualTo(WIDE);
            assertThat(report.path("Succeeded").asInt()).as("of distinct names").isEqualTo(WIDE);
        }
        Map<String, Integer> accounts = accounts(customer);
        List<String> explicit =
                accounts.keySet().stream().filter(id -> id.startsWith("6")).toList();
        assertThat(explicit).containsAll(acknowledged).isSubsetOf(sent);
        assertThat(accounts.keySet().stream().filter(id -> id.startsWith("7")))
                .as("one account for each key")
                .containsExactlyInAnyOrderElementsOf(generated.values());
        assertThat(accounts).hasSize(explicit.size() + generated.size());
        Map<String, Integer> all = new HashMap<>(accounts);
        for (Map.Entry<String, JsonNode> batch : reports.entrySet()) {
            all.putAll(items(batch.getKey(), batch.getValue()));
        }
        all.putAll(largeAccounts());
        assertThat(all).hasSize(accounts.size() + ITEMS * reports.size() + MANY * large.size());
        there = all;
    }

    /** Looks again at what was there. */
    void checkAgain() throws IOException {
        Map<String, Integer> accounts = accounts(customer);
        assertThat(there).as("round %d", number).containsAllEntriesOf(accounts).containsAllEntriesOf(largeAccounts());
        for (Map.Entry<String, JsonNode> batch : reports.entrySet()) {
            items(batch.getKey(), batch.getValue());
        }
        for (Map.Entry<String, String> batch : locations.entrySet()) {
            JsonNode report = load.get(base, batch.getValue()).body();
            assertThat(report.path("Results")).isEqualTo(reports.get(batch.getKey()));
        }
        assertThat(accounts).hasSize(there.size() - ITEMS * reports.size() - MANY * large.size());
    }

    /** The accounts and their numbers that are there. */
    Map<String, Integer> there() {
        return there;
    }

    /** All of what was acknowledged by thousands. */
    private Map<String, Integer> largeAccounts() throws IOException {
        Map<String, Integer> accounts = hasLarge() ? accounts(largeCustomer) : Map.of();
        assertThat(accounts).as("large, round %d", number).hasSize(MANY * large.size());
        return accounts;
    }

    private Map<String, Integer> accounts(int owner) throws IOException {
        Map<String, Integer> accounts = new HashMap<>();
        for (JsonNode account :
                load.get(base, "/GetAccounts/demo/" + owner + "/0").body().path("Accounts")) {
            String id = account.path("AccountId").asText();
            assertThat(accounts.put(id, account.path("IAccount").asInt()))
                    .as("%s is there once", id)
                    .isNull();
            if (id.startsWith("6")) {
                assertThat(account.path("subscribername").asText()).isEqualTo("Ada Marsh");
            }
        }
        return accounts;
    }

    /** Each item is done, and wholly: customer, account, extension and alias. */
    private Map<String, Integer> items(String batch, JsonNode results) throws IOException {
        Map<String, Integer> accounts = new HashMap<>();
        List<Integer> customers = new ArrayList<>();
        for (JsonNode result : results) {
            assertThat(result.path("Status").asText()).as("%s", result).isEqualTo("Done");
            String name = batch + result.path("Index").asInt();
            JsonNode account = load.get(base, "/GetAccountInfoByAccountId/demo/2" + name)
                    .body()
                    .path("AccountInfo");
            assertThat(account.path("AccountId").asText())
                    .as("behind the alias")
                    .isEqualTo("1" + name);
            assertThat(account.path("ExtensionNumber").asText()).isEqualTo("77");
            assertThat(account.path("ICustomer")).isEqualTo(result.path("ICustomer"));
            assertThat(account.path("IAccount")).isEqualTo(result.at("/Accounts/0/IAccount"));
            customers.add(result.path("ICustomer").asInt());
            accounts.put("1" + name, account.path("IAccount").asInt());
        }
        assertThat(customers).hasSize(ITEMS).doesNotHaveDuplicates();
        return accounts;
    }
}
