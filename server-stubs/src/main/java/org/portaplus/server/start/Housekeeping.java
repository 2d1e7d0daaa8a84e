package org.portaplus.server.start;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.portaplus.server.idempotency.FirstAnswers;
import org.portaplus.server.store.Store;

/** Deletes now and then what is no longer needed, a little at a time, so that nobody waits for it. Thread-safe. */
@Singleton
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int MINUTES = 10;
    private static final int PATIENCE_SECONDS = 10;

    /** Before the store is closed. */
    private static final int EARLY = 10;

    private final Store store;
    private final FirstAnswers answers;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "housekeeping"));

    public Housekeeping(Store store, FirstAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    void start(@Observes StartupEvent event) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(this::clean, 1, MINUTES, TimeUnit.MINUTES);
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clean() {
        try {
            boolean more = true;
            while (more && !thread.isShutdown()) {
                more = store.write(answers::forget);
            }
        } catch (RuntimeException e) {
            LOG.warnf("Old answers stay for now: %s", e.getClass().getName());
        }
    }
}
