package org.portaplus.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One PostgreSQL for all tests of this JVM, with a database for each test's directory: a copy of one whose schema is up to
 * date, which takes milliseconds. Started when first asked for; ends with the JVM.
 */
final class EmbeddedPostgresServer {
    private static final String USER = "postgres";
    private static final String TEMPLATE = "up_to_date";

    /** Databases of tests that are over are dropped when there are more than this. */
    private static final int KEPT = 8;

    private static final Map<Path, String> DATABASES = new LinkedHashMap<>();
    private static EmbeddedPostgres server;
    private static boolean templateMade;
    private static int made;

    private EmbeddedPostgresServer() {}

    static synchronized StoreSettings settings(Path dir) {
        String known = DATABASES.get(dir);
        if (known == null) {
            known = copy();
            DATABASES.put(dir, known);
        }
        return at(dir, known);
    }

    /** An empty database, without any schema. */
    static synchronized StoreSettings empty(Path dir) {
        String name = name();
        run("CREATE DATABASE " + name);
        DATABASES.put(dir, name);
        return at(dir, name);
    }

    /** Whether a row of any table contains a text. */
    static boolean rowsHold(Path dir, String text) {
        try (Connection connection =
                        started().getDatabase(USER, DATABASES.get(dir)).getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names =
                    statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname='public'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                String query = "SELECT 1 FROM " + table + " AS r WHERE r::text LIKE '%" + text + "%'";
                try (ResultSet found = statement.executeQuery(query)) {
                    if (found.next()) {
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoreSettings at(Path dir, String database) {
        return StoreSettings.in(dir)
                .at("jdbc:postgresql://localhost:" + started().getPort() + "/" + database, USER, "");
    }

    private static String copy() {
        if (!templateMade) {
            run("CREATE DATABASE " + TEMPLATE);
            Store.open(at(Path.of("target"), TEMPLATE)).close();
            templateMade = true;
        }
        while (DATABASES.size() >= KEPT) {
            var oldest = DATABASES.entrySet().iterator();
            run("DROP DATABASE " + oldest.next().getValue() + " WITH (FORCE)");
            oldest.remove();
        }
        String name = name();
        run("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return name;
    }

    private static String name() {
        return "test_" + ++made;
    }

    private static synchronized EmbeddedPostgres started() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    private static void run(String sql) {
        try (Connection connection = started().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
