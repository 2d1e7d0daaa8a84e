package org.portaplus.server.store;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * Words the failures of one database for the caller, and tells the operator once when it stops working and once when it
 * works again. Safe for use by many threads.
 */
final class StoreFaults {
    private static final Logger LOG = Logger.getLogger(StoreFaults.class);

    private static final Set<Trouble> COUNTED = EnumSet.of(Trouble.CONFLICT, Trouble.LOST, Trouble.OUT_OF_ORDER);

    private final AtomicBoolean outOfOrder = new AtomicBoolean();
    private final Map<Trouble, LongAdder> met = new EnumMap<>(Trouble.class);

    StoreFaults() {
        COUNTED.forEach(trouble -> met.put(trouble, new LongAdder()));
    }

    /** To be told of every failure of the database, also of those that a second try mends. */
    Trouble met(Exception failure) {
        Trouble trouble = Trouble.of(failure);
        LongAdder count = met.get(trouble);
        if (count != null) {
            count.increment();
        }
        return trouble;
    }

    /** How often each kind of trouble was met since the start. */
    Map<String, Long> counts() {
        return met.entrySet().stream()
                .collect(Collectors.toMap(kind -> kind.getKey().name().toLowerCase(Locale.ROOT), kind -> kind.getValue()
                        .sum()));
    }

    /** A 503 for the caller when trying again later may help, a 400 for what cannot be stored; otherwise the failure itself. */
    RuntimeException translate(Exception failure) {
        return switch (met(failure)) {
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

    private static @Nullable String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
