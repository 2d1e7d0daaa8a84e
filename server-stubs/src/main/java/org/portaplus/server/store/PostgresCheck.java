package org.portaplus.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

/**
 * What must be true of a database before anything is done with it; what is not is told in one sentence that names the
 * cause.
 */
final class PostgresCheck {
    private static final int OLDEST_VERSION = 14;
    private static final String SETTING = "porta.database.url: ";

    private final DataSource source;
    private final String place;

    /** @param place of the database, as it may be shown */
    PostgresCheck(DataSource source, String place) {
        this.source = source;
        this.place = place;
    }

    /**
     * Tries to connect, and to do what units of work do.
     *
     * @param prepares whether the URL asks for prepared statements
     * @return whether a pooler stands before the database
     * @throws StoreException when that fails, or this is no database for us
     */
    boolean run(boolean prepares) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            requireVersion(connection);
            requireEncoding(text(statement, "SHOW server_encoding"));
            if (text(statement, "SELECT pg_is_in_recovery()::text").equals("true")) {
                throw new StoreException(SETTING + place
                        + " is a stand-by, which cannot write: name the primary, or all servers with"
                        + " targetServerType=primary");
            }
            boolean pooled = isPooled(connection, statement);
            requireTransactions(connection, pooled);
            if (pooled) {
                requireSecondConnection(connection);
            }
            if (pooled && prepares) {
                requirePreparedStatements();
            }
            return pooled;
        } catch (SQLException e) {
            throw new StoreException(
                    SETTING + "the database at " + place + " cannot be opened: " + e.getMessage()
                            + " (porta.database.user and porta.database.password say who opens it)",
                    e);
        }
    }

    private void requireVersion(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
            throw new StoreException(SETTING + "PostgreSQL " + OLDEST_VERSION + " or later is needed, and " + place
                    + " is version " + version);
        }
    }

    private void requireEncoding(String encoding) {
        if (!encoding.equals("UTF8")) {
            throw new StoreException(SETTING + "the database at " + place + " has the encoding " + encoding
                    + "; it must be made with ENCODING 'UTF8'");
        }
    }

    /** A pooler invents the process number that a client gets to cancel its statements by. */
    private static boolean isPooled(Connection connection, Statement statement) throws SQLException {
        int told = connection.unwrap(PGConnection.class).getBackendPID();
        return !text(statement, "SELECT pg_backend_pid()").equals(String.valueOf(told));
    }

    private void requireTransactions(Connection connection, boolean pooled) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            text(statement, "SELECT 1");
            connection.rollback();
        } catch (SQLException e) {
            if (!pooled) {
                throw e;
            }
            throw new StoreException(
                    SETTING + "the pooler at " + place + " refuses transactions: it must pool transactions or sessions,"
                            + " not statements (" + e.getMessage() + ")",
                    e);
        }
    }

    /** The schema is migrated through two at the same time; without the second, that would stand still without a word. */
    private void requireSecondConnection(Connection first) throws SQLException {
        first.setAutoCommit(false);
        try (Statement held = first.createStatement()) {
            text(held, "SELECT 1");
            try (Connection second = source.getConnection();
                    Statement statement = second.createStatement()) {
                text(statement, "SELECT 1");
            } catch (SQLException e) {
                throw new StoreException(
                        SETTING + "the pooler at " + place + " has no second connection for us within some seconds:"
                                + " enlarge the pooler's pool (" + e.getMessage() + ")",
                        e);
            }
        } finally {
            first.rollback();
        }
    }

    /** Two clients, who may get one session of the database in turn, prepare under the same name. */
    private void requirePreparedStatements() throws SQLException {
        try (Connection one = source.getConnection();
                Connection other = source.getConnection()) {
            for (int i = 0; i < 2; i++) {
                prepare(one);
                prepare(other);
            }
        } catch (SQLException e) {
            throw new StoreException(
                    SETTING + "the pooler at " + place
                            + " does not keep the prepared statements of its clients apart: set"
                            + " its max_prepared_statements, let it pool sessions, or leave prepareThreshold out of the"
                            + " URL (" + e.getMessage() + ")",
                    e);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        connection.unwrap(PgConnection.class).setPrepareThreshold(1);
        try (var statement = connection.prepareStatement("SELECT 1");
                ResultSet row = statement.executeQuery()) {
            row.next();
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
