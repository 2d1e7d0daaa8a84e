package org.portaplus.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps the statements which its user closes, by their texts, for the next one who prepares the
 * same; those that were not asked for the longest time make room. What was bound to one is cleared when it is kept. SQLite
 * itself prepares a kept statement again after a change of the schema. For one thread at a time.
 */
final class KeepingConnection extends JDBC4Connection {
    private static final int MOST = 256;

    /** In the order in which they were closed. */
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    KeepingConnection(String url, String file, Properties settings) throws SQLException {
        super(url, file, settings);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        Kept statement = kept.remove(sql);
        if (statement == null) {
            checkOpen();
            checkCursor(type, concurrency, holdability);
            return new Kept(sql);
        }
        statement.inUse = true;
        return statement;
    }

    private void keep(String sql, Kept statement) throws SQLException {
        Kept twin = kept.put(sql, statement);
        if (twin != null) {
            twin.end();
        }
        if (kept.size() > MOST) {
            Iterator<Kept> oldest = kept.values().iterator();
            Kept ended = oldest.next();
            oldest.remove();
            ended.end();
        }
    }

    @Override
    public void close() throws SQLException {
        List<Kept> all = new ArrayList<>(kept.values());
        kept.clear();
        for (Kept statement : all) {
            statement.end();
        }
        super.close();
    }

    private final class Kept extends JDBC4PreparedStatement {
        private final String text;
        private boolean inUse = true;

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
            if (pointer.isClosed()) {
                super.close();
                return;
            }
            rs.close();
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

        void end() throws SQLException {
            super.close();
        }
    }
}
