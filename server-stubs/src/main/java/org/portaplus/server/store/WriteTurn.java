package org.portaplus.server.store;

import io.agroal.api.AgroalPoolInterceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConnection;

/**
 * Waits until another process lets go of an SQLite store. SQLite's own way looks ever more seldom, every tenth of a second in
 * the end; a server at work on a large batch lets go for a moment only, some fifty times a second, and a command that has to
 * revoke a License beside it would never be lucky. This looks every millisecond. Safe for use by many threads: each connection
 * gets a wait of its own.
 */
final class WriteTurn implements AgroalPoolInterceptor {
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            BusyHandler.setHandler(connection.unwrap(SQLiteConnection.class), new Wait());
        } catch (SQLException e) {
            throw new StoreException("A connection to the store cannot be set up: " + e.getMessage(), e);
        }
    }

    private static final class Wait extends BusyHandler {
        private long start;

        @Override
        protected int callback(int earlierCalls) {
            if (earlierCalls == 0) {
                start = System.nanoTime();
            }
            LockSupport.parkNanos(NAP_NANOS);
            return System.nanoTime() - start < PATIENCE_NANOS ? 1 : 0;
        }
    }
}
