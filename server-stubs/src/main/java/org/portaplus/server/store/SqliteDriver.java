package org.portaplus.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * The driver of SQLite, with connections that keep their prepared statements: preparing one takes several times as long as
 * running it. The driver of PostgreSQL keeps them by itself. Public because the pool makes it. Stateless.
 */
public final class SqliteDriver extends JDBC {

    @Override
    public @Nullable Connection connect(String url, Properties settings) throws SQLException {
        return isValidURL(url) ? new KeepingConnection(url, url.substring(PREFIX.length()), settings) : null;
    }
}
