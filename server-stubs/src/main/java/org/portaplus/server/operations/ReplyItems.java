package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.portaplus.server.batches.ItemResult;
import org.portaplus.server.batches.ItemState;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.idempotency.Digest;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.Tx;

/**
 * Processes the items of a batch while the client waits: each in a separate unit of work, many of which share a commit.
 * With an Idempotency-Key the result of each item is stored with the item, so that a retry, after a lost answer or a
 * crash in the middle, processes only the remaining items and reports all. Safe for use by many threads. Source:
 * decision 6.
 */
@Singleton
public class ReplyItems {
    private static final Logger LOG = Logger.getLogger(ReplyItems.class);

    /** Items that share commits. */
    private static final int TOGETHER = 256;

    private final Store store;
    private final Once once;

    public ReplyItems(Store store, Once once) {
        this.store = store;
        this.once = once;
    }

    /**
     * A request for many items.
     *
     * @param operation what is done
     * @param message the whole request, by which it is recognized when it comes again
     * @param retry the use of its Idempotency-Key
     */
    record Request(License license, String operation, Object message, Retry retry) {}

    /** Does one item, or throws a Fault with paths relative to it. */
    @FunctionalInterface
    interface Work {
        ItemEffect run(Tx tx, int item);
    }

    /** An item that is through, and whether an earlier request did it. */
    private record Finished(ItemResult result, boolean before) {}

    /**
     * Does all items.
     *
     * @param items how many
     * @throws Fault 409 for an Idempotency-Key that was used with another request; 503 when the store is unavailable
     *     and the request may be retried with its key
     */
    List<ItemResult> run(Request request, int items, Work work) {
        Retry retry = request.retry();
        Digest digest = retry.hasKey()
                ? once.begin(request.license(), retry, request.operation(), request.message())
                : Digest.NONE;
        Run run = new Run(request.license(), retry, digest, work);
        List<ItemResult> results = new ArrayList<>(items);
        for (int from = 0; from < items; from += TOGETHER) {
            for (Finished finished : run.group(from, Math.min(from + TOGETHER, items))) {
                retry.note(finished.before());
                results.add(finished.result());
            }
        }
        return results;
    }

    /** One request on its way. */
    private final class Run {
        private final License license;
        private final Retry retry;
        private final Digest digest;
        private final Work work;

        Run(License license, Retry retry, Digest digest, Work work) {
            this.license = license;
            this.retry = retry;
            this.digest = digest;
            this.work = work;
        }

        List<Finished> group(int from, int until) {
            List<CompletableFuture<Finished>> running = store.submitAll(
                    license.turn(),
                    IntStream.range(from, until)
                            .<Function<Tx, Finished>>mapToObj(
                                    item -> tx -> part(tx, item, () -> done(item, work.run(tx, item))))
                            .toList());
            List<CompletableFuture<Finished>> settled = new ArrayList<>();
            for (int i = from; i < until; i++) {
                settled.add(settled(i, running.get(i - from)));
            }
            return settled.stream().map(ReplyItems::join).toList();
        }

        private Finished part(Tx tx, int item, Supplier<ItemResult> result) {
            if (!retry.hasKey()) {
                return new Finished(result.get(), false);
            }
            Once.Outcome outcome =
                    once.part(tx, once.place(license, retry.at(item)), digest, () -> Json.write(result.get()));
            return new Finished(Json.read(outcome.answer(), ItemResult.class), outcome.before());
        }

        private CompletableFuture<Finished> settled(int item, CompletableFuture<Finished> running) {
            try {
                return CompletableFuture.completedFuture(running.join());
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof Fault fault) {
                    return retry.hasKey() ? kept(item, fault) : failed(refused(item, fault));
                }
                LOG.errorf(failed.getCause(), "Item %d failed because of an internal error", item);
                return failed(defective(item));
            }
        }

        /**
         * A refusal has undone the item's changes, and is stored by a separate unit; unless a duplicate request was
         * quicker.
         */
        private CompletableFuture<Finished> kept(int item, Fault fault) {
            if (fault.kind() == FaultKind.UNAVAILABLE) {
                throw fault;
            }
            return store.submit(license.turn(), tx -> part(tx, item, () -> refused(item, fault)));
        }
    }

    private static CompletableFuture<Finished> failed(ItemResult result) {
        return CompletableFuture.completedFuture(new Finished(result, false));
    }

    private static Finished join(CompletableFuture<Finished> settled) {
        try {
            return settled.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static ItemResult done(int item, ItemEffect effect) {
        return new ItemResult(item, ItemState.DONE, effect.toJson(), null, null, List.of());
    }

    private static ItemResult refused(int item, Fault fault) {
        return new ItemResult(item, ItemState.FAILED, null, fault.code(), fault.getMessage(), fault.fields());
    }

    private static ItemResult defective(int item) {
        return new ItemResult(item, ItemState.FAILED, null, "InternalError", "The item could not be done", List.of());
    }
}
