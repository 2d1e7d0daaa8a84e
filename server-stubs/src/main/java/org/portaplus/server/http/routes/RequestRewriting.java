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
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.http.BodyCharset;
import org.portaplus.server.http.BodyLimit;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.Preferences;
import org.portaplus.server.http.RequestHead;
import org.portaplus.server.http.RequestTrail;
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
        begin(request, query);
        Asked asked = asked(uri.getRawPath(), request.getHeaders());
        // Before the path and the verb are judged, so that even their refusal comes in the caller's format.
        negotiate(asked);
        Map<String, List<String>> unused = UrlEncodedMembers.of(query); // what of it could not be read is refused
        RouteTable.Match match = match(asked);
        if (request.getMethod().equals("OPTIONS")) {
            String allow = exchange.progress().allow();
            request.abortWith(Response.ok().header(HttpHeaders.ALLOW, allow).build());
            return;
        }
        if (!match.verbs().contains(request.getMethod())) {
            throw Fault.of(
                    FaultKind.METHOD_NOT_ALLOWED,
                    "MethodNotAllowed",
                    request.getMethod() + " is not for this path; allowed are "
                            + exchange.progress().allow() + ".");
        }
        // The framework decodes a path that is set here once more than one that came over the wire.
        String path = match.path().replace("%", "%25");
        request.setRequestUri(UriBuilder.fromUri(uri).replacePath(path).build());
        if (match.page()) {
            leadToPage(request, asked);
        } else {
            leadToOperation(request.getHeaders(), asked.negotiation());
        }
    }

    /** Of a query that is refused later, what can be read may say in which format. */
    private void begin(ContainerRequestContext request, String query) {
        MultivaluedMap<String, String> headers = request.getHeaders();
        RequestTrail trail = RequestTrail.of(connection.getCurrent());
        // What comes here is not for health or metrics, though its path may begin like theirs.
        trail.at(RequestTrail.NONE, RequestTrail.NONE);
        exchange.begin(
                new RequestHead(
                        request.getMethod(),
                        address(connection.getCurrent().request().remoteAddress()),
                        BodyLimit.announced(headers.getFirst(HttpHeaders.CONTENT_LENGTH)),
                        UrlEncodedMembers.readable(query),
                        headers.getOrDefault("X-License", List.of()),
                        headers.getOrDefault(Retry.HEADER, List.of()),
                        Preferences.of(headers.getOrDefault("Prefer", List.of()))),
                trail);
    }

    /**
     * What a path and the headers ask for.
     *
     * @param segments of the path, in the order of the contract
     * @param page the page that the path is
     * @param soap the version of SOAP whose address it is
     */
    private record Asked(
            List<String> segments,
            Optional<RouteTable.Match> page,
            Optional<WireFormat> soap,
            Negotiation negotiation) {}

    private Asked asked(String rawPath, MultivaluedMap<String, String> headers) {
        List<String> sent = PathSegments.of(rawPath);
        Optional<RouteTable.Match> page = routes.page(sent);
        Optional<WireFormat> suffix = page.isPresent() ? Optional.empty() : Negotiation.cutSuffix(sent);
        List<String> segments = predefined(sent);
        Negotiation negotiation = negotiation(suffix, page.isPresent() ? List.of() : segments, headers);
        return new Asked(segments, page, MediaTypes.soap(segments), negotiation);
    }

    private void negotiate(Asked asked) {
        RequestHead head = exchange.head();
        Negotiation negotiation = asked.negotiation();
        boolean soap = asked.soap().isPresent();
        WireFormat format = asked.soap().orElseGet(negotiation::format);
        AnswerForm form = new AnswerForm(
                format,
                soap ? format.mediaType() : negotiation.spelling(format),
                "",
                false,
                negotiation.allowsPage() ? AnswerForm.Page.READABLE : AnswerForm.Page.UNREADABLE);
        exchange.answer(form);
        if (asked.page().isEmpty() || soap) {
            exchange.trail().format(format);
        }
        if (!soap) {
            form = form.calling(Jsonp.checked(head.firstOfQuery("callback")));
            exchange.answer(form);
        }
        if (asked.page().isEmpty()) {
            exchange.answer(form.guarded(Guard.checked(head.query(), format)));
        }
    }

    private RouteTable.Match match(Asked asked) {
        Optional<RouteTable.Match> found = asked.page().or(() -> routes.match(asked.segments()));
        boolean isPage = asked.page().isPresent() && asked.soap().isEmpty();
        if (asked.negotiation().prefersPage() && (found.isEmpty() || isPage)) {
            exchange.answer(exchange.answer().with(AnswerForm.Page.PREFERRED));
        }
        RouteTable.Match match = found.orElseThrow(
                () -> Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such path in the contract."));
        if (asked.page().isEmpty()) {
            Negotiation.requireKnown(exchange.head().firstOfQuery(Negotiation.FORMAT));
        }
        exchange.trail().at(match.template(), asked.soap().isPresent() ? "soap" : match.operation());
        exchange.progress().allow(String.join(", ", match.verbs()));
        return match;
    }

    private void leadToPage(ContainerRequestContext request, Asked asked) {
        MultivaluedMap<String, String> headers = request.getHeaders();
        headers.remove(HttpHeaders.ACCEPT);
        if (asked.soap().isPresent() && request.getMethod().equals("POST")) {
            UnpackedBody.requireKnown(headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()));
            String stated = headers.getFirst(HttpHeaders.CONTENT_TYPE);
            Negotiation.requireSoap(asked.soap().get(), stated);
            exchange.progress().bodyCharset(BodyCharset.of(stated, true));
        }
    }

    private void leadToOperation(MultivaluedMap<String, String> headers, Negotiation negotiation) {
        negotiation.requireAcceptable();
        if (!mayHaveBody(headers)) {
            // What would be said of a body is said of none.
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
        UnpackedBody.requireKnown(headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()));
        String stated = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        String bodyType = negotiation.bodyType(stated);
        exchange.progress().bodyCharset(BodyCharset.of(stated, bodyType.equals(WireFormat.XML.mediaType())));
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
                suffix.or(() -> MediaTypes.named(exchange.head().firstOfQuery(Negotiation.FORMAT))),
                segments.isEmpty() ? Optional.empty() : MediaTypes.named(segments.get(0)),
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                headers.containsKey(HttpHeaders.ACCEPT) ? String.join(",", headers.get(HttpHeaders.ACCEPT)) : null,
                !exchange.head().firstOfQuery("callback").isEmpty());
    }

    private static boolean mayHaveBody(MultivaluedMap<String, String> headers) {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? headers.containsKey("Transfer-Encoding")
                : !length.strip().equals("0");
    }
}
