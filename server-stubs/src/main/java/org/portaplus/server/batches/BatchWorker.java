package org.portaplus.server.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Store;

/**
 * The thread that does accepted items. It goes round the unfinished batches and takes some items of each, so that a large
 * batch does not hold up a small one, and submits them together, so that they share commits.
 */
final class BatchWorker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BatchWorker.class);
    private static final int BATCHES_AT_A_TIME = 16;
    private static final int ITEMS_AT_A_TIME = 128;

    /** How long until it looks by itself: for work that another instance left, and after the store was out of order. */
    private static final int IDLE_SECONDS = 5;

    private final Store store;
    private final Inbox inbox;
    private final Map<String, ItemProcessor> processors;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "batch-worker");
    private volatile boolean closed;

    BatchWorker(Store store, Inbox inbox, Map<String, ItemProcessor> processors) {
        this.store = store;
        this.inbox = inbox;
        this.processors = processors;
    }

    void start() {
        thread.start();
    }

    /** Tells that there is work. */
    void wake() {
        work.release();
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                work.drainPermits();
                if (round() == 0) {
                    pause();
                }
            } catch (RuntimeException e) {
                LOG.error("The batch worker will try again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (!closed && work.tryAcquire(IDLE_SECONDS, TimeUnit.SECONDS)) {
                work.release(); // drained at the start of the next round
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** One turn over the unfinished batches; how many items were done. */
    private int round() {
        int done = 0;
        for (Inbox.Open batch : store.read(db -> inbox.open(db, BATCHES_AT_A_TIME))) {
            ItemProcessor processor = processors.get(batch.operation());
            if (closed) {
                return done;
            }
            if (processor != null) {
                done += some(batch, processor);
            }
        }
        return done;
    }

    private int some(Inbox.Open batch, ItemProcessor processor) {
        List<Inbox.Pending> items = store.read(db -> inbox.pending(db, batch, ITEMS_AT_A_TIME));
        List<CompletableFuture<Void>> running = new ArrayList<>(items.size());
        for (Inbox.Pending item : items) {
            running.add(store.submit(tx -> {
                if (inbox.claim(tx, batch, item.item())) {
                    String result = processor.process(tx, batch.license(), batch.header(), item.payload());
                    inbox.keep(tx, batch, item.item(), result);
                }
                return null;
            }));
        }
        for (int i = 0; i < items.size(); i++) {
            settle(batch, items.get(i).item(), running.get(i));
        }
        if (items.size() < ITEMS_AT_A_TIME) {
            store.write(tx -> {
                inbox.finish(tx, batch);
                return null;
            });
        }
        return items.size();
    }

    private void settle(Inbox.Open batch, int item, CompletableFuture<Void> running) {
        try {
            running.join();
        } catch (CompletionException failed) {
            Fault fault = refusal(batch, item, failed.getCause());
            store.write(tx -> {
                inbox.fail(tx, batch, item, fault);
                return null;
            });
        }
    }

    /** The refusal to keep; when the store is out of order, the item stays pending instead. */
    private static Fault refusal(Inbox.Open batch, int item, Throwable cause) {
        if (cause instanceof Fault fault) {
            if (fault.kind() == FaultKind.UNAVAILABLE) {
                throw fault;
            }
            return fault;
        }
        LOG.errorf(cause, "Item %d of batch %s failed for a reason of our own", item, batch.batchId());
        return Fault.of(FaultKind.INTERNAL, "InternalError", "The item could not be done; the operator was told");
    }
}
