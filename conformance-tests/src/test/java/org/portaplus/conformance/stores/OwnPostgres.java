package org.portaplus.conformance.stores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL that one test may stop and start, always on the same port and data. For one thread. */
final class OwnPostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    OwnPostgres(Path data) throws IOException {
        this.data = data;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start();
    }

    void start() throws IOException {
        running = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // as PostgreSQL has it by itself, and the embedded one has not: what is acknowledged is in the log
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A stand-by of this one, made from a copy of its files while it is stopped for a moment. */
    OwnPostgres standby(Path copy) throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(data.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        start();
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + port + " user=postgres'\n",
                StandardOpenOption.APPEND);
        return new OwnPostgres(copy);
    }

    void stop() throws IOException {
        running.close();
    }

    int port() {
        return port;
    }

    void run(String sql) throws SQLException {
        run("postgres", sql);
    }

    void run(String database, String sql) throws SQLException {
        try (Connection connection = running.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query finds. */
    List<String> texts(String query) throws SQLException {
        return texts("postgres", query);
    }

    List<String> texts(String database, String query) throws SQLException {
        try (Connection connection = running.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** What a server needs in its environment to use a database here. */
    Map<String, String> environment(String database) {
        return Map.of(
                "PORTA_DATABASE_URL",
                "jdbc:postgresql://localhost:" + port + "/" + database,
                "PORTA_DATABASE_USER",
                "postgres",
                "PORTA_KEYS",
                "1 " + Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
