package org.portaplus.server.store;

import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.portaplus.server.store.schema.Tables.ENVIRONMENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The durable memory of the server.
 *
 * <p>A write is a unit of work: it takes effect wholly or not at all, and when {@link #write} returns (or the future of
 * {@link #submit} completes) it survives a crash. A unit must not call the store again. Safe for use by many threads.
 * Source: docs/architecture.md#the-store.
 */
public final class Store implements AutoCloseable {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final Database database;

    private Store(Database database) {
        this.database = database;
    }

    /**
     * Opens the store and brings its schema up to date.
     *
     * @throws StoreException when the URL is of an unknown kind, the database or the directory cannot be used, or the schema
     *     was written by a newer program
     */
    public static Store open(StoreSettings settings) {
        makePrivateDirectory(settings.dataDir(), "porta.data-dir");
        return open(settings, Migrations::run);
    }

    /**
     * Opens a store that is there and leaves its schema alone. For programs beside the server.
     *
     * @throws StoreException like {@link #open}; also when there is no store yet, or its schema is older than this program's
     */
    public static Store openExisting(StoreSettings settings) {
        if (!settings.exists()) {
            throw new StoreException("There is no store in " + settings.dataDir()
                    + " yet: start the server once, or name its directory by PORTA_DATA_DIR");
        }
        return open(settings, Migrations::requireDone);
    }

    private static Store open(StoreSettings settings, BiConsumer<DataSource, List<String>> schema) {
        Database database = Databases.open(settings);
        try {
            schema.accept(database.migrationSource(), database.migrations());
            return new Store(database);
        } catch (RuntimeException refused) {
            database.close();
            throw refused;
        }
    }

    /** Runs a unit of the server's own work, like {@link #write(Turn, Function)}. */
    public <T> T write(Function<Tx, T> unit) {
        return write(Turn.OF_THE_SERVER, unit);
    }

    /**
     * Runs a unit of work and waits until it is durable.
     *
     * @param turn whom it is done for
     * @return what the unit returned
     * @throws RuntimeException what the unit threw, after its changes were undone
     */
    public <T> T write(Turn turn, Function<Tx, T> unit) {
        return database.write(turn, unit);
    }

    /**
     * Like {@link #write}, without waiting: many units that are under way at once share one commit. What is chained
     * onto the future without an executor of its own must be quick: it blocks a writer.
     */
    public <T> CompletableFuture<T> submit(Turn turn, Function<Tx, T> unit) {
        return database.submit(turn, unit);
    }

    /**
     * Like {@link #submit} for many units that come in an order: each sees what those before it did, and is undone alone when
     * it throws.
     *
     * @return in the same order
     */
    public <T> List<CompletableFuture<T>> submitAll(Turn turn, List<Function<Tx, T>> units) {
        return database.submitAll(turn, units);
    }

    /** Whether {@link #stage} is of use: the database has one writer, which a large unit would take from all others. */
    public boolean hasOneWriter() {
        return database.hasOneWriter();
    }

    /**
     * Works a large unit out beside the writer, so that it need not wait for it. Numbers that it takes are taken, also if it is
     * not carried out.
     *
     * @param unit reads first, says what of that must still hold ({@link Tx#expect}), then inserts by {@link BulkInsert} and
     *     changes by {@link Tx#change} only; its result is not null
     * @return to be carried out within a unit and closed; empty when the unit does otherwise or is refused, or there is more than
     *     one writer: then it is to be run itself
     * @throws org.portaplus.server.faults.Fault 503 when the database is in trouble
     */
    public <T> Optional<StagedUnit<T>> stage(Turn turn, Function<Tx, T> unit) {
        return database.hasOneWriter() ? StagedUnit.of(database, turn, unit) : Optional.empty();
    }

    /** Runs a query, or several, on one consistent state that contains every write finished before. */
    public <T> T read(Function<Tx, T> query) {
        return database.read(query);
    }

    /**
     * Asks the database whether its schema is the one that this program works with. It may not be when a newer program was
     * started on it, or a backup put in its place.
     *
     * @throws StoreException when it is another
     */
    public void requireCurrentSchema() {
        String expected = Migrations.newest(database.migrations()).getVersion();
        String found = database.read(Migrations::current);
        if (!found.equals(expected)) {
            throw new StoreException("The store has schema version " + found + ", this program works with " + expected);
        }
    }

    /**
     * Asks whether the database takes writes. While the last one failed, it is tried again with a small one of our own, so
     * that the answer changes by itself.
     *
     * @throws StoreException when a write has failed within the last seconds
     * @throws org.portaplus.server.faults.Fault 503 when it fails now
     */
    public void requireWritable() {
        Writes writes = database.faults().writes();
        if (writes.lastFailed()) {
            int unused = write(Store::rewriteFirstRow);
        }
        if (writes.failedRecently()) {
            throw new StoreException("The store has refused a write within the last seconds");
        }
    }

    private static int rewriteFirstRow(Tx tx) {
        return tx.sql()
                .update(ENVIRONMENT)
                .set(ENVIRONMENT.NAME, ENVIRONMENT.NAME)
                .where(ENVIRONMENT.I_ENV.eq(select(min(ENVIRONMENT.I_ENV)).from(ENVIRONMENT)))
                .execute();
    }

    /** What is wrong with the database though it answers, such as too few connections; names neither host nor user. */
    public Optional<String> problem() {
        return database.problem();
    }

    /** How often the database failed since the start, by the kind of the failure: conflict, lost, unavailable. */
    public Map<String, Long> failures() {
        return database.faults().counts();
    }

    /** Finishes the writes that were submitted, then closes all connections. */
    @Override
    public void close() {
        database.close();
    }

    static void makePrivateDirectory(Path dataDir, String origin) {
        try {
            if (Files.isDirectory(dataDir)) {
                return;
            }
            Files.createDirectories(dataDir, PrivateFiles.directory());
        } catch (IOException e) {
            throw new StoreException(origin + ": cannot make the directory " + dataDir + ": " + e.getMessage(), e);
        }
    }
}
