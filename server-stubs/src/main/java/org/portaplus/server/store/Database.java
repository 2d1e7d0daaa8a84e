package org.portaplus.server.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
