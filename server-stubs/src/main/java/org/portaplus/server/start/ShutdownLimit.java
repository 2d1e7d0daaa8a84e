package org.portaplus.server.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives the end of the process an end. Every step of a shutdown has a limit of its own; should one of them hang all the
 * same, the process is ended from here. Thread-safe.
 */
@Singleton
class ShutdownLimit {
    private static final Logger LOG = Logger.getLogger(ShutdownLimit.class);

    /** Exit code of a process that did not end in time: EX_TEMPFAIL of sysexits.h. */
    static final int EXIT_CODE = 75;

    /** What the batch worker, the writer and the pools may take, each after the other, once requests are over. */
    private static final Duration STEPS = Duration.ofSeconds(45);

    void watch(
            @Observes StartupEvent event,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay,
            @ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> timeout) {
        Duration most = STEPS.plus(delay.orElse(Duration.ZERO)).plus(timeout.orElse(Duration.ZERO));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> begin(most), "shutdown-limit"));
    }

    /** A hook itself is waited for; the thread that it leaves behind is not. */
    private static void begin(Duration most) {
        Thread limit = new Thread(() -> end(most), "shutdown-limit-reached");
        limit.setDaemon(true);
        limit.start();
    }

    private static void end(Duration most) {
        try {
            Thread.sleep(most.toMillis());
            LOG.fatalf("The shutdown has not ended after %d seconds; the process ends now", most.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
