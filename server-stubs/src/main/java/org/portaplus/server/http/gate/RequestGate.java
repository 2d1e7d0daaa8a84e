package org.portaplus.server.http.gate;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.BodyLimit;
import org.portaplus.server.http.RequestTrail;
import org.portaplus.server.http.answers.Defects;

/**
 * Checks a request before JAX-RS sees it: a well-formed URL, one host, and sizes within the limits. The server
 * underneath would refuse it with an empty answer; here the refusal has a body in the caller's format. Thread-safe.
 */
@Singleton
public class RequestGate {
    // Before everything that the framework puts on the router.
    static final int FIRST = Integer.MIN_VALUE + 1000;

    private static final int FIRST_OF_REFUSALS = 400;

    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(:[0-9]{0,5})?");

    private static final String ORIGIN_ALLOWED = "Access-Control-Allow-Origin";

    private final long longestUrl;
    private final long largestHeaders;
    private final long largestBody;

    /** One that fits; most requests come with the same. */
    private volatile String lastHost = "";

    @Inject
    EarlyRefusals refusals;

    @Inject
    Closing closing;

    /**
     * @param longestUrl {@code porta.limits.url}: bytes
     * @param largestHeaders {@code porta.limits.headers}: bytes of all names and values
     * @param largestBody bytes that a body may have; larger ones without a length are refused while they are read
     */
    RequestGate(
            @ConfigProperty(name = "porta.limits.url", defaultValue = "8K") MemorySize longestUrl,
            @ConfigProperty(name = "porta.limits.headers", defaultValue = "20K") MemorySize largestHeaders,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.longestUrl = longestUrl.asLongValue();
        this.largestHeaders = largestHeaders.asLongValue();
        this.largestBody = largestBody.asLongValue();
    }

    void open(@Observes Router router) {
        router.route().order(FIRST).handler(this::pass).failureHandler(this::failed);
    }

    /** The router has a look at the host before any handler; it is refused here in our own words. */
    private void failed(RoutingContext exchange) {
        try {
            host(exchange.request());
            refusals.failed(exchange);
        } catch (Fault refusal) {
            refusals.refuse(exchange, refusal);
        }
    }

    private void pass(RoutingContext exchange) {
        exchange.addHeadersEndHandler(head -> {
            withoutIdentity(exchange.response().headers());
            varying(exchange.request(), exchange.response().headers());
            reason(exchange);
        });
        Connections.follow(exchange);
        try {
            if (!RequestWatch.isForTheSystem(exchange)) {
                closing.requireOpen(exchange.response());
            }
            BodyInChunks.watch(exchange, largestBody, refusals);
            String url = checked(exchange.request());
            RequestWatch.requireOneSpelling(exchange);
            if (url.equals(exchange.request().uri())) {
                exchange.next();
            } else {
                exchange.reroute(exchange.request().method(), url);
            }
        } catch (Fault refusal) {
            refusals.refuse(exchange, refusal);
        }
    }

    /**
     * Clients of the original host read the code of a refusal from the status line; JAX-RS cannot set it there. A
     * refusal of the framework or a page without a code gets the code of its status.
     */
    private static void reason(RoutingContext exchange) {
        int status = exchange.response().getStatusCode();
        if (status >= FIRST_OF_REFUSALS) {
            String code = RequestTrail.of(exchange).refusal();
            exchange.response().setStatusMessage(code.isEmpty() ? Defects.code(status) : code);
        }
    }

    /** The framework marks what it does not want to be compressed by a coding that no answer should have (RFC 9110 8.4). */
    private static void withoutIdentity(MultiMap headers) {
        if ("identity".equals(headers.get(HttpHeaders.CONTENT_ENCODING))) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    /**
     * Operations declare only that they depend on Accept. A cache must not serve a compressed answer to a client that
     * cannot decompress it, nor the answer for one origin to another.
     */
    private static void varying(HttpServerRequest request, MultiMap headers) {
        boolean byCoding = request.headers().contains(HttpHeaders.ACCEPT_ENCODING);
        boolean byOrigin = headers.contains(ORIGIN_ALLOWED);
        if (byCoding || byOrigin) {
            headers.set(
                    HttpHeaders.VARY,
                    HttpHeaders.ACCEPT
                            + (byCoding ? ", " + HttpHeaders.ACCEPT_ENCODING : "")
                            + (byOrigin ? ", Origin" : ""));
        }
    }

    /** The URL as the rest of the server is to see it. */
    private String checked(HttpServerRequest request) {
        if (request.uri().length() > longestUrl) {
            throw Fault.of(FaultKind.URL_TOO_LONG, "UriTooLong", "A URL may have at most " + longestUrl + " bytes.");
        }
        if (size(request.headers()) > largestHeaders) {
            throw Fault.of(
                    FaultKind.HEADERS_TOO_LARGE,
                    "RequestHeaderFieldsTooLarge",
                    "All headers together may have at most " + largestHeaders + " bytes.");
        }
        host(request);
        transferCoding(request);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && BodyLimit.isExceeded(length, largestBody)) {
            throw BodyLimit.exceeded(largestBody);
        }
        return RequestLine.repaired(request.uri());
    }

    private void host(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() == 1 && hosts.get(0).equals(lastHost)) {
            return;
        }
        boolean optional = request.version() != HttpVersion.HTTP_1_1;
        boolean fits = hosts.isEmpty()
                ? optional
                : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
        if (!fits) {
            throw Fault.of(
                    FaultKind.MALFORMED, "InvalidHost", "A request has exactly one Host: a name and maybe a port.");
        }
        if (!hosts.isEmpty()) {
            lastHost = hosts.get(0);
        }
    }

    /** Where a body ends that comes in a coding other than chunks, nobody knows (RFC 9112 6.3). */
    private static void transferCoding(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(BodyInChunks.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !BodyInChunks.isChunked(codings)) {
            throw Fault.of(
                    FaultKind.MALFORMED,
                    "UnknownTransferEncoding",
                    "A body comes with Content-Length, or with Transfer-Encoding: chunked.");
        }
    }

    private static long size(MultiMap headers) {
        long size = 0;
        for (Map.Entry<String, String> header : headers) {
            size += header.getKey().length() + header.getValue().length() + ": \r\n".length();
        }
        return size;
    }
}
