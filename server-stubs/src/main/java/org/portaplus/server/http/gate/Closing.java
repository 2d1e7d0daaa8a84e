package org.portaplus.server.http.gate;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * Refuses requests while the server shuts down: from SIGTERM on, or from the end of {@code quarkus.shutdown.delay}
 * where that is set. The framework meanwhile waits for running requests, and reports that the server is not ready.
 * Thread-safe.
 */
@Singleton
class Closing {
    private volatile boolean refusing;

    void watch(
            @Observes StartupEvent event, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> begin(delay.orElse(Duration.ZERO)), "closing"));
    }

    private void begin(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refusing = true;
    }

    /**
     * Lets a request pass.
     *
     * @param response tells a late client that its connection is closed, too; the framework does so only once it has
     *     begun to close, which may be a moment later
     * @throws Fault 503 when it is late
     */
    void requireOpen(HttpServerResponse response) {
        if (refusing) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            throw Fault.of(
                    FaultKind.UNAVAILABLE,
                    "ShuttingDown",
                    "This server is shutting down; try again, at another one or when it is back.");
        }
    }
}
