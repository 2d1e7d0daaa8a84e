package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.ServerProcess;
import org.portaplus.conformance.TestStore;

/**
 * A server is killed again and again under a mixed load of writes. {@code -Dporta.test.crashes} says how often (10),
 * {@code -Dporta.test.seed} repeats a run.
 */
@Timeout(3600)
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("porta.test.crashes", 10);
    private static final long SEED = Long.getLong("porta.test.seed", System.nanoTime());
    private static final int SHORTEST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 1500;

    private final Load load = new Load();

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void whatWasAcknowledgedSurvivesEveryCrashExactlyOnce(TestStore store) throws Exception {
        System.out.println("CrashIT on " + store + ": " + ROUNDS + " rounds, -Dporta.test.seed=" + SEED);
        Random random = new Random(SEED);
        Map<String, String> environment = store.create();
        try (ServerProcess server = new ServerProcess("crash-" + store, environment)) {
            Writers writers = new Writers(load, server.base());
            for (int round = 0; round < ROUNDS; round++) {
                writers.start();
                Thread.sleep(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS));
                server.kill();
                writers.await();
                server.startAgain();
                writers.check();
            }
            assertThat(writers.acknowledged())
                    .as("writes that were acknowledged")
                    .isPositive();
            System.out.println(
                    "CrashIT on " + store + ": " + writers.acknowledged() + " writes acknowledged, none lost");
        }
    }

    /** So that a round which writes nothing is no success. */
    static void requireAnswer(Load.Reply reply, int status) throws IOException {
        if (reply.status() == 503) {
            throw new IOException("on its way down");
        }
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
    }
}
