package org.portaplus.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/** What becomes of writes while the database cannot work, and afterwards. */
@Tag("slow")
@Timeout(120)
class OutageTest {
    @TempDir
    Path dir;

    @Test
    void aDatabaseThatStopsUnderLoadLosesNothingAndIsUsedAgainWhenItIsBack() throws Exception {
        int port = freePort();
        EmbeddedPostgres postgres = postgres(port);
        StoreSettings settings =
                StoreSettings.in(dir).at("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "");
        try (Store store = Store.open(settings)) {
            Load load = new Load(store);
            load.await(load.acknowledged, 50);
            postgres.close();
            load.await(load.refused, 10);
            assertUnavailable(() -> count(store));

            postgres = postgres(port);
            load.await(load.acknowledged, load.acknowledged.size() + 50);
            load.end();

            assertThat(load.refused).allSatisfy(OutageTest::requireUnavailable);
            List<Integer> kept = store.read(
                    db -> db.sql().select(ENVIRONMENT.I_ENV).from(ENVIRONMENT).fetch(ENVIRONMENT.I_ENV));
            assertThat(kept).containsAll(load.acknowledged).doesNotHaveDuplicates();
        } finally {
            postgres.close();
        }
    }

    @Test
    void aFullDiskRefusesWritesLosesNothingAndIsForgottenWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(dir.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
                "only root can mount a small disk to fill");
        try (Store store = Store.open(StoreSettings.in(disk))) {
            store.write(tx -> TestEnvironment.insert(tx, 1));
            Path filler = disk.resolve("filler");
            fill(filler);
            int acknowledged = 1;
            Throwable refused = null;
            for (int i = 2; refused == null; i++) {
                int iEnv = i;
                try {
                    store.write(tx -> TestEnvironment.insert(tx, iEnv));
                    acknowledged++;
                } catch (RuntimeException e) {
                    refused = e;
                }
            }
            Throwable full = refused;
            assertUnavailable(() -> {
                throw full;
            });
            assertThat(count(store)).isEqualTo(acknowledged);
            assertThatThrownBy(store::requireWritable).isInstanceOf(RuntimeException.class);

            Files.delete(filler);
            awaitWritable(store);
            store.write(tx -> TestEnvironment.insert(tx, 100_000));
            assertThat(count(store)).isEqualTo(acknowledged + 1);
        } finally {
            run("umount", disk.toString());
        }
    }

    /** It is by our own small write that the store finds out; there is no other. */
    private static void awaitWritable(Store store) {
        while (true) {
            try {
                store.requireWritable();
                return;
            } catch (StoreException | Fault notYet) {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    /** Four threads that write, whatever comes. */
    private static final class Load {
        private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
        private final Queue<Throwable> refused = new ConcurrentLinkedQueue<>();
        private final AtomicInteger next = new AtomicInteger();
        private final ExecutorService threads = Executors.newFixedThreadPool(4);
        private volatile boolean ended;

        Load(Store store) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> write(store));
            }
        }

        private void write(Store store) {
            while (!ended) {
                int iEnv = next.incrementAndGet();
                try {
                    store.write(tx -> TestEnvironment.insert(tx, iEnv));
                    acknowledged.add(iEnv);
                } catch (RuntimeException e) {
                    refused.add(e);
                }
            }
        }

        void await(Collection<?> outcomes, int size) {
            while (outcomes.size() < size) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        void end() throws InterruptedException {
            ended = true;
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(dir.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void assertUnavailable(ThrowingCallable action) {
        assertThatThrownBy(action)
                .satisfiesAnyOf(OutageTest::requireUnavailable, thrown -> requireUnavailable(thrown.getCause()));
    }

    private static void requireUnavailable(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.kind())
                .isEqualTo(FaultKind.UNAVAILABLE));
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static int count(Store store) {
        return store.read(db -> db.sql().fetchCount(ENVIRONMENT));
    }
}
