package org.portaplus.conformance.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.portaplus.conformance.Patience;

/** PgBouncer of the system's package, as an ordinary process on a port of its own, before one PostgreSQL. */
final class Pooler implements AutoCloseable {
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

    private final int port;
    private final Process process;

    /**
     * @param mode session, transaction or statement
     * @param size connections to the database that all clients share
     */
    Pooler(Path directory, String mode, int size, OwnPostgres postgres) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path settings = Files.writeString(
                Files.createTempFile(directory, "pgbouncer", ".ini"), """
                [databases]
                * = host=127.0.0.1 port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                default_pool_size = %d
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                """.formatted(postgres.port(), port, mode, size));
        List<String> command = new ArrayList<>(List.of(program().toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody")); // it does not run as root
        }
        command.add(settings.toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "pgbouncer-" + mode + ".log").toFile())
                .start();
        Patience.until(() -> answers() || !process.isAlive(), done -> done);
        if (!process.isAlive()) {
            throw new IllegalStateException("PgBouncer ended with " + process.exitValue());
        }
    }

    /** Skips the test where there is none. */
    static void require() {
        Assumptions.assumeTrue(
                PLACES.stream().anyMatch(Files::isExecutable),
                "PgBouncer is not installed (apt-get install pgbouncer)");
    }

    private static Path program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
