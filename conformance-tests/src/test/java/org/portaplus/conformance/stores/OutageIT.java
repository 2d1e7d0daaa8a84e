package org.portaplus.conformance.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.conformance.Patience;
import org.portaplus.process.ServerProcess;

/**
 * What the store needs fails under a mixed load of writes and comes back. Clients are asked to retry, nothing that was
 * acknowledged is lost or there twice, and the server goes on without a restart.
 */
class OutageIT {
    private static final int WRITES = 60;
    private static final int REFUSALS = 20;

    private final Load load = new Load();

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    @Test
    void postgresIsStoppedAndStarted() throws Exception {
        try (OwnPostgres postgres = new OwnPostgres(directory.resolve("postgres"));
                ServerProcess server = new ServerProcess("outage-stopped", postgres.environment("postgres"));
                Writers writers = new Writers(load, server.base())) {
            for (int round = 0; round < 2; round++) {
                writers.start();
                writers.await(WRITES);
                postgres.stop();
                writers.awaitUnavailable(REFUSALS);
                requireUnavailable(server);
                postgres.start();
                writers.await(WRITES);
                postgres.run(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'porta-plus-2'");
                writers.await(WRITES);
                writers.stop();
                writers.check();
            }
            writers.checkAll();
            requireNoDefect(server);
        }
    }

    @Test
    void theDiskOfTheEmbeddedStoreIsFull() throws Exception {
        try (SmallDisk disk = new SmallDisk(directory.resolve("sqlite"), 64)) {
            Map<String, String> environment = new HashMap<>();
            environment.put("PORTA_DATA_DIR", disk.path().toString());
            fillUnderLoad("outage-full-sqlite", environment, disk);
        }
    }

    /** The tables' disk; without room for its log PostgreSQL itself ends, which is the case above. */
    @Test
    void theDiskOfPostgresIsFull() throws Exception {
        try (SmallDisk disk = new SmallDisk(directory.resolve("tables"), 64);
                OwnPostgres postgres = new OwnPostgres(directory.resolve("postgres"))) {
            postgres.run("CREATE TABLESPACE small LOCATION '" + disk.path() + "'");
            postgres.run("CREATE DATABASE porta TABLESPACE small");
            fillUnderLoad("outage-full-postgresql", postgres.environment("porta"), disk);
        }
    }

    private void fillUnderLoad(String name, Map<String, String> environment, SmallDisk disk) throws Exception {
        try (ServerProcess server = new ServerProcess(name, environment);
                Writers writers = new Writers(load, server.base())) {
            for (int round = 0; round < 2; round++) {
                writers.start();
                writers.await(WRITES);
                disk.fill();
                writers.awaitUnavailable(REFUSALS);
                assertThat(load.get(server.base(), "/GetProducts/demo/USD").status())
                        .as("reading goes on")
                        .isEqualTo(200);
                awaitReadiness(server, 503);
                disk.empty();
                writers.await(WRITES);
                awaitReadiness(server, 200);
                writers.stop();
                writers.check();
            }
            writers.checkAll();
            requireNoDefect(server);
        }
    }

    private void awaitReadiness(ServerProcess server, int status) {
        Patience.until(() -> readiness(server), found -> found == status);
    }

    private int readiness(ServerProcess server) {
        try {
            return load.get(server.base(), "/q/health/ready").status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireUnavailable(ServerProcess server) throws IOException {
        Load.Reply reply = load.get(server.base(), "/GetProducts/demo/USD");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.errorCode()).isEqualTo("StoreUnavailable");
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    }

    private static void requireNoDefect(ServerProcess server) {
        assertThat(server.log()).contains("The store is unavailable", "The store is available again");
        assertThat(server.log().lines().filter(line -> line.contains(" ERROR ")))
                .as("the log has one line at each change")
                .allMatch(line -> line.contains("The store is unavailable"));
    }

    /** A file system of some mebibytes, in memory. */
    private record SmallDisk(Path path) implements AutoCloseable {
        SmallDisk(Path path, int mebibytes) throws IOException {
            this(Files.createDirectory(path));
            Assumptions.assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + mebibytes + "m", "tmpfs", path.toString()),
                    "only root can mount a small disk to fill");
        }

        void fill() throws IOException {
            byte[] block = new byte[4096];
            try (OutputStream out = Files.newOutputStream(filler())) {
                while (true) {
                    out.write(block);
                }
            } catch (IOException full) {
                assertThat(path.toFile().getUsableSpace()).isZero();
            }
        }

        void empty() throws IOException {
            Files.delete(filler());
        }

        private Path filler() {
            return path.resolve("filler");
        }

        @Override
        public void close() throws IOException {
            assertThat(run("umount", "--lazy", path.toString())).isTrue();
        }

        private static boolean run(String... command) throws IOException {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.onExit().join().exitValue() == 0;
        }
    }
}
