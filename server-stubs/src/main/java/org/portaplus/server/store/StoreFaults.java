package org.portaplus.server.store;

import java.sql.SQLException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.sqlite.SQLiteException;

/** Tells a store that is out of order for now (disk full, locked, unreadable) from a mistake in a statement. */
final class StoreFaults {
    private static final Logger LOG = Logger.getLogger(StoreFaults.class);

    /** Primary result codes after which SQLite may have undone the whole transaction by itself. */
    private static final Set<Integer> OUT_OF_ORDER = Set.of(
            5 /* BUSY */,
            7 /* NOMEM */,
            8 /* READONLY */,
            9 /* INTERRUPT */,
            10 /* IOERR */,
            13 /* FULL */,
            14 /* CANTOPEN */);

    private StoreFaults() {}

    /** A 503 for the caller when trying again later may help; otherwise the failure itself. */
    static RuntimeException translate(Exception failure) {
        if (isOutOfOrder(failure)) {
            LOG.error("The store is out of order", failure);
            return Fault.of(
                    FaultKind.UNAVAILABLE, "StoreUnavailable", "The store cannot be used for now; try again later");
        }
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new DataAccessException("The store refused a statement", failure);
    }

    static boolean isOutOfOrder(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return OUT_OF_ORDER.contains(sqlite.getResultCode().code & 0xff);
            }
            if (cause instanceof SQLException sql && !(sql.getCause() instanceof SQLException)) {
                return sql.getMessage() != null && sql.getMessage().contains("Acquisition timeout");
            }
        }
        return false;
    }
}
