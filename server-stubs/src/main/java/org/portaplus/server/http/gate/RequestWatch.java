package org.portaplus.server.http.gate;

import io.quarkus.arc.All;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.RequestObserver;
import org.portaplus.server.http.RequestTrail;

/**
 * Follows every request from its first byte to the last of its answer: of an operation, a page, or a refusal of ours or
 * of the framework. Identifies it by an id that the answer repeats. Thread-safe.
 */
@Singleton
class RequestWatch {
    /** Where health and metrics are. */
    private static final String SYSTEM = "/q/";

    private final List<RequestObserver> observers;

    RequestWatch(@All List<RequestObserver> observers) {
        this.observers = observers;
    }

    void open(@Observes Router router) {
        router.route().order(RequestGate.FIRST - 1).handler(this::follow).failureHandler(this::follow);
    }

    /** Whether a request is for whoever runs the server: health or metrics. Others, however they are spelt, are logged. */
    static boolean isForTheSystem(RoutingContext exchange) {
        return begins(exchange.request().path()) && begins(normalized(exchange));
    }

    private static boolean begins(@Nullable String path) {
        return path != null && path.startsWith(SYSTEM);
    }

    /** The path without dot segments, doubled slashes and needless escapes; empty for one with a broken escape. */
    private static String normalized(RoutingContext exchange) {
        String path = exchange.request().path();
        if (path != null
                && path.startsWith("/")
                && path.indexOf('%') < 0
                && !path.contains("//")
                && !path.contains("/.")) {
            return path; // most are, and the router would make a copy to find it out
        }
        try {
            return exchange.normalizedPath();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * Lets a request pass unless it means an address for the system, or pretends to, in another spelling than the one that
     * proxies are told not to forward: an escape, a doubled slash, dot segments.
     *
     * @throws Fault 404
     */
    static void requireOneSpelling(RoutingContext exchange) {
        String path = exchange.request().path();
        String meant = normalized(exchange);
        boolean system = meant.equals("/q") || begins(meant);
        boolean spelt = path.equals("/q") || begins(path);
        if (system != spelt) {
            throw Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is nothing at this address");
        }
    }

    /** A request comes here a second time when the gate has repaired its URL. */
    private void follow(RoutingContext exchange) {
        RequestTrail trail = RequestTrail.of(exchange);
        if (isForTheSystem(exchange)) {
            trail.operation("system");
        }
        exchange.response().putHeader(RequestTrail.HEADER, trail.id());
        exchange.addEndHandler(answer -> {
            if (trail.end(answer.succeeded(), exchange)) {
                observers.forEach(observer -> observer.done(trail));
            }
        });
        exchange.next();
    }
}
