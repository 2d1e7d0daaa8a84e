package org.portaplus.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * PgBouncer as an ordinary process on a port of its own, before one PostgreSQL. It is that of the system's package, or the
 * one that {@code -Dporta.test.pgbouncer} names.
 */
public final class Pooler implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer");
    private static final Pattern VERSION = Pattern.compile("PgBouncer (\\d+)\\.(\\d+)");

    private final Mode mode;
    private final int port;
    private final Process process;

    /** For how long a client has a connection to the database. */
    public enum Mode {
        /** For as long as the client is there: an instance must get by with what there is. */
        SESSION,
        /** For a transaction. */
        TRANSACTION,
        /** For a transaction, and it keeps prepared statements apart. */
        PREPARED,
        /** For a statement. */
        STATEMENT;

        /** What a server behind five connections needs in its environment. */
        public Map<String, String> settings() {
            return this == SESSION ? Map.of("PORTA_DATABASE_READERS", "2", "PORTA_DATABASE_WRITERS", "2") : Map.of();
        }

        private List<String> lines() throws IOException {
            if (this == PREPARED) {
                return List.of("pool_mode = transaction", "max_prepared_statements = 100");
            }
            List<String> lines = new ArrayList<>(List.of("pool_mode = " + this));
            if (keepsStatementsApart()) {
                lines.add("max_prepared_statements = 0"); // from 1.24 on there are some by default
            }
            return lines;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Starts one.
     *
     * @param size connections to each database that all clients share
     * @param postgres port of the PostgreSQL on this machine, which trusts the user {@code postgres}
     */
    public Pooler(Path directory, Mode mode, int size, int postgres) throws IOException {
        this.mode = mode;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> lines = new ArrayList<>(List.of(
                "[databases]",
                "* = host=127.0.0.1 port=" + postgres + " user=postgres",
                "[pgbouncer]",
                "listen_addr = 127.0.0.1",
                "listen_port = " + port,
                "unix_socket_dir =",
                "auth_type = any",
                "default_pool_size = " + size,
                "max_client_conn = 200",
                "ignore_startup_parameters = extra_float_digits"));
        lines.addAll(mode.lines());
        Path settings = Files.write(Files.createTempFile(directory, "pgbouncer", ".ini"), lines);
        List<String> command = new ArrayList<>(List.of(program().orElseThrow()));
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

    /** Skips the test where there is none, or an older one that cannot do this. */
    public static void require(Mode mode) throws IOException {
        Assumptions.assumeTrue(program().isPresent(), "PgBouncer is not installed (apt-get install pgbouncer)");
        Assumptions.assumeTrue(
                mode != Mode.PREPARED || keepsStatementsApart(),
                "PgBouncer before 1.21 has no max_prepared_statements");
    }

    private static boolean keepsStatementsApart() throws IOException {
        Process asked = new ProcessBuilder(program().orElseThrow(), "--version").start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            throw new IOException("PgBouncer does not say its version: " + said);
        }
        return 1000 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2)) >= 1021;
    }

    private static Optional<String> program() {
        return Stream.concat(Stream.ofNullable(System.getProperty("porta.test.pgbouncer")), PLACES.stream())
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The database behind it as a JDBC URL. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + (mode == Mode.PREPARED ? "?prepareThreshold=5" : "");
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
