package org.portaplus.server.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.portaplus.server.threads.VitalThreads;

/**
 * Threads that write side by side, each one work at a time, begun in the order in which it came. For a database
 * that groups commits by itself. Safe for use by many threads.
 */
final class ConcurrentWriter implements AutoCloseable {
    private static final int WAITING = 4096;
    private static final int PATIENCE_SECONDS = 30;

    private final Semaphore places = new Semaphore(WAITING);
    private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);
    private final ThreadPoolExecutor threads;

    ConcurrentWriter(int size) {
        threads = new ThreadPoolExecutor(
                size,
                size,
                60,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                VitalThreads.factory(Executors.defaultThreadFactory(), "store-writer-"));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Hands work to the threads.
     *
     * @throws org.portaplus.server.faults.Fault 503 when too much is waiting, or after the end
     */
    void execute(Runnable work) {
        if (writing.get()) {
            throw new IllegalStateException("a unit of work must not write through the store again");
        }
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw StoreFaults.unavailable();
            }
            threads.execute(() -> run(work));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreFaults.unavailable();
        } catch (RejectedExecutionException closed) {
            places.release();
            throw StoreFaults.unavailable();
        }
    }

    private void run(Runnable work) {
        places.release();
        writing.set(true);
        try {
            work.run();
        } finally {
            writing.set(false);
        }
    }

    /** Lets the waiting work finish, then ends the threads. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
