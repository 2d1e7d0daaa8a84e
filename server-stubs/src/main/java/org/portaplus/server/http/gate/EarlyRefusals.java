package org.portaplus.server.http.gate;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.RequestTrail;
import org.portaplus.server.http.UrlEncodedMembers;
import org.portaplus.server.http.answers.Defects;
import org.portaplus.server.http.answers.ErrorAnswers;
import org.portaplus.server.http.answers.ResponseHeaders;
import org.portaplus.server.http.answers.SoapRefusal;
import org.portaplus.server.http.bodies.Guard;
import org.portaplus.server.http.bodies.Jsonp;
import org.portaplus.server.http.routes.Negotiation;
import org.portaplus.server.http.routes.PathSegments;
import org.portaplus.wire.WireFormat;

/** Refusals of requests that never reach JAX-RS, with the same bodies and headers as all others. Thread-safe. */
@Singleton
class EarlyRefusals {
    /**
     * How long the rest of a refused body is read, in milliseconds, so that the client can read the answer; then the
     * connection is closed.
     */
    static final long PATIENCE = 5_000;

    /**
     * A refusal as it goes out.
     *
     * @param reason the code of the refusal, instead of the standard reason phrase of its status
     */
    record Refusal(int status, String reason, Map<String, String> headers, Buffer body) {}

    @Inject
    ErrorAnswers errors;

    @Inject
    Vertx vertx;

    /** Answers a request whose body may still be on its way. */
    void refuse(RoutingContext exchange, Fault fault) {
        HttpServerRequest request = exchange.request();
        Refusal refusal = refusal(exchange, fault);
        HttpServerResponse response = request.response();
        RequestTrail.of(exchange).refused(refusal.reason());
        response.setStatusCode(refusal.status()).setStatusMessage(refusal.reason());
        refusal.headers().forEach(response::putHeader);
        response.end(refusal.body());
        if (!request.isEnded()) {
            request.handler(rest -> {}).exceptionHandler(gone -> {}).resume();
            vertx.setTimer(PATIENCE, timer -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
        }
    }

    /** What the router itself refuses, such as a request for no path. */
    void failed(RoutingContext exchange) {
        if (exchange.response().headWritten()) {
            exchange.next();
            return;
        }
        int status = exchange.statusCode();
        refuse(exchange, Defects.refused(status).orElseGet(() -> Defects.logged(exchange.failure())));
    }

    /** The body of a refusal, in the format that the request asks for as far as it can be read. */
    Refusal refusal(RoutingContext exchange, Fault fault) {
        HttpServerRequest request = exchange.request();
        int question = request.uri().indexOf('?');
        Map<String, List<String>> query =
                UrlEncodedMembers.readable(question < 0 ? "" : request.uri().substring(question + 1));
        Optional<WireFormat> soap = MediaTypes.soap(PathSegments.of(request.path()));
        String callback = soap.isPresent() ? "" : Jsonp.orNone(UrlEncodedMembers.first(query, "callback"));
        Negotiation negotiation = Negotiation.ofUnread(request.path(), query, request::getHeader);
        WireFormat format = soap.orElseGet(negotiation::format);
        RequestTrail trail = RequestTrail.of(exchange);
        trail.format(format);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(RequestTrail.HEADER, trail.id());
        headers.put(HttpHeaders.CONTENT_TYPE, contentType(format, negotiation, callback));
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        headers.put(ResponseHeaders.CONTENT_TYPE_OPTIONS, ResponseHeaders.NO_SNIFF);
        headers.put(HttpHeaders.CACHE_CONTROL, ResponseHeaders.NO_STORE);
        if (Guard.isOn(query, format)) {
            headers.put(Guard.HEADER, Guard.FORMULA);
        }
        fault.retryAfter().ifPresent(seconds -> headers.put(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        int status = fault.kind().status();
        soap.ifPresent(version -> headers.put(SoapRefusal.STATUS_HEADER, String.valueOf(status)));
        return new Refusal(
                soap.isPresent() ? SoapRefusal.status(fault, false) : status,
                fault.code(),
                headers,
                Buffer.buffer(errors.body(fault, format, callback)));
    }

    private static String contentType(WireFormat format, Negotiation negotiation, String callback) {
        return callback.isEmpty() ? MediaTypes.header(format, negotiation.spelling(format)) : MediaTypes.SCRIPT;
    }
}
