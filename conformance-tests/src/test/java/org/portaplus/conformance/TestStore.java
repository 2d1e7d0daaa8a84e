package org.portaplus.conformance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What servers under test keep their data in; {@code -Dporta.test.store} chooses it for the cases. */
public enum TestStore {
    /** A file in the data directory of each server. */
    SQLITE {
        @Override
        public Map<String, String> create() {
            return Map.of();
        }
    },
    /** A database that several servers can share, on one PostgreSQL for all tests of this JVM. */
    POSTGRESQL {
        @Override
        public Map<String, String> create() {
            byte[] key = new byte[32];
            new Random().nextBytes(key);
            return Map.of(
                    "PORTA_DATABASE_URL", "jdbc:postgresql://localhost:" + Server.PORT + "/" + Server.database(),
                    "PORTA_DATABASE_USER", "postgres",
                    "PORTA_KEYS", "1 " + Base64.getEncoder().encodeToString(key));
        }
    };

    /** The store of the run. */
    public static TestStore selected() {
        return valueOf(System.getProperty("porta.test.store", "sqlite").toUpperCase(Locale.ROOT));
    }

    /** Makes an empty store; what a server needs in its environment to use it. */
    public abstract Map<String, String> create();

    /** Started when first asked for; ends with this JVM. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();
        static final int PORT = POSTGRES.getPort();
        private static int databases;

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static synchronized String database() {
            String name = "porta_" + ++databases;
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return name;
        }
    }
}
