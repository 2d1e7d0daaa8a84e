package org.portaplus.server.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** All connections of a pool are lent out, or the pool is closed. The pool itself tells that by words only. */
final class NoConnectionException extends SQLTransientConnectionException {
    private static final long serialVersionUID = 1L;

    NoConnectionException(SQLException cause) {
        super("No connection to the store became free in time", cause);
    }
}
