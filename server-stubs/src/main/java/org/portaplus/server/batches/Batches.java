package org.portaplus.server.batches;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.EncryptedColumn;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.Tx;

/**
 * Keeps messages durably and works on them in the background. What {@link #accept} returned for is never lost and never
 * done twice: each item and its result become durable in one transaction, and a new start takes up what an earlier run left.
 * Safe for use by many threads. Source: decision 11.
 */
public final class Batches implements AutoCloseable {
    private final Store store;
    private final Intake intake;
    private final Leftovers leftovers;
    private final InboxReading reading;
    private final BatchWorker worker;

    /** @param processors who does the items; asked for when there is work, since who does items may store messages, too */
    public Batches(Store store, Secrets secrets, Clock clock, Supplier<List<ItemProcessor>> processors) {
        this.store = store;
        this.intake = new Intake(secrets, clock);
        this.reading = new InboxReading(secrets);
        this.leftovers = new Leftovers(store, intake);
        this.worker = new BatchWorker(store, new Inbox(secrets, clock), leftovers, processors);
    }

    /** One turn of work before {@link #start}, for what must be there when requests come. */
    public void workOnce() {
        worker.round();
    }

    /** Begins to work, first on what an earlier run left. */
    public void start() {
        if (store.hasOneWriter()) {
            leftovers.find();
        }
        worker.start();
    }

    /**
     * Stores a message. When this returns, it survives a crash.
     *
     * @param header what the items share; may hold secrets
     * @param items one text per item; may hold secrets; gone through once, or again when the store has to try again
     * @return the id of the batch, which nobody can guess
     * @throws Fault 400 when there is no item, 503 when the store takes no work
     */
    public String accept(License license, String operation, String header, Collection<String> items) {
        try (Reception message = receive(license, operation, header, items, () -> false)) {
            String batchId = store.write(license.turn(), message.unit());
            wake();
            return batchId;
        }
    }

    /**
     * Takes a message, which is then kept by a unit of work.
     *
     * @param isKnown whether that unit is likely to find that there is nothing to do; asked where that matters
     * @throws Fault 400 when there is no item, 503 when the store takes no work
     */
    public Reception receive(
            License license, String operation, String header, Collection<String> items, BooleanSupplier isKnown) {
        requireItems(items);
        return Reception.of(store, intake, leftovers, license, operation, header, items, isKnown);
    }

    /**
     * The unit of work that stores a small message, for a transaction that has more to do; {@link #wake} shall follow it.
     *
     * @throws Fault 400 when there is no item
     */
    public Function<Tx, String> accepting(
            License license, String batchId, String operation, String header, Collection<String> items) {
        requireItems(items);
        return tx -> intake.store(tx, license, batchId, operation, header, items);
    }

    private static void requireItems(Collection<String> items) {
        if (items.isEmpty()) {
            throw Fault.of(FaultKind.INVALID, "NotEmpty", "A batch needs at least one item");
        }
    }

    /** Wakes the worker after messages were stored; without it they wait some seconds. */
    public void wake() {
        worker.wake();
    }

    /**
     * How far a batch is.
     *
     * @param offset the first item of the result page, from 0
     * @param limit how many at most
     * @throws Fault 404 when there is none for a License of this environment and reseller
     */
    public BatchStatus status(Tx db, License license, String batchId, int offset, int limit) {
        return reading.status(db, license, batchId, offset, limit)
                .orElseThrow(() -> Fault.of(
                        FaultKind.NOT_FOUND, "NotFound", "BatchId", "There is no batch of this id for this License"));
    }

    /** How much waits to be done. */
    public Backlog backlog() {
        return store.read(reading::backlog);
    }

    /** Whether the work that {@link #start} began goes on. */
    public boolean isAtWork() {
        return worker.isAlive();
    }

    /** The encrypted columns of messages. */
    public static List<EncryptedColumn<?>> encrypted() {
        return BatchPlaces.encrypted();
    }

    /** Ends the work after the items that are under way. */
    @Override
    public void close() {
        worker.close();
    }
}
