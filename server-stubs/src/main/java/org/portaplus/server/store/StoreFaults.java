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
 * Translates the failures of one database for the caller, and logs once when it becomes unavailable and once when it is
 * available again. Safe for use by many threads.
 */
final class StoreFaults {
    private static final Logger LOG = Logger.getLogger(StoreFaults.class);

    private static final Set<Trouble> COUNTED = EnumSet.of(Trouble.CONFLICT, Trouble.LOST, Trouble.UNAVAILABLE);

    private static final Set<Trouble> FAILED_WRITES = EnumSet.of(Trouble.LOST, Trouble.UNAVAILABLE);

    private final AtomicBoolean down = new AtomicBoolean();
    private final Writes writes = new Writes();
    private final Map<Trouble, LongAdder> met = new EnumMap<>(Trouble.class);

    StoreFaults() {
        COUNTED.forEach(trouble -> met.put(trouble, new LongAdder()));
    }

    /** Must be called for every failure of the database, also for those that a retry resolves. */
    Trouble met(Exception failure) {
        Trouble trouble = Trouble.of(failure);
        LongAdder count = met.get(trouble == Trouble.BUSY ? Trouble.UNAVAILABLE : trouble);
        if (count != null) {
            count.increment();
        }
        return trouble;
    }

    /** The number of failures of each kind since the start. */
    Map<String, Long> counts() {
        return met.entrySet().stream()
                .collect(Collectors.toMap(kind -> kind.getKey().name().toLowerCase(Locale.ROOT), kind -> kind.getValue()
                        .sum()));
    }

    /** A 503 for the caller when trying again later may help, a 400 for what cannot be stored; otherwise the failure itself. */
    RuntimeException translate(Exception failure) {
        return switch (met(failure)) {
            case LOST, UNAVAILABLE, BUSY -> {
                if (down.compareAndSet(false, true)) {
                    LOG.errorf("The store is unavailable: %s", rootMessage(failure));
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

    /** Like {@link #translate}, for a unit of work that was to change something. */
    RuntimeException translateOfWrite(Exception failure) {
        if (FAILED_WRITES.contains(Trouble.of(failure))) {
            writes.failed();
        }
        return translate(failure);
    }

    /** How the writes ended. */
    Writes writes() {
        return writes;
    }

    /** Must be called for every unit of work that succeeded. */
    void wrote() {
        writes.worked();
        worked();
    }

    /** Must be called for every query that succeeded. */
    void worked() {
        if (down.get() && down.compareAndSet(true, false)) {
            LOG.info("The store is available again");
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
