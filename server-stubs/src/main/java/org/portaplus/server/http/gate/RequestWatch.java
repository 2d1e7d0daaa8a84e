package org.portaplus.server.http.gate;

import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
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

    /** Whether a request is for whoever runs the server: health or metrics. */
    static boolean isForTheSystem(HttpServerRequest request) {
        return request.path() != null && request.path().startsWith(SYSTEM);
    }

    /**
     * Lets a request pass unless it means an address for the system, or pretends to, in another spelling than the one that
     * proxies are told not to forward: an escape, a doubled slash, dot segments.
     *
     * @throws Fault 404
     */
    static void requireOneSpelling(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        boolean system = path.equals("/q") || path.startsWith(SYSTEM);
        boolean spelt = exchange.request().path().equals("/q") || isForTheSystem(exchange.request());
        if (system != spelt) {
            throw Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is nothing at this address");
        }
    }

    /** A request comes here a second time when the gate has repaired its URL. */
    private void follow(RoutingContext exchange) {
        RequestTrail trail = RequestTrail.of(exchange);
        if (isForTheSystem(exchange.request())) {
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
