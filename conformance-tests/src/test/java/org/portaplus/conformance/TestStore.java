package org.portaplus.conformance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What servers under test keep their data in; {@code -Dporta.test.store} chooses it for the cases. {@code
 * -Dporta.test.pooler} puts PgBouncer with five connections for each database before PostgreSQL, in one of the modes of
 * {@link Pooler.Mode}.
 */
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
            Map<String, String> environment = new HashMap<>(Server.settings());
            environment.put("PORTA_DATABASE_URL", Server.url(Server.database()));
            environment.put("PORTA_DATABASE_USER", "postgres");
            environment.put("PORTA_KEYS", "1 " + Base64.getEncoder().encodeToString(key));
            return environment;
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
        private static final int CONNECTIONS = 5;
        private static final String MODE = System.getProperty("porta.test.pooler", "");
        private static final EmbeddedPostgres POSTGRES = start();
        private static final Pooler POOLER = MODE.isEmpty() ? null : pooler();
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

        private static Pooler pooler() {
            try {
                Pooler pooler = new Pooler(Path.of("target"), mode(), CONNECTIONS, POSTGRES.getPort());
                Runtime.getRuntime().addShutdownHook(new Thread(pooler::close));
                return pooler;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Pooler.Mode mode() {
            return Pooler.Mode.valueOf(MODE.toUpperCase(Locale.ROOT));
        }

        static Map<String, String> settings() {
            return POOLER == null ? Map.of() : mode().settings();
        }

        static String url(String database) {
            return POOLER == null
                    ? "jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + database
                    : POOLER.url(database);
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
