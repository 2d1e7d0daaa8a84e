package org.portaplus.server.batches;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.Turn;
import org.portaplus.server.store.Tx;
import org.portaplus.server.threads.VitalThreads;
import org.portaplus.server.values.Ticker;

/**
 * The thread that has accepted items done. It goes round the Licenses that have unfinished batches and takes some items of the
 * oldest of each, so that neither a large batch nor many of them block somebody else's. Items are claimed in the very transaction that does them: what a killed
 * instance had claimed is free again when its connection ends, and any number of instances share the work.
 */
final class BatchWorker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BatchWorker.class);
    private static final int BATCHES_AT_A_TIME = 16;
    private static final int UNITS_AT_A_TIME = 4;

    /** Of one unit: a tenant who waits for an answer waits for no more than one. PostgreSQL keeps track of 64 with ease. */
    private static final int ITEMS_AT_MOST = 16;

    private static final int ITEMS_AT_LEAST = 8;

    /** Of all batches together, since a new message waits for the end of a round. */
    private static final int ITEMS_IN_A_ROUND = 128;

    /** Licenses whose last large item is known. */
    private static final int MOST_REMEMBERED = 10_000;

    /** The polling interval: for work that another instance left, and after the store was unavailable. */
    private static final int IDLE_SECONDS = 5;

    /** What it could not finish by then, the store hands back: a transaction that does not commit never was. */
    private static final long PATIENCE_MILLIS = 30_000;

    private final Store store;
    private final Inbox inbox;
    private final Leftovers leftovers;
    private final ItemWork work;
    private final Semaphore signals = new Semaphore(0);
    private final Thread thread = VitalThreads.of("batch-worker", this::run);
    private final Aside aside = new Aside(Ticker.SYSTEM);
    private volatile boolean closed;
    /** Of whom the last round had a batch; for this thread alone. */
    private Turn last = Turn.OF_THE_SERVER;
    /** In which round a License had its last large item; for this thread alone. */
    private final Map<Turn, Long> served = new HashMap<>();

    private long rounds;

    BatchWorker(Store store, Inbox inbox, Leftovers leftovers, Supplier<List<ItemProcessor>> processors) {
        this.leftovers = leftovers;
        this.store = store;
        this.inbox = inbox;
        this.work = new ItemWork(store, inbox, processors);
    }

    void start() {
        thread.start();
    }

    /** Signals that there is work. */
    void wake() {
        signals.release();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                signals.drainPermits();
                leftovers.takeBackAll();
                if (!round()) {
                    pause();
                }
            } catch (RuntimeException e) {
                tell(e);
                pause();
            }
        }
    }

    /** The store itself logs once that it is unavailable. */
    private static void tell(RuntimeException failure) {
        if (!isOutage(failure)) {
            LOG.error("The batch worker will try again", failure);
        }
    }

    private static boolean isOutage(RuntimeException failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof Fault fault && fault.kind() == FaultKind.UNAVAILABLE;
    }

    private void pause() {
        try {
            if (!closed && signals.tryAcquire(IDLE_SECONDS, TimeUnit.SECONDS)) {
                signals.release(); // drained at the start of the next round
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** One turn over the unfinished batches; whether the next one will find other work than this one did. */
    boolean round() {
        List<Inbox.Open> open = store.read(this::next);
        int units = Math.max(1, UNITS_AT_A_TIME / Math.max(1, open.size()));
        int items =
                Math.max(ITEMS_AT_LEAST, Math.min(ITEMS_AT_MOST, ITEMS_IN_A_ROUND / Math.max(1, open.size() * units)));
        Map<Inbox.Open, Inbox.Large> large = store.hasOneWriter() ? large(open, units * items) : Map.of();
        Map<Inbox.Open, List<CompletableFuture<Integer>>> running = new LinkedHashMap<>();
        Set<Turn> waiting = new HashSet<>();
        for (Inbox.Open batch : open) {
            if (closed || waiting.contains(batch.turn())) {
                continue; // what a License sent after its large item is done after it
            }
            Inbox.Large first = large.get(batch);
            if (first != null) {
                waiting.add(batch.turn());
            }
            if (first == null || !first.isNext()) {
                int before = first == null ? Integer.MAX_VALUE : first.item();
                running.put(
                        batch,
                        Stream.generate(() -> store.submit(batch.turn(), tx -> work.next(tx, batch, items, before)))
                                .limit(units)
                                .toList());
            }
        }
        boolean changed = false;
        for (Map.Entry<Inbox.Open, List<CompletableFuture<Integer>>> batch : running.entrySet()) {
            changed |= settle(batch.getKey(), batch.getValue(), units * items);
        }
        large.keySet().removeAll(running.keySet());
        return (!large.isEmpty() && doOneOf(large)) || changed;
    }

    /** The batches of the next round: the Licenses go round, each with its oldest. */
    private List<Inbox.Open> next(Tx db) {
        Collection<String> except = aside.current();
        List<Turn> waiting = new ArrayList<>(inbox.waiting(db, except));
        int after = 0;
        while (after < waiting.size() && !isAfterLast(waiting.get(after))) {
            after++;
        }
        Collections.rotate(waiting, -after);
        List<Turn> turns = waiting.subList(0, Math.min(BATCHES_AT_A_TIME, waiting.size()));
        if (turns.isEmpty()) {
            return List.of();
        }
        last = turns.get(turns.size() - 1);
        int each = BATCHES_AT_A_TIME / turns.size();
        return turns.stream()
                .flatMap(turn -> inbox.open(db, turn, each, except).stream())
                .toList();
    }

    private boolean isAfterLast(Turn turn) {
        return turn.iEnv() > last.iEnv() || (turn.iEnv() == last.iEnv() && turn.iLicense() > last.iLicense());
    }

    /** The oldest batch of each License with a large item among the next ones, with that. */
    private Map<Inbox.Open, Inbox.Large> large(List<Inbox.Open> open, int among) {
        return store.read(db -> {
            Map<Inbox.Open, Inbox.Large> large = new LinkedHashMap<>();
            Set<Turn> found = new HashSet<>();
            for (Inbox.Open batch : open) {
                if (!found.contains(batch.turn())) {
                    work.large(db, batch, among).ifPresent(item -> {
                        large.put(batch, item);
                        found.add(batch.turn());
                    });
                }
            }
            return large;
        });
    }

    /**
     * Does one large item in each round, so that the other batches do not wait for several: that of the License which has waited
     * longest for its turn. It is worked out here, beside the writer, which has its turns meanwhile.
     */
    private boolean doOneOf(Map<Inbox.Open, Inbox.Large> large) {
        Map.Entry<Inbox.Open, Inbox.Large> next = large.entrySet().stream()
                .min(Comparator.comparing(
                        one -> served.getOrDefault(one.getKey().turn(), 0L)))
                .orElseThrow();
        if (served.size() > MOST_REMEMBERED) {
            served.clear(); // nobody loses more than one turn by it
        }
        served.put(next.getKey().turn(), ++rounds);
        Inbox.Open batch = next.getKey();
        CompletableFuture<Integer> done = new CompletableFuture<>();
        try {
            done.complete(work.doLarge(batch, next.getValue().item()));
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        boolean unused = settle(batch, List.of(done), 2);
        return true;
    }

    /** Waits for the units of one batch; whether items of it were done, or it makes room for others. */
    private boolean settle(Inbox.Open batch, List<CompletableFuture<Integer>> units, int most) {
        try {
            int done = units.stream().mapToInt(CompletableFuture::join).sum();
            if (done < most) {
                finish(batch);
            }
            return done > 0;
        } catch (RuntimeException e) {
            if (isOutage(e)) {
                throw e;
            }
            aside.put(batch.batchId());
            // The operator can repair data in the store; a stack trace is for our own defects.
            StoreException ofStore = e.getCause() instanceof StoreException cause ? cause : null;
            LOG.errorf(
                    ofStore == null ? e : null,
                    "Batch %s stands still and is tried again in a minute; nothing of it is lost: %s",
                    batch.batchId(),
                    ofStore == null ? "an internal error" : ofStore.getMessage());
            return true;
        }
    }

    private void finish(Inbox.Open batch) {
        store.write(batch.turn(), tx -> {
            inbox.finish(tx, batch);
            return null;
        });
    }
}
