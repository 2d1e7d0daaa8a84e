package org.portaplus.server.store;

import java.sql.Connection;
import java.time.Duration;
import java.util.function.Function;
import org.jooq.SQLDialect;

/**
 * The runs of one unit of work on PostgreSQL, and what it keeps from one run to the next: numbers that were reserved for it, and
 * its turns. For the thread that it runs on.
 */
final class Attempts<T> implements AutoCloseable {
    /** How long a unit runs again after conflicts, and waits for its turns. */
    private static final Duration CONFLICT_PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_LOSSES = 3;

    private final Function<Tx, T> work;
    private final NumberBlocks.OfUnit numbers;
    private final RowTurns.Held turns;
    private final long deadline = RowTurns.deadline(CONFLICT_PATIENCE);
    private final long lossDeadline = RowTurns.deadline(PostgresConnections.PATIENCE);
    private int conflicts;
    private int losses;

    Attempts(Function<Tx, T> work, NumberBlocks.OfUnit numbers, RowTurns turns) {
        this.work = work;
        this.numbers = numbers;
        this.turns = turns.none(deadline);
    }

    T run(Connection connection) {
        numbers.begin();
        return work.apply(new Tx(connection, SQLDialect.POSTGRES, numbers, turns::take));
    }

    /** Whether it makes sense to run once more after a failure. */
    boolean mayRunAgain(Trouble trouble) {
        return switch (trouble) {
            case CONFLICT -> {
                conflicts++;
                yield System.nanoTime() < deadline;
            }
            case LOST -> ++losses < MOST_LOSSES && System.nanoTime() < lossDeadline;
            default -> false;
        };
    }

    /** How long to pause before the next run, in steps that double. */
    int pauses() {
        return conflicts + 4 * losses;
    }

    /** Gives the turns to those who wait. */
    @Override
    public void close() {
        turns.close();
    }
}
