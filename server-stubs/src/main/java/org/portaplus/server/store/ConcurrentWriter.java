package org.portaplus.server.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Threads that write side by side, each one unit of work at a time, in the order in which the units came. For a database
 * that groups commits by itself. Safe for use by many threads.
 */
final class ConcurrentWriter implements AutoCloseable {
    private static final int WAITING = 4096;
    private static final int PATIENCE_SECONDS = 30;

    private final Semaphore places = new Semaphore(WAITING);
    private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);
    private final ThreadPoolExecutor threads;

    ConcurrentWriter(int size) {
        ThreadFactory plain = Executors.defaultThreadFactory();
        threads = new ThreadPoolExecutor(size, size, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
            Thread thread = plain.newThread(work);
            thread.setName("store-writer-" + thread.getName());
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Hands a unit to the threads.
     *
     * @param run does a unit in a transaction of its own
     */
    <T> CompletableFuture<T> submit(Function<Tx, T> unit, Function<Function<Tx, T>, T> run) {
        if (writing.get()) {
            throw new IllegalStateException("a unit of work must not write through the store again");
        }
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw StoreFaults.unavailable();
            }
            threads.execute(() -> run(unit, run, future));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreFaults.unavailable();
        } catch (RejectedExecutionException closed) {
            places.release();
            throw StoreFaults.unavailable();
        }
        return future;
    }

    private <T> void run(Function<Tx, T> unit, Function<Function<Tx, T>, T> run, CompletableFuture<T> future) {
        places.release();
        writing.set(true);
        try {
            future.complete(run.apply(unit));
        } catch (RuntimeException | Error refused) {
            future.completeExceptionally(refused);
        } finally {
            writing.set(false);
        }
    }

    /** Lets the waiting units finish, then ends the threads. */
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
