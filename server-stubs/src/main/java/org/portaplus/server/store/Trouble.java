package org.portaplus.server.store;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteException;

/** What a failure of the database means for the unit of work that met it. */
enum Trouble {
    /** Another transaction was in the way: run again, the same unit succeeds or finds what is wrong. */
    CONFLICT,
    /** The connection broke or could not be made. */
    LOST,
    /** The database cannot work for now: disk full, no connection free, file locked or unreadable. */
    UNAVAILABLE,
    /** A text holds characters that the database cannot store. */
    UNSTORABLE,
    /** A mistake in a statement, or no failure of the database at all. */
    DEFECT;

    /** Primary result codes after which SQLite may have undone the whole transaction by itself. */
    private static final Set<Integer> SQLITE_UNAVAILABLE = Set.of(
            5 /* BUSY */,
            7 /* NOMEM */,
            8 /* READONLY */,
            9 /* INTERRUPT */,
            10 /* IOERR */,
            13 /* FULL */,
            14 /* CANTOPEN */);

    /**
     * A unique key counts as a conflict: the domain looks before it writes, so only a race gets here, and when the unit runs
     * again it sees the winner and refuses with the domain's own fault and path.
     */
    private static final Set<String> CONFLICTS =
            Set.of("40001" /* serialization */, "40P01" /* deadlock */, "23505" /* unique key */);

    private static final Set<String> LOSSES =
            Set.of("57P01" /* shut down by its operator */, "57P02" /* crashed */, "57P03" /* starting */);

    /** No encoding for a character; a zero byte. */
    private static final Set<String> UNSTORABLE_TEXTS = Set.of("22021", "22P05");

    /** Statement cancelled; read-only, as a stand-by is; database or login gone. */
    private static final Set<String> OUTAGES = Set.of("57014", "25006", "3D000", "28000", "28P01");

    /** Whether only the part of a unit is lost that met it. */
    boolean endsWithThePart() {
        return this == UNSTORABLE || this == DEFECT;
    }

    /** Looks through the causes for what the database said. */
    static Trouble of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return SQLITE_UNAVAILABLE.contains(sqlite.getResultCode().code & 0xff) ? UNAVAILABLE : DEFECT;
            }
            if (cause instanceof SQLException sql && !(sql.getCause() instanceof SQLException)) {
                return of(sql);
            }
        }
        return DEFECT;
    }

    private static Trouble of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            boolean noneFree =
                    failure.getMessage() != null && failure.getMessage().contains("Acquisition timeout");
            return noneFree ? UNAVAILABLE : DEFECT;
        }
        if (CONFLICTS.contains(state)) {
            return CONFLICT;
        }
        if (state.startsWith("08") || LOSSES.contains(state)) {
            return LOST;
        }
        if (state.startsWith("53") || state.startsWith("58") || OUTAGES.contains(state)) {
            return UNAVAILABLE;
        }
        return UNSTORABLE_TEXTS.contains(state) ? UNSTORABLE : DEFECT;
    }
}
