package org.portaplus.server.start;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.portaplus.server.threads.VitalThreads;

/**
 * The threads that accept connections and move bytes are the framework's. It logs the end of one by an Error and goes on
 * without: no connection is accepted any more, or a share of them is never answered. Here that ends the process.
 * Thread-safe.
 */
@Liveness
@Singleton
class ServerThreads implements HealthCheck {
    /** Before the framework ends its threads in good order. */
    private static final int EARLY = 1;

    private final VertxInternal vertx;
    private volatile boolean closing;

    ServerThreads(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    void watch(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closing = true, "server-threads"));
        watch(vertx.getAcceptorEventLoopGroup());
        watch(vertx.getEventLoopGroup());
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        closing = true;
    }

    private void watch(EventLoopGroup threads) {
        for (EventExecutor thread : threads) {
            thread.terminationFuture().addListener(end -> {
                if (!closing) {
                    VitalThreads.lost(
                            "of the server's event loops", new IllegalStateException("an event loop has ended"));
                }
            });
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("server-threads")
                .status(isWhole(vertx.getAcceptorEventLoopGroup()) && isWhole(vertx.getEventLoopGroup()))
                .build();
    }

    private static boolean isWhole(EventLoopGroup threads) {
        for (EventExecutor thread : threads) {
            if (thread.isShuttingDown()) {
                return false;
            }
        }
        return true;
    }
}
