package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.TestStore;
import org.portaplus.process.ServerProcess;

/**
 * A server is killed again and again under a mixed load of writes, and now and then while it starts. {@code
 * -Dporta.test.crashes} says how often (5), {@code -Dporta.test.seed} repeats the moments of a run.
 */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("porta.test.crashes", 5);
    private static final long SEED = Long.getLong("porta.test.seed", System.nanoTime());
    private static final int MOST_WRITES = 200;
    private static final int MOST_MILLIS = 50;
    private static final int START_MILLIS = 5000;
    private static final int KILLED_STARTS = 4;
    private static final int ROUNDS_BETWEEN_REPORTS = 50;

    private final Load load = new Load();

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void whatWasAcknowledgedSurvivesEveryCrashExactlyOnce(TestStore store) throws Exception {
        System.out.printf("CrashIT on %s: %d rounds, -Dporta.test.seed=%d%n", store, ROUNDS, SEED);
        Random random = new Random(SEED);
        Map<String, String> environment = new HashMap<>(store.create());
        environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        int killedStarts = 0;
        try (ServerProcess server = new ServerProcess("crash-" + store, environment);
                Writers writers = new Writers(load, server.base())) {
            for (int round = 1; round <= ROUNDS; round++) {
                writers.start();
                writers.await(random.nextInt(MOST_WRITES));
                Thread.sleep(random.nextInt(MOST_MILLIS));
                server.kill();
                writers.stop();
                if (random.nextInt(KILLED_STARTS) == 0) {
                    server.killWhileItStarts(random.nextInt(START_MILLIS));
                    killedStarts++;
                }
                server.startAgain();
                writers.check();
                if (round % ROUNDS_BETWEEN_REPORTS == 0 || round == ROUNDS) {
                    writers.checkAll();
                    System.out.printf(
                            "CrashIT on %s: %d crashes, %d more while it started; %d acknowledged requests and %d accounts,"
                                    + " none lost, none twice%n",
                            store, round, killedStarts, writers.acknowledged(), writers.accounts());
                }
            }
            assertThat(server.log().lines().filter(line -> line.contains(" ERROR ")))
                    .isEmpty();
        }
    }
}
