package org.portaplus.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Borrows connections from a pool. */
final class Loans {
    private Loans() {}

    /**
     * A connection, to be given back by closing it.
     *
     * @throws NoConnectionException when none is free
     * @throws SQLException of the driver, with its state, when a new one could not be made
     */
    static Connection borrow(DataSource pool) throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLException failure) {
            throw Trouble.stateOf(failure).isPresent() ? failure : new NoConnectionException(failure);
        }
    }
}
