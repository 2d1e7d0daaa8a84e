package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WriteTurnTest {
    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int WRITES = 10;

    /** For one write of the other: it takes about 5, more on a busy machine; with SQLite's own way of waiting about 100. */
    private static final int MOST_UNITS = 60;

    @TempDir
    Path dir;

    /** As a command does beside a server that is at a large batch: its units queue up, the store is free for moments. */
    @Test
    void anotherProcessGetsItsTurnWhileAServerIsBusy() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger meanwhile = new AtomicInteger();
        ExecutorService server = Executors.newSingleThreadExecutor();
        try (Store busy = Store.open(StoreSettings.in(dir));
                Store other = Store.openExisting(StoreSettings.in(dir))) {
            Future<?> load = server.submit(() -> {
                Queue<CompletableFuture<Integer>> running = new ArrayDeque<>();
                while (!enough.get()) {
                    running.add(busy.submit(Turn.OF_THE_SERVER, tx -> {
                        LockSupport.parkNanos(WORK_NANOS);
                        meanwhile.incrementAndGet();
                        return environment(tx, 1);
                    }));
                    if (running.size() > 4) {
                        running.remove().join();
                    }
                }
                running.forEach(CompletableFuture::join);
            });
            for (int i = 0; i < WRITES; i++) {
                int iEnv = 100 + i;
                assertThat(other.<Integer>write(tx -> environment(tx, iEnv))).isEqualTo(1);
            }
            assertThat(meanwhile).as("units of the server while it waited").hasValueLessThan(MOST_UNITS * WRITES);
            enough.set(true);
            load.get();
        } finally {
            server.shutdownNow();
        }
    }

    private static int environment(Tx tx, int iEnv) {
        return tx.sql()
                .insertInto(ENVIRONMENT)
                .set(ENVIRONMENT.I_ENV, iEnv)
                .set(ENVIRONMENT.NAME, "e" + iEnv)
                .set(ENVIRONMENT.KEY_CHECK, "")
                .set(ENVIRONMENT.CREATED_AT, Instant.EPOCH)
                .onConflictDoNothing()
                .execute();
    }
}
