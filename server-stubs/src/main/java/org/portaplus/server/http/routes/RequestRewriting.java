package org.portaplus.server.http.routes;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.BodyCharset;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.RequestTrail;
import org.portaplus.server.http.Retry;
import org.portaplus.server.http.UrlEncodedMembers;
import org.portaplus.server.http.answers.ErrorAnswers;
import org.portaplus.server.http.bodies.Guard;
import org.portaplus.server.http.bodies.Jsonp;
import org.portaplus.server.http.bodies.UnpackedBody;
import org.portaplus.wire.WireFormat;

/**
 * Turns a request as clients may write it into one as the contract writes it, before JAX-RS looks for its route: literals
 * without regard to case, doubled and trailing slashes, format suffixes, {@code /api/Op}; and decides the formats of the
 * request and of the answer. What has no route, a wrong verb or no acceptable format is refused here.
 */
@Provider
@PreMatching
public class RequestRewriting implements ContainerRequestFilter {
    private static final Map<String, String> OLDER_WORDS = Map.of("syncreply", "reply", "asynconeway", "oneway");

    @Inject
    Exchange exchange;

    @Inject
    CurrentVertxRequest connection;

    @Inject
    RouteTable routes;

    @Inject
    ErrorAnswers errors;

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            rewrite(request);
        } catch (Fault refusal) {
            request.abortWith(errors.answer(refusal));
        }
    }

    private void rewrite(ContainerRequestContext request) {
        URI uri = uri(request);
        String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        MultivaluedMap<String, String> headers = request.getHeaders();
        RequestTrail trail = RequestTrail.of(connection.getCurrent());
        // What comes here is not for health or metrics, though its path may begin like theirs.
        trail.at(RequestTrail.NONE, RequestTrail.NONE);
        exchange.trail(trail);
        // Of a query that is refused below, the rest may say in which format.
        exchange.query(UrlEncodedMembers.readable(query));
        exchange.licenseHeaders(headers.getOrDefault("X-License", List.of()));
        exchange.client(address(connection.getCurrent().request().remoteAddress()));
        exchange.idempotencyKeys(headers.getOrDefault(Retry.HEADER, List.of()));
        prefer(headers.getOrDefault("Prefer", List.of()));

        List<String> segments = PathSegments.of(uri.getRawPath());
        Optional<RouteTable.Match> page = routes.page(segments);
        Optional<WireFormat> suffix = page.isPresent() ? Optional.empty() : Negotiation.cutSuffix(segments);
        segments = predefined(segments);
        // Before the path and the verb are judged, so that even their refusal comes in the caller's format.
        Negotiation negotiation = negotiation(suffix, page.isPresent() ? List.of() : segments, headers);
        Optional<WireFormat> soap = MediaTypes.soap(segments);
        WireFormat format = soap.orElseGet(negotiation::format);
        exchange.answerIn(format, soap.isPresent() ? format.mediaType() : negotiation.spelling(format));
        exchange.allowsPage(negotiation.allowsPage());
        if (page.isEmpty() || soap.isPresent()) {
            trail.format(exchange.responseFormat());
        }
        exchange.callback(soap.isPresent() ? "" : Jsonp.checked(firstOfQuery("callback")));
        if (page.isEmpty()) {
            exchange.guard(Guard.checked(exchange.query(), exchange.responseFormat()));
        }
        exchange.query(UrlEncodedMembers.of(query));

        List<String> operation = segments;
        Optional<RouteTable.Match> found = page.or(() -> routes.match(operation));
        exchange.prefersPage(negotiation.prefersPage() && (found.isEmpty() || (page.isPresent() && soap.isEmpty())));
        RouteTable.Match match = found.orElseThrow(
                () -> Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such path in the contract."));
        if (page.isEmpty()) {
            Negotiation.requireKnown(firstOfQuery(Negotiation.FORMAT));
        }
        trail.at(match.template(), soap.isPresent() ? "soap" : match.operation());
        exchange.allow(String.join(", ", match.verbs()));
        if (request.getMethod().equals("OPTIONS")) {
            request.abortWith(
                    Response.ok().header(HttpHeaders.ALLOW, exchange.allow()).build());
            return;
        }
        if (!match.verbs().contains(request.getMethod())) {
            throw Fault.of(
                    FaultKind.METHOD_NOT_ALLOWED,
                    "MethodNotAllowed",
                    request.getMethod() + " is not for this path; allowed are " + exchange.allow() + ".");
        }
        exchange.route(match.path().substring(1).split("/", 2)[0]);
        // The framework decodes a path that is set here once more than one that came over the wire.
        String path = match.path().replace("%", "%25");
        request.setRequestUri(UriBuilder.fromUri(uri).replacePath(path).build());
        if (match.page()) {
            headers.remove(HttpHeaders.ACCEPT);
            if (soap.isPresent() && request.getMethod().equals("POST")) {
                UnpackedBody.requireKnown(headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()));
                String stated = headers.getFirst(HttpHeaders.CONTENT_TYPE);
                Negotiation.requireSoap(soap.get(), stated);
                exchange.bodyCharset(BodyCharset.of(stated, true));
            }
            return;
        }
        negotiation.requireAcceptable();
        if (!mayHaveBody(headers)) {
            // What would be said of a body is said of none.
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
        UnpackedBody.requireKnown(headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()));
        String stated = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        String bodyType = negotiation.bodyType(stated);
        exchange.bodyCharset(BodyCharset.of(stated, bodyType.equals(WireFormat.XML.mediaType())));
        headers.putSingle(HttpHeaders.CONTENT_TYPE, bodyType);
        headers.putSingle(HttpHeaders.ACCEPT, negotiation.format().mediaType());
    }

    /** The URL that the request is for; without a Host, as in HTTP/1.0, at the address where it came in. */
    private URI uri(ContainerRequestContext request) {
        HttpServerRequest received = connection.getCurrent().request();
        return received.absoluteURI() == null
                ? URI.create("http://" + received.localAddress() + received.uri())
                : request.getUriInfo().getRequestUri();
    }

    /** The pre-defined route that a path is another name of: {@code /api/Op}, and the words of clients before version 4. */
    private static List<String> predefined(List<String> segments) {
        if (segments.size() == 2 && segments.get(0).equalsIgnoreCase("api")) {
            return List.of("json", "reply", segments.get(1));
        }
        String word = segments.size() == 3 ? segments.get(1).toLowerCase(Locale.ROOT) : "";
        return OLDER_WORDS.containsKey(word)
                ? List.of(segments.get(0), OLDER_WORDS.get(word), segments.get(2))
                : segments;
    }

    /** The number of an address where it has one; a proxy may have named the client otherwise. */
    private static String address(SocketAddress client) {
        return client.hostAddress() == null ? Objects.toString(client.host(), "") : client.hostAddress();
    }

    private Negotiation negotiation(
            Optional<WireFormat> suffix, List<String> segments, MultivaluedMap<String, String> headers) {
        return new Negotiation(
                suffix.or(() -> MediaTypes.named(firstOfQuery(Negotiation.FORMAT))),
                segments.isEmpty() ? Optional.empty() : MediaTypes.named(segments.get(0)),
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                headers.containsKey(HttpHeaders.ACCEPT) ? String.join(",", headers.get(HttpHeaders.ACCEPT)) : null,
                !firstOfQuery("callback").isEmpty());
    }

    private String firstOfQuery(String name) {
        return UrlEncodedMembers.first(exchange.query(), name);
    }

    private static boolean mayHaveBody(MultivaluedMap<String, String> headers) {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? headers.containsKey("Transfer-Encoding")
                : !length.strip().equals("0");
    }

    /** A value may be quoted (RFC 7240 2). */
    private void prefer(List<String> headers) {
        String all = String.join(",", headers)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .replace("\"", "");
        List<String> preferences = List.of(all.split("[,;]", -1));
        // Of two that contradict each other the first counts (RFC 7240 2).
        Optional<String> handling = preferences.stream()
                .filter(preference -> preference.startsWith("handling="))
                .findFirst();
        exchange.prefer(handling.filter("handling=strict"::equals).isPresent(), preferences.contains("respond-async"));
    }
}
