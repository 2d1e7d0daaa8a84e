package org.portaplus.server.store;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * Words the failures of one database for the caller, and tells the operator once when it stops working and once when it
 * works again. Safe for use by many threads.
 */
final class StoreFaults {
    private static final Logger LOG = Logger.getLogger(StoreFaults.class);

    private final AtomicBoolean outOfOrder = new AtomicBoolean();

    /** A 503 for the caller when trying again later may help, a 400 for what cannot be stored; otherwise the failure itself. */
    RuntimeException translate(Exception failure) {
        return switch (Trouble.of(failure)) {
            case LOST, OUT_OF_ORDER -> {
                if (outOfOrder.compareAndSet(false, true)) {
                    LOG.errorf("The store is out of order: %s", rootMessage(failure));
                }
                yield unavailable();
            }
            case CONFLICT -> unavailable();
            case UNSTORABLE ->
                Fault.of(FaultKind.INVALID, "InvalidCharacter", "The request holds a character that cannot be stored");
            case DEFECT ->
                failure instanceof RuntimeException unchecked
                        ? unchecked
                        : new DataAccessException("The store refused a statement", failure);
        };
    }

    /** To be told of every unit and query that went through. */
    void worked() {
        if (outOfOrder.get() && outOfOrder.compareAndSet(true, false)) {
            LOG.info("The store works again");
        }
    }

    static Fault unavailable() {
        return Fault.of(FaultKind.UNAVAILABLE, "StoreUnavailable", "The store cannot be used for now; try again later");
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
