package org.portaplus.server.store;

import io.agroal.api.AgroalPoolInterceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;
import org.postgresql.jdbc.PgConnection;

/**
 * Looks where each new connection leads, so that reads follow writes to another server: a stand-by is refused, and when it
 * is another server than before, or the same after a restart, all older connections are made anew. Safe for use by many
 * threads.
 */
final class PrimaryWatch implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(PrimaryWatch.class);

    /** The moment at which a server started tells it from all others, with the rights of any user. */
    private static final String QUESTION = "SELECT pg_is_in_recovery(), pg_postmaster_start_time()::text";

    private final Runnable moved;
    private final int statementMillis;
    private final AtomicReference<String> known = new AtomicReference<>("");

    /**
     * @param moved renews the other connections
     * @param statementMillis the longest time that the connection may be silent in a statement; until it is looked at, it
     *     has a shorter one
     */
    PrimaryWatch(Runnable moved, int statementMillis) {
        this.moved = moved;
        this.statementMillis = statementMillis;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            PgConnection made = connection.unwrap(PgConnection.class);
            try {
                lookAt(made);
                made.setNetworkTimeout(Runnable::run, statementMillis);
            } catch (SQLException e) {
                made.close(); // the pool does not know it yet
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessException("A new connection is of no use", e);
        }
    }

    private void lookAt(PgConnection made) throws SQLException {
        String server = primary(made);
        made.rollback();
        String before = known.getAndSet(server);
        if (!before.isEmpty() && !before.equals(server)) {
            LOG.warn("The database is another server now, or was started again: all connections are made anew");
            moved.run();
        }
    }

    private static String primary(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUESTION)) {
            row.next();
            if (row.getBoolean(1)) {
                throw new SQLException("The database server is a stand-by, which cannot write", "25006");
            }
            return row.getString(2);
        }
    }
}
