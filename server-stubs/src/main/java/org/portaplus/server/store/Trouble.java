package org.portaplus.server.store;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sqlite.SQLiteException;

/** What a failure of the database means for the unit of work that met it. */
enum Trouble {
    /** Another transaction was in the way: run again, the same unit succeeds or finds what is wrong. */
    CONFLICT,
    /** The connection broke or could not be made. */
    LOST,
    /** The database cannot work for now: disk full, file locked or unreadable, no answer. */
    UNAVAILABLE,
    /** All connections are lent out. For callers the same as {@link #UNAVAILABLE}, but it says nothing of the database. */
    BUSY,
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

    /** A server that cannot write may have become a stand-by: a new connection finds the one that can. */
    private static final Set<String> LOSSES = Set.of(
            "57P01" /* shut down by its operator */,
            "57P02" /* crashed */,
            "57P03" /* starting */,
            "25006" /* read-only */);

    /** No encoding for a character; a zero byte. */
    private static final Set<String> UNSTORABLE_TEXTS = Set.of("22021", "22P05");

    /** Statement cancelled; database or login gone. */
    private static final Set<String> OUTAGES = Set.of("57014", "3D000", "28000", "28P01");

    /** Whether only the part of a unit is lost that met it. */
    boolean endsWithThePart() {
        return this == UNSTORABLE || this == DEFECT;
    }

    /**
     * Looks through the causes for what the database said, by types and states: words change from one version to the next.
     *
     * @throws OutOfMemoryError when the JVM had no memory left, which a driver had made an exception of
     */
    static Trouble of(Throwable failure) {
        requireMemory(failure);
        if (has(failure, RunAgain.class::isInstance)) {
            return CONFLICT;
        }
        if (has(failure, NoConnectionException.class::isInstance)) {
            return BUSY;
        }
        Optional<SQLiteException> sqlite = causes(failure)
                .filter(SQLiteException.class::isInstance)
                .map(SQLiteException.class::cast)
                .findFirst();
        if (sqlite.isPresent()) {
            return SQLITE_UNAVAILABLE.contains(sqlite.get().getResultCode().code & 0xff) ? UNAVAILABLE : DEFECT;
        }
        return stateOf(failure).map(state -> of(failure, state)).orElse(DEFECT);
    }

    private static Trouble of(Throwable failure, String state) {
        if (CONFLICTS.contains(state)) {
            return CONFLICT;
        }
        if (has(failure, SocketTimeoutException.class::isInstance)) {
            return UNAVAILABLE; // whoever waits again, waits as long again
        }
        if (isOfConnection(state) || LOSSES.contains(state)) {
            return LOST;
        }
        if (state.startsWith("53") || state.startsWith("58") || OUTAGES.contains(state)) {
            return UNAVAILABLE;
        }
        return UNSTORABLE_TEXTS.contains(state) ? UNSTORABLE : DEFECT;
    }

    /** Whether the connection that met it is of no more use, and a commit under way may have happened or not. */
    static boolean breaksConnection(Throwable failure) {
        return of(failure) == LOST
                || stateOf(failure).filter(Trouble::isOfConnection).isPresent();
    }

    /** The SQL state of what the database or its driver said. */
    static Optional<String> stateOf(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(said -> Stream.ofNullable(said.getSQLState()))
                .findFirst();
    }

    private static void requireMemory(Throwable failure) {
        if (has(failure, OutOfMemoryError.class::isInstance) || has(failure, Trouble::isMemoryOfSqlite)) {
            OutOfMemoryError broken = new OutOfMemoryError("within a driver of the database");
            broken.initCause(failure);
            throw broken;
        }
    }

    /** All that SQLite's driver keeps of an OutOfMemoryError in its native part; it has neither a state nor a type. */
    private static boolean isMemoryOfSqlite(Throwable cause) {
        return cause.getClass().equals(SQLException.class) && "Out of memory".equals(cause.getMessage());
    }

    private static boolean isOfConnection(String state) {
        return state.startsWith("08");
    }

    private static boolean has(Throwable failure, Predicate<Throwable> kind) {
        return causes(failure).anyMatch(kind);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
