package org.portaplus.server.monitoring;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.batches.Backlog;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.StoreException;

/**
 * Queries the store for health and backlog. Callers wait at most two seconds, even for a database that does not answer
 * at all; and however many ask, the store is asked by one thread, and at most once in a second. Thread-safe.
 */
@Singleton
class StoreProbe {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Store store;
    private final Batches batches;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread probe = new Thread(work, "store-probe");
        probe.setDaemon(true);
        return probe;
    });
    private CompletableFuture<Backlog> question = new CompletableFuture<>();
    private long asked = System.nanoTime() - FRESH.toNanos();

    StoreProbe(Store store, Batches batches) {
        this.store = store;
        this.batches = batches;
        question.cancel(false);
    }

    /** What the store said just now. */
    record Finding(String problem, @Nullable Backlog backlog) {
        /** Whether it answered, takes writes, and has the schema that this program works with. */
        boolean works() {
            return problem.isEmpty();
        }
    }

    /** Asks, or takes the answer of whoever asked less than a second ago. */
    Finding finding() {
        try {
            return new Finding("", question().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return broken(
                    store.problem().orElse("The store has not answered for " + PATIENCE.toSeconds() + " seconds"));
        } catch (ExecutionException e) {
            // A refusal of the store is worded for callers: it names neither host nor user.
            return broken(
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return broken("The question was interrupted");
        }
    }

    private static Finding broken(String problem) {
        return new Finding(problem, null);
    }

    /** The question that is under way, or whose answer is fresh; else a new one. */
    private synchronized CompletableFuture<Backlog> question() {
        if (question.isDone() && System.nanoTime() - asked >= FRESH.toNanos()) {
            asked = System.nanoTime();
            question = CompletableFuture.supplyAsync(this::ask, thread);
        }
        return question;
    }

    private Backlog ask() {
        store.requireCurrentSchema();
        store.requireWritable();
        store.problem().ifPresent(problem -> {
            throw new StoreException(problem);
        });
        return batches.backlog();
    }
}
