package org.portaplus.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps the statements which its user closes, by their texts, for the next one who prepares the
 * same; those that were not asked for the longest time make room. What was bound to one is cleared when it is kept. SQLite
 * itself prepares a kept statement again after a change of the schema. For one thread at a time, but that another one may close it;
 * nobody closes a statement twice, which the objects of the pool see to.
 */
final class KeepingConnection extends JDBC4Connection {
    private static final int MOST = 256;

    /** In the order in which they were closed; guarded by itself. */
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    KeepingConnection(String url, String file, Properties settings) throws SQLException {
        super(url, file, settings);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        Kept statement = take(sql);
        if (statement == null) {
            checkOpen();
            checkCursor(type, concurrency, holdability);
            return new Kept(sql);
        }
        statement.inUse = true;
        return statement;
    }

    private @Nullable Kept take(String sql) {
        synchronized (kept) {
            return kept.remove(sql);
        }
    }

    private void keep(String sql, Kept statement) throws SQLException {
        List<Kept> ended = new ArrayList<>(1);
        synchronized (kept) {
            Kept twin = kept.put(sql, statement);
            if (twin != null) {
                ended.add(twin);
            }
            if (kept.size() > MOST) {
                Iterator<Kept> oldest = kept.values().iterator();
                ended.add(oldest.next());
                oldest.remove();
            }
        }
        for (Kept one : ended) {
            one.end();
        }
    }

    @Override
    public void close() throws SQLException {
        List<Kept> all;
        synchronized (kept) {
            all = new ArrayList<>(kept.values());
            kept.clear();
        }
        try {
            for (Kept statement : all) {
                statement.end();
            }
        } finally {
            super.close();
        }
    }

    private final class Kept extends JDBC4PreparedStatement {
        private final String text;
        private boolean inUse = true;
        /** Whether its user has set it up as the next one will not expect it. */
        private boolean changed;

        Kept(String sql) throws SQLException {
            super(KeepingConnection.this, sql);
            this.text = sql;
        }

        /** Ends what its user did with it, so that it holds neither a state of the database nor what was bound. */
        @Override
        public void close() throws SQLException {
            if (!inUse) {
                return;
            }
            inUse = false;
            if (changed || pointer.isClosed()) {
                super.close();
                return;
            }
            rs.close();
            clearGeneratedKeys();
            int unused = pointer.safeRunInt(DB::reset); // the outcome of the last run, which was told
            pointer.safeRunConsume(DB::clear_bindings);
            clearBatch();
            batch = null;
            keep(text, this);
        }

        @Override
        public boolean isClosed() {
            return !inUse;
        }

        @Override
        public void setMaxRows(int most) throws SQLException {
            changed = true;
            super.setMaxRows(most);
        }

        @Override
        public void setLargeMaxRows(long most) throws SQLException {
            changed = true;
            super.setLargeMaxRows(most);
        }

        @Override
        public void setQueryTimeout(int seconds) throws SQLException {
            changed = true;
            super.setQueryTimeout(seconds);
        }

        @Override
        public void closeOnCompletion() throws SQLException {
            changed = true;
            super.closeOnCompletion();
        }

        void end() throws SQLException {
            super.close();
        }
    }
}
