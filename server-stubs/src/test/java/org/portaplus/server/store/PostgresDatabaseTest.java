package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/** What units of work on PostgreSQL may rely on, and what they must not wait for. */
@Tag("slow")
@Timeout(120)
class PostgresDatabaseTest {
    private static final int CLIENTS = 64;
    private static final int UPDATES = 10;

    @TempDir
    Path dir;

    private Store store;
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @BeforeEach
    void open() {
        StoreSettings all = EmbeddedPostgresServer.settings(dir);
        store = Store.open(new StoreSettings(dir, all.databaseUrl(), all.user(), all.password(), 1, 8));
        store.write(tx -> TestEnvironment.insert(tx, 1));
    }

    @AfterEach
    void close() {
        clients.shutdownNow();
        store.close();
    }

    @Test
    void everyUnitSetsTheLevelOfItsOwnTransaction() {
        String query = "SHOW transaction_isolation";
        assertThat(store.<String>write(tx -> tx.sql().fetchSingle(query).get(0, String.class)))
                .isEqualTo("repeatable read");
        assertThat(store.<String>read(tx -> tx.sql().fetchSingle(query).get(0, String.class)))
                .isEqualTo("repeatable read");
        assertThat(store.<String>read(tx -> tx.sql()
                        .fetchSingle("SHOW default_transaction_isolation")
                        .get(0, String.class)))
                .as("of the session, which a pooler lends to others")
                .isEqualTo("read committed");
    }

    @Test
    void whoGetsNoConnectionIsToldToComeAgainAndCounted() throws Exception {
        CountDownLatch lent = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Future<?> holder = clients.submit(() -> store.read(db -> {
            lent.countDown();
            return await(enough);
        }));
        lent.await();

        assertThatThrownBy(() -> store.read(db -> db.sql().fetchCount(ENVIRONMENT)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.UNAVAILABLE));
        assertThat(store.failures()).containsEntry("unavailable", 1L);

        enough.countDown();
        holder.get();
        assertThat(store.<Integer>read(db -> db.sql().fetchCount(ENVIRONMENT))).isEqualTo(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void manyWhoChangeOneRowAllGetTheirTurn() throws Exception {
        List<Future<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < CLIENTS * UPDATES; i++) {
            changes.add(clients.submit(() -> store.write(PostgresDatabaseTest::change)));
        }
        for (Future<Integer> change : changes) {
            assertThat(change.get()).isEqualTo(1);
        }
        assertThat(store.<String>read(db ->
                        db.sql().select(ENVIRONMENT.NAME).from(ENVIRONMENT).fetchSingle(ENVIRONMENT.NAME)))
                .isEqualTo(String.valueOf(CLIENTS * UPDATES));
    }

    private static int change(Tx tx) {
        String before = tx.locking(
                        List.of("environment", 1),
                        tx.sql().selectFrom(ENVIRONMENT).where(ENVIRONMENT.I_ENV.eq(1)))
                .fetchSingle(ENVIRONMENT.NAME);
        int number = before.matches("\\d+") ? Integer.parseInt(before) : 0;
        return tx.sql()
                .update(ENVIRONMENT)
                .set(ENVIRONMENT.NAME, String.valueOf(number + 1))
                .where(ENVIRONMENT.I_ENV.eq(1))
                .execute();
    }

    @Test
    void unitsThatNeedManyRowsInAnyOrderDoNotWaitForEachOther() {
        List<CompletableFuture<Integer>> units = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int first = i % 7;
            units.add(store.submit(Turn.OF_THE_SERVER, tx -> {
                IntStream.range(0, 7)
                        .forEach(step -> tx.locking(
                                (first + step * 3) % 7,
                                tx.sql().selectFrom(ENVIRONMENT).where(ENVIRONMENT.I_ENV.eq(1))));
                return Counter.ACCOUNT.next(tx, 1);
            }));
        }
        assertThat(units.stream().map(CompletableFuture::join)).doesNotHaveDuplicates();
    }

    @Test
    void numbersInAnyAmountAreReservedForTheUnitThatNeedsThem() {
        List<CompletableFuture<Integer>> units = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            units.add(store.submit(Turn.OF_THE_SERVER, tx -> {
                int many = Counter.ACCOUNT.next(tx, 1, 100);
                int more = Counter.ACCOUNT.next(tx, 1, 70);
                assertThat(Math.abs(more - many)).as("overlap").isGreaterThanOrEqualTo(more > many ? 100 : 70);
                return many;
            }));
            units.add(store.submit(Turn.OF_THE_SERVER, tx -> Counter.ACCOUNT.next(tx, 1)));
        }
        assertThat(units.stream().map(CompletableFuture::join)).doesNotHaveDuplicates();
    }
}
