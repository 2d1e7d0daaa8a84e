package org.portaplus.server.http.gate;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.BodyLimit;
import org.portaplus.server.http.WorkingMemory;
import org.portaplus.server.values.Ticker;

/**
 * Prevents slow senders from blocking other requests. The framework assigns a thread to a request as soon as its head
 * has arrived, and the thread waits for the body. So an ordinary body is received here before a thread is needed, all of
 * them within {@link Arrivals}; of larger ones, and of those of unknown length, only some may arrive at the same time,
 * which leaves threads for all others. The time of each is limited. Thread-safe.
 */
@Singleton
class Uploads {
    /** Right behind {@link RequestGate}. */
    private static final int ORDER = RequestGate.FIRST + 1;

    /** Bytes of a body that is received however many there are: each connection has no more than one. */
    private static final int SMALL = 4 * 1024;

    /** The part of the memory for messages that ordinary bodies have besides, as they came. */
    private static final int PART_OF_MEMORY = 4;

    private final Semaphore places;
    private final Duration longest;
    private final Arrivals arrivals;

    @Inject
    EarlyRefusals refusals;

    @Inject
    Vertx vertx;

    /**
     * @param largeAtOnce {@code porta.limits.uploads}: how many large bodies may arrive at the same time
     * @param longest {@code porta.limits.upload-time}: how long any body may take
     * @param memory for the messages of all requests
     */
    Uploads(
            @ConfigProperty(name = "porta.limits.uploads", defaultValue = "100") int largeAtOnce,
            @ConfigProperty(name = "porta.limits.upload-time", defaultValue = "5M") Duration longest,
            WorkingMemory memory) {
        this.places = new Semaphore(largeAtOnce);
        this.longest = longest;
        this.arrivals = new Arrivals(memory.most() / PART_OF_MEMORY, Ticker.SYSTEM);
    }

    void open(@Observes Router router) {
        router.route().order(ORDER).handler(this::pass);
    }

    private void pass(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String length = request.isEnded() ? null : request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean ordinary = length != null && !BodyLimit.isExceeded(length, BodyLimit.ORDINARY);
        if (length == null && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            exchange.next();
        } else if (ordinary && !request.headers().contains(HttpHeaders.EXPECT)) {
            limitTime(exchange);
            receive(exchange, (int) BodyLimit.announced(length));
        } else if (places.tryAcquire()) {
            exchange.addEndHandler(over -> places.release());
            limitTime(exchange);
            exchange.next();
        } else {
            refuse(exchange);
        }
    }

    /** Receives an ordinary body. When that fails, the client has disconnected, and no answer is possible. */
    private void receive(RoutingContext exchange, int length) {
        HttpServerRequest request = exchange.request();
        if (length <= SMALL) {
            request.body().onSuccess(body -> pass(exchange, body));
        } else {
            HttpConnection connection = request.connection();
            Arrivals.Arrival arrival = arrivals.begin(connection::close);
            exchange.addEndHandler(over -> arrival.end());
            Buffer body = Buffer.buffer();
            request.handler(part -> {
                if (arrival.more(part.length())) {
                    body.appendBuffer(part);
                } else {
                    refuse(exchange);
                }
            });
            request.endHandler(whole -> {
                arrival.whole();
                pass(exchange, body);
            });
            request.exceptionHandler(gone -> arrival.end());
        }
        request.resume(); // until somebody asks for its body, the framework holds it back
    }

    private static void pass(RoutingContext exchange, Buffer body) {
        ((RoutingContextInternal) exchange).setBody(body);
        exchange.next();
    }

    private void refuse(RoutingContext exchange) {
        exchange.request().endHandler(whole -> {});
        refusals.refuse(
                exchange,
                Fault.of(
                        FaultKind.UNAVAILABLE,
                        "TooManyUploads",
                        "Too many large bodies are on their way to the server; try again later"));
    }

    private void limitTime(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        long timer = vertx.setTimer(longest.toMillis(), late -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        exchange.addEndHandler(over -> vertx.cancelTimer(timer));
    }
}
