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
import org.portaplus.conformance.Patience;
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
        Pooler.require();
        postgres = new OwnPostgres(directory.resolve("postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> theMainJobIsDoneBehindATransactionPool() throws Exception {
        return mainJob("transaction", Map.of());
    }

    @TestFactory
    Stream<DynamicTest> theMainJobIsDoneBehindASessionPool() throws Exception {
        return mainJob("session", Map.of("PORTA_DATABASE_READERS", "2", "PORTA_DATABASE_WRITERS", "2"));
    }

    private Stream<DynamicTest> mainJob(String mode, Map<String, String> sizes) throws Exception {
        Pooler pooler = new Pooler(directory, mode, POOL, postgres);
        StartedTarget target =
                new StartedTarget(new ServerProcess("pooler-story-" + mode, environment(pooler, database(), sizes)));
        return Topic.of("story", target).onClose(() -> {
            target.close();
            pooler.close();
        });
    }

    /** With 8 readers and 8 writers on 5 connections; a trigger counts the changes that are made below the level. */
    @Test
    void noUnitRunsBelowItsLevelBehindATransactionPool() throws Exception {
        String database = database();
        try (Pooler pooler = new Pooler(directory, "transaction", POOL, postgres);
                ServerProcess server = new ServerProcess("pooler-level", environment(pooler, database, Map.of()))) {
            postgres.run(database, """
                    CREATE TABLE below (level TEXT);
                    CREATE FUNCTION note_level() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                      INSERT INTO below VALUES (current_setting('transaction_isolation'));
                      RETURN NULL;
                    END $$;
                    CREATE TRIGGER note AFTER INSERT OR UPDATE ON account FOR EACH STATEMENT EXECUTE FUNCTION note_level();
                    CREATE TRIGGER note AFTER INSERT OR UPDATE ON customer FOR EACH STATEMENT EXECUTE FUNCTION note_level();
                    CREATE TRIGGER note AFTER INSERT OR UPDATE ON batch_item FOR EACH STATEMENT EXECUTE FUNCTION note_level();
                    """);
            Writers writers = new Writers(load, server.base());
            writers.start();
            writers.await(5 * WRITES);
            writers.stop();
            writers.check();
            writers.checkAll();
            competeForExtensions(server);

            assertThat(postgres.texts(database, "SELECT DISTINCT level FROM below"))
                    .containsExactly("repeatable read");
            assertThat(Integer.parseInt(postgres.texts(database, "SELECT count(*) FROM below")
                            .get(0)))
                    .isGreaterThan(WRITES);
            assertThat(server.log()).contains("A pooler stands before the database");
            assertThat(server.log().lines().filter(line -> line.contains(" ERROR ")))
                    .isEmpty();
        }
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
        try (Pooler pooler = new Pooler(directory, "session", POOL, postgres)) {
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
        requireRefusedStart("statement", "", "must pool transactions or sessions, not statements");
    }

    /** PgBouncer before 1.21 does not know them, and later ones only with {@code max_prepared_statements}. */
    @Test
    void preparedStatementsThatThePoolerMixesUpStopTheStartAndAreNamed() throws Exception {
        requireRefusedStart("transaction", "?prepareThreshold=5", "max_prepared_statements");
    }

    private static void requireRefusedStart(String mode, String parameters, String reason) throws Exception {
        try (Pooler pooler = new Pooler(directory, mode, 1, postgres)) {
            Map<String, String> environment = environment(pooler, database() + parameters, Map.of());
            assertThatThrownBy(() -> new ServerProcess("pooler-refused-" + mode, environment))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("porta.database.url: the pooler at ")
                    .hasMessageContaining(reason);
        }
    }

    private static synchronized String database() throws Exception {
        String name = "pooled_" + ++databases;
        postgres.run("CREATE DATABASE " + name);
        return name;
    }

    private static Map<String, String> environment(Pooler pooler, String database, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(postgres.environment(database));
        environment.put("PORTA_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + pooler.port() + "/" + database);
        environment.putAll(more);
        return environment;
    }
}
