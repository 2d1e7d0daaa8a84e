package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.server.faults.Fault;

/** What every database promises to those who write and read at the same time. */
@OnEveryStore
class StoreTest {
    @TempDir
    Path dir;

    private final TestDatabase database;
    private Store store;

    StoreTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        store = Store.open(database.settings(dir));
        store.write(tx -> TestEnvironment.insert(tx, 1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void manyThreadsGetNumbersOfWhichNoneComesTwice() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Integer>> numbers = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            numbers.add(threads.submit(() -> store.write(tx -> Counter.ACCOUNT.next(tx, 1))));
        }
        List<Integer> taken = new ArrayList<>();
        for (Future<Integer> number : numbers) {
            taken.add(number.get());
        }
        threads.shutdown();

        assertThat(taken).doesNotHaveDuplicates().hasSize(2000).allMatch(number -> number > 0);
    }

    @Test
    void aFailingUnitIsUndoneAloneThoughItSharesTheCommit() {
        List<CompletableFuture<Integer>> units = new ArrayList<>();
        for (int i = 2; i < 100; i++) {
            int iEnv = i;
            units.add(store.submit(Turn.OF_THE_SERVER, tx -> {
                int rows = TestEnvironment.insert(tx, iEnv);
                if (iEnv % 3 == 0) {
                    throw new IllegalStateException("on purpose");
                }
                return rows;
            }));
        }
        units.forEach(unit -> unit.handle((rows, failure) -> rows).join());

        List<Integer> kept = store.read(db -> db.sql()
                .select(ENVIRONMENT.I_ENV)
                .from(ENVIRONMENT)
                .orderBy(ENVIRONMENT.I_ENV)
                .fetch(ENVIRONMENT.I_ENV));
        assertThat(kept).hasSize(66).allMatch(iEnv -> iEnv % 3 != 0);
    }

    @Test
    void unitsThatComeInAnOrderSeeThoseBeforeThemAndFailAlone() {
        List<Function<Tx, Integer>> units = new ArrayList<>();
        for (int i = 2; i < 100; i++) {
            int iEnv = i;
            units.add(tx -> {
                int before = tx.sql().fetchCount(ENVIRONMENT);
                TestEnvironment.insert(tx, iEnv);
                if (iEnv % 3 == 0) {
                    throw new IllegalStateException("on purpose");
                }
                return before;
            });
        }
        List<Integer> seen = new ArrayList<>();
        store.submitAll(Turn.OF_THE_SERVER, units)
                .forEach(unit -> unit.handle((before, failure) -> failure == null && seen.add(before))
                        .join());

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 65).boxed().toList());
        assertThat(store.<Integer>read(db -> db.sql().fetchCount(ENVIRONMENT))).isEqualTo(66);
    }

    @Test
    void theCallerGetsTheVeryExceptionThatTheUnitThrew() {
        assertThatThrownBy(() -> store.write(tx -> {
                    throw new IllegalArgumentException("mine");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
    }

    @Test
    void aReadSeesEveryWriteThatReturnedBefore() {
        for (int i = 2; i < 50; i++) {
            int iEnv = i;
            store.write(tx -> TestEnvironment.insert(tx, iEnv));
            assertThat(store.<Integer>read(db -> db.sql().fetchCount(ENVIRONMENT)))
                    .isEqualTo(iEnv);
        }
    }

    @Test
    void aReadCannotWrite() {
        assertThatThrownBy(() -> store.read(db -> TestEnvironment.insert(db, 9)))
                .isInstanceOf(RuntimeException.class);
        assertThat(store.<Integer>read(db -> db.sql().fetchCount(ENVIRONMENT))).isEqualTo(1);
    }

    @Test
    void aUnitThatWritesThroughTheStoreAgainIsToldSoInsteadOfWaitingForItself() {
        assertThatThrownBy(() -> store.write(tx -> store.write(inner -> 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasWrittenIsThereAfterTheStoreWasOpenedAgain() {
        store.write(tx -> TestEnvironment.insert(tx, 7));
        store.close();
        store = Store.open(database.settings(dir));
        assertThat(store.<Integer>read(db -> db.sql().fetchCount(ENVIRONMENT, ENVIRONMENT.I_ENV.eq(7))))
                .isEqualTo(1);
    }

    @Test
    void closingFinishesWhatWasSubmittedAndRefusesWhatComesLater() {
        List<CompletableFuture<Integer>> units = new ArrayList<>();
        for (int i = 2; i < 300; i++) {
            int iEnv = i;
            units.add(store.submit(Turn.OF_THE_SERVER, tx -> TestEnvironment.insert(tx, iEnv)));
        }
        store.close();
        assertThat(units).allSatisfy(unit -> assertThat(unit.join()).isEqualTo(1));
        assertThatThrownBy(() -> store.write(tx -> 1)).isInstanceOf(Fault.class);
        store = Store.open(database.settings(dir));
        assertThat(store.<Integer>read(db -> db.sql().fetchCount(ENVIRONMENT))).isEqualTo(299);
    }
}
