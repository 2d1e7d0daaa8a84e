package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.TestStore;
import org.portaplus.process.ServerProcess;

/**
 * A batch that is large beside the memory of the server: taken, worked on and read with a heap of 256 MiB. {@code
 * -Dporta.test.batch} says how many items.
 */
class LargeBatchIT {
    private static final int ITEMS = Integer.getInteger("porta.test.batch", 4_000);
    private static final int PAGE = 1000;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Load load = new Load();

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void isDoneInBoundedMemoryAndCanBeReadMeanwhile(TestStore store) throws Exception {
        Map<String, String> environment = new HashMap<>(store.create());
        environment.put("JDK_JAVA_OPTIONS", "-Xmx256m -XX:+ExitOnOutOfMemoryError");
        try (ServerProcess server = new ServerProcess("large-" + store, environment)) {
            Instant sent = Instant.now();
            Load.Reply accepted = load.post(server.base(), "/json/oneway/BatchCustomerCreation", items());
            assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
            Duration taken = Duration.between(sent, Instant.now());

            int readMeanwhile = readUntilCompleted(server.base(), accepted.location());
            Duration done = Duration.between(sent, Instant.now());

            assertThat(readMeanwhile)
                    .as("finished pages that were read before the end")
                    .isPositive();
            Set<Integer> customers = new HashSet<>();
            for (int page = 1; page <= ITEMS / PAGE; page++) {
                JsonNode report = page(server.base(), accepted.location(), PAGE, page);
                assertThat(report.path("Succeeded").asInt()).isEqualTo(ITEMS);
                requireFinished(report, page);
                report.path("Results")
                        .forEach(
                                result -> customers.add(result.path("ICustomer").asInt()));
            }
            assertThat(customers).hasSize(ITEMS);
            System.out.printf(
                    "LargeBatchIT on %s: %d items with -Xmx256m, accepted after %d ms, done after %d ms, %d pages read"
                            + " meanwhile%n",
                    store, ITEMS, taken.toMillis(), done.toMillis(), readMeanwhile);
        }
    }

    private static String items() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < ITEMS; i++) {
            items.append(i == 0 ? "" : ",").append(Load.item("Large " + i, String.format("%06d", i)));
        }
        return Load.batch(items.toString());
    }

    /** Reads each page as soon as its last item is done; how many could be read before the end. */
    private int readUntilCompleted(URI base, String location) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        int read = 0;
        int before = 0;
        while (true) {
            JsonNode last = page(base, location, 1, (read + 1) * PAGE);
            int through = last.path("Succeeded").asInt();
            assertThat(last.path("Failed").asInt()).as("%s", last).isZero();
            assertThat(through).as("progress never goes back").isGreaterThanOrEqualTo(before);
            before = through;
            if (last.path("Status").asText().equals("Completed")) {
                return read;
            }
            if (done(last) == 1) {
                JsonNode report = page(base, location, PAGE, read + 1);
                if (done(report) == PAGE) {
                    requireFinished(report, ++read);
                }
            }
            assertThat(Instant.now()).as("%d items done", through).isBefore(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private JsonNode page(URI base, String location, int size, int page) throws IOException {
        Load.Reply reply = load.get(base, location + "?PageSize=" + size + "&PageNumber=" + page);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static long done(JsonNode report) {
        return report.path("Results").findValuesAsText("Status").stream()
                .filter("Done"::equals)
                .count();
    }

    private static void requireFinished(JsonNode report, int page) {
        int index = (page - 1) * PAGE;
        assertThat(done(report)).isEqualTo(PAGE);
        for (JsonNode result : report.path("Results")) {
            assertThat(result.path("Index").asInt()).isEqualTo(index);
            assertThat(result.at("/Accounts/0/ID").asText()).isEqualTo(String.format("1%06d", index));
            index++;
        }
    }
}
