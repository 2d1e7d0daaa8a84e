package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clients who create accounts, change one each, and send one-way batches until the server is gone; and who remember what
 * was acknowledged. For one thread.
 */
final class Writers {
    private static final int CREATORS = 4;
    private static final int CHANGERS = 2;
    private static final int SENDERS = 2;
    private static final int ITEMS = 5;

    private final Load load;
    private final URI base;
    private final int customer;
    private final List<Changed> changed = new ArrayList<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private final Queue<String> batches = new ConcurrentLinkedQueue<>();
    private final List<Future<Void>> running = new ArrayList<>();
    private final ExecutorService threads;
    private int round;
    private int checkedBatches;

    Writers(Load load, URI base) throws IOException {
        this.load = load;
        this.base = base;
        this.customer = load.customer(base, "Crash");
        for (int i = 0; i < CHANGERS; i++) {
            String id = "55500" + i;
            Load.Reply made = load.post(base, "/CreateAccounts", Load.account(customer, id));
            changed.add(new Changed(made.body().path("IAccount").asInt(), id));
            sent.add(id);
            created.add(id);
        }
        threads = Executors.newFixedThreadPool(CREATORS + CHANGERS + SENDERS, work -> {
            Thread thread = new Thread(work, "writer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Lets everybody write until the server is gone. */
    void start() {
        round++;
        for (int i = 0; i < CREATORS; i++) {
            int client = i;
            begin(() -> create(client));
        }
        changed.forEach(account -> begin(() -> change(account)));
        for (int i = 0; i < SENDERS; i++) {
            int client = i;
            begin(() -> send(client));
        }
    }

    /** Waits until everybody has noticed. */
    void await() throws Exception {
        for (Future<Void> writer : running) {
            writer.get();
        }
        running.clear();
    }

    /** Looks at everything that was acknowledged so far. */
    void check() throws IOException {
        JsonNode accounts =
                load.get(base, "/GetAccounts/demo/" + customer + "/0").body().path("Accounts");
        List<String> ids = accounts.findValuesAsText("AccountId");
        assertThat(ids).doesNotHaveDuplicates().containsAll(created).isSubsetOf(sent);
        assertThat(accounts.findValuesAsText("IAccount")).doesNotHaveDuplicates();
        assertThat(accounts.findValuesAsText("subscribername"))
                .hasSize(ids.size())
                .containsOnly("Ada Marsh");
        for (Changed account : changed) {
            String email = load.get(base, "/GetAccountInfoByAccountId/demo/" + account.id)
                    .body()
                    .at("/AccountInfo/Email")
                    .asText();
            assertThat(email).isIn(account.acknowledged, account.lastSent);
        }
        List<String> unchecked = batches.stream().skip(checkedBatches).toList();
        for (String batch : unchecked) {
            check(Batch.finished(load, base, batch));
        }
        checkedBatches += unchecked.size();
    }

    /** How many writes were acknowledged. */
    int acknowledged() {
        return created.size() + batches.size();
    }

    private void check(JsonNode report) throws IOException {
        assertThat(report.path("Succeeded").asInt()).as("%s", report).isEqualTo(ITEMS);
        String id = report.at("/Results/0/Accounts/0/ID").asText();
        JsonNode account = load.get(base, "/GetAccountInfoByAccountId/demo/2" + id.substring(1))
                .body()
                .path("AccountInfo");
        assertThat(account.path("AccountId").asText())
                .as("the account of the alias")
                .isEqualTo(id);
        assertThat(account.path("ExtensionNumber").asText()).isEqualTo("77");
    }

    private Void create(int client) {
        return untilGone(count -> {
            String id = String.format("6%04d%d%04d", round, client, count);
            sent.add(id);
            CrashIT.requireAnswer(load.post(base, "/CreateAccounts", Load.account(customer, id)), 200);
            created.add(id);
        });
    }

    private Void change(Changed account) {
        return untilGone(count -> {
            account.lastSent = "r" + round + "n" + count + "@example.org";
            CrashIT.requireAnswer(
                    load.post(base, "/UpdateAccount", Load.email(account.iAccount, account.lastSent)), 200);
            account.acknowledged = account.lastSent;
        });
    }

    private Void send(int client) {
        return untilGone(count -> {
            String name = String.format("%04d%d%03d", round, client, count);
            String items = IntStream.range(0, ITEMS)
                    .mapToObj(i -> Load.item("crash-" + name + i, name + i))
                    .collect(Collectors.joining(","));
            Load.Reply reply = load.post(base, "/json/oneway/BatchCustomerCreation", "{\"CustData\":[" + items + "]}");
            CrashIT.requireAnswer(reply, 202);
            batches.add(reply.location());
        });
    }

    private void begin(Callable<Void> writer) {
        running.add(threads.submit(writer));
    }

    private static Void untilGone(Writing writing) {
        try {
            for (int count = 0; ; count++) {
                writing.once(count);
            }
        } catch (IOException gone) {
            return null;
        }
    }

    /** One request. */
    @FunctionalInterface
    private interface Writing {
        void once(int count) throws IOException;
    }

    /** An account that one client changes; what was sent last may have happened or not. */
    private static final class Changed {
        private final int iAccount;
        private final String id;
        private volatile String lastSent = "";
        private volatile String acknowledged = "";

        Changed(int iAccount, String id) {
            this.iAccount = iAccount;
            this.id = id;
        }
    }
}
