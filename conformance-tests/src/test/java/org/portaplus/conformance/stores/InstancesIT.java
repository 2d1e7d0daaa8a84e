package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.process.ServerProcess;

/** Two servers on one PostgreSQL, and 64 clients who want the same. */
@Timeout(900)
class InstancesIT {
    private static final int CLIENTS = 64;
    private static final int REQUESTS = 8;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    private final Load load = new Load();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private OwnPostgres postgres;
    private ServerProcess one;
    private ServerProcess other;
    private int customer;

    @BeforeEach
    void start() throws IOException {
        postgres = new OwnPostgres(directory);
        one = instance("instance-1");
        other = instance("instance-2");
        customer = load.customer(one.base(), "Shared");
    }

    private ServerProcess instance(String name) {
        return new ServerProcess(name, postgres.environment("postgres?ApplicationName=" + name));
    }

    @AfterEach
    void stop() throws IOException {
        clients.shutdownNow();
        one.close();
        other.close();
        postgres.close();
    }

    @Test
    void noIdIsGivenTwiceAndNoRequestFails() throws Exception {
        Map<String, AtomicInteger> winners = new ConcurrentHashMap<>();
        Queue<String> made = new ConcurrentLinkedQueue<>();
        all(client -> {
            for (int i = 0; i < REQUESTS; i++) {
                URI base = (client + i) % 2 == 0 ? one.base() : other.base();
                Load.Reply prefixed = load.post(base, "/CreateAccounts", Load.prefixed(customer, "900", 6));
                assertThat(prefixed.status()).as("%s", prefixed.body()).isEqualTo(200);
                made.add(prefixed.body().path("ID").asText());
                String id = "8000" + i;
                Load.Reply same = load.post(base, "/CreateAccounts", Load.account(customer, id));
                assertThat(same.status()).as("%s", same.body()).isIn(200, 409);
                if (same.status() == 200) {
                    winners.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
                    made.add(id);
                } else {
                    assertThat(same.errorCode()).isEqualTo("Server.Account.duplicate_id");
                    assertThat(same.body()
                                    .at("/ResponseStatus/Errors/0/FieldName")
                                    .asText())
                            .isEqualTo("AccountRequest.AccountsToCreate[0].AcntId");
                }
            }
            return null;
        });

        assertThat(winners).hasSize(REQUESTS).allSatisfy((id, count) -> assertThat(count)
                .hasValue(1));
        assertThat(made).hasSize(CLIENTS * REQUESTS + REQUESTS).doesNotHaveDuplicates();
        assertThat(accounts(one.base())).containsExactlyInAnyOrderElementsOf(made);
        assertThat(accounts(other.base())).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void whatAKilledInstanceAcknowledgedIsThereAndWorkedOnByTheOther() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        String batch = Batch.send(load, other.base(), "left", 7, 200);
        AtomicInteger begun = new AtomicInteger();
        all(client -> {
            for (int i = 0; i < REQUESTS; i++) {
                if (begun.incrementAndGet() == CLIENTS * REQUESTS / 2) {
                    other.kill();
                }
                String id = String.format("3%02d%02d", client, i);
                try {
                    URI base = (client + i) % 2 == 0 ? one.base() : other.base();
                    Load.Reply reply = load.post(base, "/CreateAccounts", Load.account(customer, id));
                    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
                    acknowledged.add(id);
                } catch (IOException killed) {
                    refused.incrementAndGet();
                }
            }
            return null;
        });

        assertThat(refused).hasPositiveValue();
        assertThat(accounts(one.base())).containsAll(acknowledged).doesNotHaveDuplicates();
        JsonNode report = Batch.finished(load, one.base(), batch);
        assertThat(report.path("Succeeded").asInt()).as("%s", report).isEqualTo(200);
    }

    @Test
    void aBatchIsWorkedOnByBoth() throws Exception {
        int items = 3000;
        String batch = Batch.send(load, one.base(), "shared", 5, items);
        // An instance with nothing to do looks for the batches of others only now and then.
        String own = Batch.send(load, other.base(), "own", 6, 10);
        Set<String> atWork = new HashSet<>();
        while (!load.get(one.base(), batch).body().path("Status").asText().equals("Completed")) {
            atWork.addAll(postgres.texts("SELECT DISTINCT application_name FROM pg_stat_activity"
                    + " WHERE query ILIKE 'update%batch_item%' AND datname = 'postgres'"));
        }

        assertThat(atWork).contains("instance-1", "instance-2");
        JsonNode report = Batch.finished(load, other.base(), batch);
        assertThat(report.path("Succeeded").asInt()).isEqualTo(items);
        assertThat(Batch.finished(load, one.base(), own).path("Succeeded").asInt())
                .isEqualTo(10);
    }

    private void all(Client work) throws Exception {
        List<Callable<Void>> everyone = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            everyone.add(() -> work.run(client));
        }
        for (Future<Void> done : clients.invokeAll(everyone)) {
            done.get();
        }
    }

    private Collection<String> accounts(URI base) throws IOException {
        return load.get(base, "/GetAccounts/demo/" + customer + "/0")
                .body()
                .path("Accounts")
                .findValuesAsText("AccountId");
    }

    /** What one of the clients does. */
    @FunctionalInterface
    private interface Client {
        Void run(int client) throws IOException;
    }
}
