package org.portaplus.server.store;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.portaplus.server.threads.VitalThreads;

/**
 * Threads that write side by side, each one work at a time; tenants take turns. For a database that groups commits by
 * itself. Safe for use by many threads.
 */
final class ConcurrentWriter implements AutoCloseable {
    private static final int WAITING = 4096;
    private static final int PATIENCE_SECONDS = 30;

    private final FairQueue<Runnable> queue = new FairQueue<>(WAITING);
    private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);
    private final ThreadPoolExecutor threads;

    ConcurrentWriter(int size) {
        threads = new ThreadPoolExecutor(
                size,
                size,
                60,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                VitalThreads.factory(Executors.defaultThreadFactory(), "store-writer-"));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Hands work to the threads.
     *
     * @throws org.portaplus.server.faults.Fault 503 when too much is waiting, or after the end
     */
    void execute(Turn turn, Runnable work) {
        if (writing.get()) {
            throw new IllegalStateException("a unit of work must not write through the store again");
        }
        try {
            if (!queue.offer(turn, work, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw StoreFaults.unavailable();
            }
            threads.execute(this::next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreFaults.unavailable();
        } catch (RejectedExecutionException closed) {
            // The queue took it before it was closed: who closes finds it there.
            return;
        }
    }

    /** Not the work that this thread was called for, but the one whose turn it is: of both there are as many. */
    private void next() {
        writing.set(true);
        try {
            queue.poll().ifPresent(Runnable::run);
        } finally {
            writing.set(false);
        }
    }

    /** Lets the waiting work finish, then ends the threads. */
    @Override
    public void close() {
        queue.close();
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Optional<Runnable> late = queue.poll(); late.isPresent(); late = queue.poll()) {
            late.get().run();
        }
        threads.shutdownNow();
    }
}
