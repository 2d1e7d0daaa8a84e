package org.portaplus.server.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javax.sql.DataSource;

/** What differs from one database to the next. Implementations are safe for use by many threads. */
interface Database extends AutoCloseable {

    /** Where the migrations run, before anything else does. */
    DataSource migrationSource();

    /** The scripts that make its schema, in their order. */
    List<String> migrations();

    /** Runs a unit of work in an independent transaction; the future completes after the commit. */
    <T> CompletableFuture<T> submit(Turn turn, Function<Tx, T> unit);

    /**
     * Runs a unit of work and waits until it is durable.
     *
     * @throws RuntimeException what the unit threw, after its changes were undone
     */
    default <T> T write(Turn turn, Function<Tx, T> unit) {
        try {
            return submit(turn, unit).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Whether large units hold up all others, so that they had better be staged. */
    default boolean hasOneWriter() {
        return false;
    }

    /** Runs a unit on one consistent state, and notes what it would insert. Only where there is one writer. */
    default <T> T plan(WritePlan<Tx> plan, Turn turn, Function<Tx, T> unit) {
        throw new UnsupportedOperationException("units are not staged here");
    }

    /** Runs units of work in sequence, each of which succeeds or fails independently. */
    default <T> List<CompletableFuture<T>> submitAll(Turn turn, List<Function<Tx, T>> units) {
        return units.stream().map(unit -> submit(turn, unit)).toList();
    }

    /** Runs a query on one consistent state of the data. */
    <T> T read(Function<Tx, T> query);

    /** What is wrong with it though it answers; names neither host nor user. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /** Who words and counts its failures. */
    StoreFaults faults();

    /** Finishes what was submitted, then lets go of all connections. */
    @Override
    void close();
}
