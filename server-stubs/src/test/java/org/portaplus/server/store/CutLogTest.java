package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The write-ahead log of SQLite ends at any byte, as after a crash of the machine or in a torn copy: the store opens with every
 * write that was acknowledged before the log had grown beyond the cut, and with no half of another. {@code
 * -Dporta.test.cuts} says how often (100), {@code -Dporta.test.seed} repeats the places of a run.
 */
@Tag("slow")
@Timeout(600)
class CutLogTest {
    private static final int CUTS = Integer.getInteger("porta.test.cuts", 100);
    private static final long SEED = Long.getLong("porta.test.seed", System.nanoTime());
    private static final int WRITES = 150;
    private static final String FILE = "portaplus.db";
    private static final String LOG = FILE + "-wal";

    @TempDir
    Path dir;

    private Path whole;

    /** The length of the log when each write was acknowledged. */
    private final List<Long> lengths = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Path data = dir.resolve("data");
        Store.open(StoreSettings.in(data)).close();
        whole = Files.createDirectory(dir.resolve("whole"));
        try (Store store = Store.open(StoreSettings.in(data))) {
            for (int i = 1; i <= WRITES; i++) {
                int iEnv = i;
                int written = store.write(tx -> TestEnvironment.insert(tx, iEnv));
                assertThat(written).isEqualTo(1);
                lengths.add(Files.size(data.resolve(LOG)));
            }
            Files.copy(data.resolve(FILE), whole.resolve(FILE));
            Files.copy(data.resolve(LOG), whole.resolve(LOG));
        }
    }

    @Test
    void everyWriteThatWasSyncedBeforeTheCutIsThere() throws IOException {
        System.out.printf("CutLogTest: %d cuts, -Dporta.test.seed=%d%n", CUTS, SEED);
        assertThat(lengths).isSorted().doesNotHaveDuplicates();
        Random random = new Random(SEED);
        for (int cut = 0; cut < CUTS; cut++) {
            long length = random.nextLong(Files.size(whole.resolve(LOG)) + 1);
            int synced = (int) lengths.stream().filter(end -> end <= length).count();
            try (Store store = Store.open(StoreSettings.in(cutAt(length)))) {
                List<Integer> kept = store.read(db -> db.sql()
                        .select(ENVIRONMENT.I_ENV)
                        .from(ENVIRONMENT)
                        .orderBy(ENVIRONMENT.I_ENV)
                        .fetch(ENVIRONMENT.I_ENV));
                assertThat(kept)
                        .as("after %d bytes", length)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, synced).boxed().toList());
                int next = store.write(tx -> TestEnvironment.insert(tx, WRITES + 1));
                assertThat(next).isEqualTo(1);
            }
        }
    }

    private Path cutAt(long length) throws IOException {
        Path copy = Files.createTempDirectory(dir, "cut");
        Files.copy(whole.resolve(FILE), copy.resolve(FILE));
        Files.copy(whole.resolve(LOG), copy.resolve(LOG));
        try (RandomAccessFile log = new RandomAccessFile(copy.resolve(LOG).toFile(), "rw")) {
            log.setLength(length);
        }
        return copy;
    }
}
