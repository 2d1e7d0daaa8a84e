package org.portaplus.server.batches;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.StagedUnit;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.Tx;

/**
 * Does items of accepted messages and keeps what they come to, in one transaction: an item is done and has its result, or
 * neither. Safe for use by many threads.
 */
final class ItemWork {
    private static final Logger LOG = Logger.getLogger(ItemWork.class);

    private final Store store;
    private final Inbox inbox;
    private final Supplier<List<ItemProcessor>> processors;

    ItemWork(Store store, Inbox inbox, Supplier<List<ItemProcessor>> processors) {
        this.store = store;
        this.inbox = inbox;
        this.processors = processors;
    }

    /**
     * Claims the next items and does them, each in a part of its own; how many there were.
     *
     * @param before the first one that is not to be among them
     */
    int next(Tx tx, Inbox.Open batch, int most, int before) {
        ItemProcessor processor = processor(batch);
        License license = batch.license();
        String header = inbox.header(batch);
        List<Inbox.Pending> items = inbox.claim(tx, batch, most, before);
        for (Inbox.Pending item : items) {
            String place = processor.place(header, item.item());
            keep(tx, batch, item, place, () -> processor.process(tx, license, header, item.payload()));
        }
        return items.size();
    }

    /** The first large one of the next items of a batch, if it can be worked out before it takes the writer. */
    Optional<Inbox.Large> large(Tx db, Inbox.Open batch, int among) {
        return Optional.ofNullable(byOperation().get(batch.operation()))
                .filter(ItemProcessor::readsFirst)
                .flatMap(processor -> inbox.large(db, batch, among));
    }

    /**
     * Does a large item, which is worked out before it takes the writer.
     *
     * @return 1, or 0 when somebody else did it meanwhile
     */
    int doLarge(Inbox.Open batch, int number) {
        return store.read(db -> inbox.pending(db, batch, number))
                .map(item -> doLarge(batch, item))
                .orElse(0);
    }

    private int doLarge(Inbox.Open batch, Inbox.Pending item) {
        ItemProcessor processor = processor(batch);
        License license = batch.license();
        String header = inbox.header(batch);
        Function<Tx, String> unit = tx -> processor.process(tx, license, header, item.payload());
        Optional<StagedUnit<String>> staged = store.stage(batch.turn(), unit);
        try {
            return store.write(batch.turn(), tx -> {
                if (!inbox.claim(tx, batch, item)) {
                    return 0;
                }
                keep(tx, batch, item, processor.place(header, item.item()), () -> staged.flatMap(
                                ready -> ready.carryOut(tx))
                        .orElseGet(() -> unit.apply(tx)));
                return 1;
            });
        } finally {
            staged.ifPresent(StagedUnit::close);
        }
    }

    private Map<String, ItemProcessor> byOperation() {
        return processors.get().stream().collect(Collectors.toMap(ItemProcessor::operation, Function.identity()));
    }

    private ItemProcessor processor(Inbox.Open batch) {
        ItemProcessor processor = byOperation().get(batch.operation());
        if (processor == null) {
            throw new StoreException("This program does no items of " + batch.operation());
        }
        return processor;
    }

    private void keep(Tx tx, Inbox.Open batch, Inbox.Pending item, String place, Supplier<String> work) {
        tx.attempt(() -> inbox.keep(tx, batch, item.item(), work.get()))
                .ifPresent(refused -> inbox.fail(
                        tx,
                        batch,
                        item.item(),
                        refusal(batch, item.item(), refused).under(place)));
    }

    /** The refusal to keep. */
    private static Fault refusal(Inbox.Open batch, int item, RuntimeException cause) {
        if (cause instanceof Fault fault) {
            return fault;
        }
        LOG.errorf(cause, "Item %d of batch %s failed because of an internal error", item, batch.batchId());
        return Fault.of(FaultKind.INTERNAL, "InternalError", "The item could not be done; the operator was told");
    }
}
