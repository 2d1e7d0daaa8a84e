package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.TestStore;
import org.portaplus.process.ServerProcess;

/**
 * What a tenant notices of another who writes all that the server can: by one-way batches, by many connections, and by creates of
 * many accounts each. The times are reported, not asserted; {@code -Dporta.test.tenants} says how many items the batches of the
 * other have, {@code -Dporta.test.batches} how many there are at the same time, and {@code -Dporta.test.accounts} how many accounts a
 * create makes.
 */
@Timeout(1200)
class TenantsIT {
    private static final int ITEMS = Integer.getInteger("porta.test.tenants", 150);
    private static final int ACCOUNTS = Integer.getInteger("porta.test.accounts", 1000);
    /** More than the server opens at the same time. */
    private static final int BATCHES = Integer.getInteger("porta.test.batches", 20);

    private static final String CREATE = "/json/reply/CreateAccount";
    private static final int CONNECTIONS = 8;
    private static final int CREATES = 100;
    private static final int MESSAGES = 5;
    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void oneTenantAtFullLoadLeavesTurnsToAnother(TestStore store) throws Exception {
        Map<String, String> environment = new HashMap<>(store.create());
        environment.putAll(ServerProcess.LONG_LIVED);
        try (ServerProcess server = new ServerProcess("tenants-" + store, environment)) {
            URI base = server.base();
            Tenant small = new Tenant(new Load(license(server, "small")), base, "Small");
            Load busy = new Load(license(server, "busy"));
            small.creates(CREATES, "warm"); // both the server and this client
            Times idle = small.creates(CREATES, "idle");
            Times idleMessages = small.messages(MESSAGES, "idle");

            Times besideBatches = beside(1, batches(busy, base), () -> small.creates(CREATES, "batches"));
            Times messages = beside(1, batches(busy, base), () -> small.messages(MESSAGES, "batches"));
            Times besideConnections =
                    beside(CONNECTIONS, creates(busy, base), () -> small.creates(CREATES, "connections"));
            Times besideAccounts = beside(1, accounts(busy, base), () -> small.creates(CREATES, "accounts"));

            System.out.printf(
                    "TenantsIT on %s: creates idle %s; beside %d batches of %d items %s; beside %d connections %s; beside"
                            + " creates of %d accounts %s; one-way messages idle %s, beside batches %s%n",
                    store,
                    idle,
                    BATCHES,
                    ITEMS,
                    besideBatches,
                    CONNECTIONS,
                    besideConnections,
                    ACCOUNTS,
                    besideAccounts,
                    idleMessages,
                    messages);
            assertThat(Duration.ofNanos(messages.most())).isLessThan(SOON);
            assertThat(Duration.ofNanos(besideBatches.most())).isLessThan(SOON);
            assertThat(Duration.ofNanos(besideConnections.most())).isLessThan(SOON);
            assertThat(Duration.ofNanos(besideAccounts.most())).isLessThan(SOON);
        }
    }

    private static String license(ServerProcess server, String note) {
        return server.run("license", "create", "--note", note, "--scopes", "read,write")
                .strip();
    }

    /** What the busy tenant does again and again; the number is one that nobody else gets. */
    @FunctionalInterface
    private interface Busy {
        void once(int number) throws IOException;
    }

    /** Batches, until half of the last is done: the next are there before the work ends. */
    private static Busy batches(Load busy, URI base) {
        return number -> {
            String last = "";
            for (int batch = 0; batch < BATCHES; batch++) {
                String name = "Busy " + System.nanoTime() + "-";
                String items = IntStream.range(0, ITEMS)
                        .mapToObj(item -> Load.item(name + item, null))
                        .collect(Collectors.joining(","));
                last = URI.create(busy.post(base, "/json/oneway/BatchCustomerCreation", Load.batch(items))
                                .location())
                        .getPath();
            }
            String youngest = last;
            Patience.until(() -> waiting(busy, base, youngest), waiting -> waiting < ITEMS / 2);
        };
    }

    /** One-way creates of many accounts, two at the same time, so that there is always one to work on. */
    private static Busy accounts(Load busy, URI base) throws IOException {
        int customer = busy.customer(base, "Busy accounts");
        String rows = IntStream.range(0, ACCOUNTS)
                .mapToObj(row -> "{\"FirstName\":\"Ada\",\"LastName\":\"Marsh " + row + "\"}")
                .collect(Collectors.joining(","));
        String request = Load.prefixed(customer, "33", 12)
                .replace("\"DefaultValues\"", "\"AccountsToCreate\":[" + rows + "],\"DefaultValues\"");
        return number -> {
            String first =
                    busy.post(base, "/json/oneway/CreateAccount", request).location();
            String second =
                    busy.post(base, "/json/oneway/CreateAccount", request).location();
            for (String create : List.of(first, second)) {
                assertThat(Batch.finished(busy, base, create).path("Succeeded").asInt())
                        .isEqualTo(1);
            }
        };
    }

    private static int waiting(Load busy, URI base, String batch) {
        try {
            JsonNode report = busy.get(base, batch + "?PageSize=1").body();
            return ITEMS - report.path("Succeeded").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Busy creates(Load busy, URI base) throws IOException {
        int customer = busy.customer(base, "Busy connections");
        return number -> assertThat(
                        busy.post(base, CREATE, Load.account(customer, "31" + String.format("%08d", number)))
                                .status())
                .isEqualTo(200);
    }

    /** Measures while the other tenant is busy without a pause. */
    private static Times beside(int threads, Busy busy, Measured measured) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger numbers = new AtomicInteger();
        ExecutorService others = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(others.submit(() -> {
                    while (!enough.get()) {
                        busy.once(numbers.incrementAndGet());
                    }
                    return null;
                }));
            }
            Patience.until(numbers::get, begun -> begun >= threads);
            Times times = measured.run();
            enough.set(true);
            for (Future<?> one : running) {
                one.get(10, TimeUnit.MINUTES); // half of a batch of 100,000 takes its time
            }
            return times;
        } finally {
            enough.set(true);
            others.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Measured {
        Times run() throws IOException;
    }

    /** Nanoseconds that requests took, the shortest first. */
    private record Times(List<Long> nanos) {
        long most() {
            return nanos.get(nanos.size() - 1);
        }

        @Override
        public String toString() {
            return "p50 %d ms, p99 %d ms"
                    .formatted(millis(nanos.get(nanos.size() / 2)), millis(nanos.get(nanos.size() * 99 / 100)));
        }

        private static long millis(long nanos) {
            return TimeUnit.NANOSECONDS.toMillis(nanos);
        }
    }

    /** The tenant with little to do. */
    private record Tenant(Load load, URI base, String name) {
        /** Accounts, one after the other. */
        Times creates(int many, String round) throws IOException {
            int customer = load.customer(base, name + " " + round);
            String prefix = "32" + Math.floorMod(round.hashCode(), 10_000);
            return times(many, item -> assertThat(
                            load.post(base, CREATE, Load.account(customer, prefix + String.format("%05d", item)))
                                    .status())
                    .isEqualTo(200));
        }

        /** Messages, each until it is done. */
        Times messages(int many, String round) {
            return times(many, item -> {
                Load.Reply accepted = load.post(
                        base,
                        "/json/oneway/BatchCustomerCreation",
                        Load.batch(Load.item(name + " message " + round + item, null)));
                assertThat(Batch.finished(load, base, accepted.location())
                                .path("Succeeded")
                                .asInt())
                        .isEqualTo(1);
            });
        }

        private static Times times(int many, Request request) {
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                long begin = System.nanoTime();
                try {
                    request.send(i);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                nanos.add(System.nanoTime() - begin);
            }
            nanos.sort(null);
            return new Times(List.copyOf(nanos));
        }
    }

    @FunctionalInterface
    private interface Request {
        void send(int item) throws IOException;
    }
}
