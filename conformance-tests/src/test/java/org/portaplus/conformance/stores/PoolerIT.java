package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.Pooler;
import org.portaplus.conformance.StartedTarget;
import org.portaplus.conformance.Topic;
import org.portaplus.process.ServerProcess;

/**
 * PgBouncer with five connections stands between server and database: what holds without it holds behind it, or is told.
 * {@code -Dporta.test.rounds} says how often two clients compete for an extension (10).
 */
@Timeout(300)
class PoolerIT {
    private static final int POOL = 5;
    private static final int ROUNDS = Integer.getInteger("porta.test.rounds", 10);
    private static final int WRITES = 60;
    private static final Duration TOLD = Duration.ofSeconds(5);

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path directory;

    private static OwnPostgres postgres;
    private static int databases;

    private final Load load = new Load();

    @BeforeAll
    static void start() throws IOException {
        Pooler.require(Pooler.Mode.TRANSACTION);
        postgres = new OwnPostgres(directory.resolve("postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> theDomainBehavesBehindATransactionPool() throws Exception {
        return behaviour(Pooler.Mode.TRANSACTION);
    }

    @TestFactory
    Stream<DynamicTest> theDomainBehavesBehindASessionPool() throws Exception {
        return behaviour(Pooler.Mode.SESSION);
    }

    @TestFactory
    Stream<DynamicTest> theDomainBehavesBehindAPoolThatKeepsPreparedStatementsApart() throws Exception {
        Pooler.require(Pooler.Mode.PREPARED);
        return behaviour(Pooler.Mode.PREPARED);
    }

    /** The behaviour suite, and then the level at which all of it was written. */
    private static Stream<DynamicTest> behaviour(Pooler.Mode mode) throws Exception {
        String database = database();
        Pooler pooler = pooler(mode, POOL);
        ServerProcess server =
                new ServerProcess("pooler-domain-" + mode, environment(pooler, database, mode.settings()));
        StartedTarget target = new StartedTarget(server);
        LevelCount levels = new LevelCount(postgres, database);
        return Stream.concat(
                        Topic.of("domain", target),
                        Stream.of(DynamicTest.dynamicTest("no unit runs below its level", () -> {
                            levels.check();
                            assertNoError(server);
                        })))
                .onClose(() -> {
                    target.close();
                    pooler.close();
                });
    }

    /** Load, and two clients who compete: with 8 readers and 8 writers on 5 connections, where the mode allows that. */
    @ParameterizedTest
    @EnumSource(names = {"TRANSACTION", "SESSION", "PREPARED"})
    void everybodyIsServedAndNoUnitRunsBelowItsLevel(Pooler.Mode mode) throws Exception {
        Pooler.require(mode);
        String database = database();
        try (Pooler pooler = pooler(mode, POOL);
                ServerProcess server =
                        new ServerProcess("pooler-level-" + mode, environment(pooler, database, mode.settings()));
                Writers writers = new Writers(load, server.base())) {
            LevelCount levels = new LevelCount(postgres, database);
            writers.start();
            writers.await(5 * WRITES);
            writers.stop();
            writers.check();
            writers.checkAll();
            competeForExtensions(server);

            levels.check();
            assertThat(server.log().contains("A pooler stands before the database: statements are not prepared"))
                    .isEqualTo(mode != Pooler.Mode.PREPARED);
            assertNoError(server);
        }
    }

    private static void assertNoError(ServerProcess server) {
        assertThat(server.log().lines().filter(line -> line.contains(" ERROR ")))
                .isEmpty();
    }

    /** The extension of a closed account is free for one of two. */
    private void competeForExtensions(ServerProcess server) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                int customer = load.customer(server.base(), "Extension " + round);
                Load.Reply closed = load.post(server.base(), "/CreateAccounts", extension(customer, "40" + round));
                int account = closed.body().path("IAccount").asInt();
                assertThat(load.post(
                                        server.base(),
                                        "/UpdateAccount",
                                        "{\"Accounts\":[{\"IAccount\":" + account + ",\"BillStatus\":\"C\"}]}")
                                .status())
                        .isEqualTo(200);
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Integer>> both = IntStream.of(41, 42)
                        .mapToObj(prefix -> prefix + "" + customer)
                        .map(id -> clients.submit(() -> {
                            together.await();
                            return load.post(server.base(), "/CreateAccounts", extension(customer, id))
                                    .status();
                        }))
                        .toList();
                assertThat(List.of(both.get(0).get(), both.get(1).get()))
                        .as("round %d", round)
                        .containsExactlyInAnyOrder(200, 409);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static String extension(int customer, String id) {
        return Load.account(customer, id).replace("\"FirstName\"", "\"Extension\":\"101\",\"FirstName\"");
    }

    @Test
    void aSessionPoolThatIsTooSmallIsToldAndNobodyWaitsForEver() throws Exception {
        try (Pooler pooler = pooler(Pooler.Mode.SESSION, POOL)) {
            ServerProcess server = new ServerProcess("pooler-small", environment(pooler, database(), Map.of()));
            long begin = System.nanoTime();
            Load.Reply told = Patience.until(() -> ready(server), answer -> answer.status() == 503);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TOLD);
            Patience.until(
                    () -> ready(server), answer -> answer.body().toString().contains("of the 16 connections"));
            assertThat(told.body().toString()).doesNotContain("localhost", "127.0.0.1");
            assertThat(server.log()).contains("enlarge the pooler's pool");

            everybodyIsAnswered(server);

            server.terminate();
            assertThat(server.awaitEnd(Duration.ofSeconds(60))).isIn(0, 143);
        }
    }

    private void everybodyIsAnswered(ServerProcess server) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(32);
        try {
            List<Future<Load.Reply>> all = IntStream.range(0, 32)
                    .mapToObj(client -> clients.submit(() -> client % 2 == 0
                            ? load.get(server.base(), "/GetProducts/demo/USD")
                            : load.post(
                                    server.base(), "/BatchCreateCustomers", Load.batch(Load.item("C" + client, null)))))
                    .toList();
            for (Future<Load.Reply> one : all) {
                Load.Reply reply = one.get();
                assertThat(reply.status()).as("%s", reply.body()).isIn(200, 503);
                if (reply.status() == 503) {
                    assertThat(reply.headers().firstValue("Retry-After")).isPresent();
                }
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private Load.Reply ready(ServerProcess server) {
        try {
            return load.get(server.base(), "/q/health/ready");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPoolOfStatementsStopsTheStartAndIsNamed() throws Exception {
        requireRefusedStart(Pooler.Mode.STATEMENT, POOL, "", "must pool transactions or sessions, not statements");
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "TRANSACTION"})
    void aPoolOfOneConnectionStopsTheStartAndIsNamed(Pooler.Mode mode) throws Exception {
        requireRefusedStart(mode, 1, "", "enlarge the pooler's pool");
    }

    /** PgBouncer before 1.21 does not know them, and later ones only with {@code max_prepared_statements}. */
    @Test
    void preparedStatementsThatThePoolerMixesUpStopTheStartAndAreNamed() throws Exception {
        requireRefusedStart(Pooler.Mode.TRANSACTION, POOL, "?prepareThreshold=5", "max_prepared_statements");
    }

    private static void requireRefusedStart(Pooler.Mode mode, int size, String parameters, String reason)
            throws Exception {
        try (Pooler pooler = pooler(mode, size)) {
            Map<String, String> environment = environment(pooler, database() + parameters, Map.of());
            assertThatThrownBy(() -> new ServerProcess("pooler-refused-" + mode, environment))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("porta.database.url: the pooler at ")
                    .hasMessageContaining(reason);
        }
    }

    private static Pooler pooler(Pooler.Mode mode, int size) throws IOException {
        return new Pooler(directory, mode, size, postgres.port());
    }

    private static synchronized String database() throws Exception {
        String name = "pooled_" + ++databases;
        postgres.run("CREATE DATABASE " + name);
        return name;
    }

    private static Map<String, String> environment(Pooler pooler, String database, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(postgres.environment(database));
        environment.put("PORTA_DATABASE_URL", pooler.url(database));
        environment.putAll(more);
        return environment;
    }
}
