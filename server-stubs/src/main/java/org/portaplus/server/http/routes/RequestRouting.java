package org.portaplus.server.http.routes;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.AnswerForm;
import org.portaplus.server.http.BodyLimit;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.Preferences;
import org.portaplus.server.http.RequestHead;
import org.portaplus.server.http.RequestTrail;
import org.portaplus.server.http.UrlEncodedMembers;
import org.portaplus.server.http.bodies.Guard;
import org.portaplus.server.http.bodies.Jsonp;
import org.portaplus.wire.WireFormat;

/**
 * Understands a request as clients may write it: literals without regard to case, doubled and trailing slashes, format
 * suffixes, {@code /api/Op}; and decides the format of the answer. What has no route, or a wrong verb, is refused here.
 * Thread-safe.
 */
@Singleton
public class RequestRouting {
    private static final Map<String, String> OLDER_WORDS = Map.of("syncreply", "reply", "asynconeway", "oneway");

    @Inject
    Exchange exchange;

    @Inject
    RouteTable routes;

    /**
     * What a path is.
     *
     * @param segments the raw segments in the order of the contract, without a suffix
     * @param match where there is such a path
     * @param suffix the format that the path ends with
     * @param soap the version of SOAP whose address it is
     */
    public record Address(
            List<String> segments,
            Optional<RouteTable.Match> match,
            Optional<WireFormat> suffix,
            Optional<WireFormat> soap) {
        private boolean isPage() {
            return match.isPresent() && match.get().page();
        }

        /** Who serves a verb; empty where nobody does. */
        public Optional<RouteTable.Target> target(String verb) {
            return match.flatMap(found -> found.target(verb));
        }
    }

    /** What a raw path is. */
    public Address address(String rawPath) {
        List<String> sent = PathSegments.of(rawPath);
        Optional<RouteTable.Match> asSent = routes.match(sent);
        if (asSent.isPresent() && asSent.get().page()) { // the suffix of a page is part of its name
            return new Address(sent, asSent, Optional.empty(), MediaTypes.soap(sent));
        }
        List<String> bare = new ArrayList<>(sent);
        Optional<WireFormat> suffix = Negotiation.cutSuffix(bare);
        List<String> segments = predefined(bare);
        Optional<RouteTable.Match> match = segments.equals(sent) ? asSent : routes.match(segments);
        return new Address(segments, match, suffix, MediaTypes.soap(segments));
    }

    /** A request that is understood, and may be served. */
    public record Routed(RouteTable.Match match, Negotiation negotiation) {}

    /**
     * Takes up a request.
     *
     * @param address what its path is
     * @throws Fault 404 without a path, 405 for a wrong verb (but not for OPTIONS), 400 for a malformed query
     */
    public Routed route(RoutingContext context, Address address) {
        HttpServerRequest request = context.request();
        String query = Objects.requireNonNullElse(request.query(), "");
        begin(context, query);
        Negotiation negotiation = negotiation(address, request.headers());
        // Before the path and the verb are judged, so that even their refusal comes in the caller's format.
        negotiate(address, negotiation);
        Map<String, List<String>> unused = UrlEncodedMembers.of(query); // what of it could not be read is refused
        RouteTable.Match match = match(address, negotiation);
        String verb = request.method().name();
        if (!match.verbs().contains(verb)) {
            throw Fault.of(
                    FaultKind.METHOD_NOT_ALLOWED,
                    "MethodNotAllowed",
                    verb + " is not for this path; allowed are "
                            + exchange.progress().allow() + ".");
        }
        return new Routed(match, negotiation);
    }

    /** Of a query that is refused later, what can be read may say in which format. */
    private void begin(RoutingContext context, String query) {
        HttpServerRequest request = context.request();
        MultiMap headers = request.headers();
        RequestTrail trail = RequestTrail.of(context);
        // What comes here is not for health or metrics, though its path may begin like theirs.
        trail.at(RequestTrail.NONE, RequestTrail.NONE);
        exchange.begin(
                new RequestHead(
                        request.method().name(),
                        address(request.remoteAddress()),
                        BodyLimit.announced(headers.get(HttpHeaders.CONTENT_LENGTH)),
                        UrlEncodedMembers.readable(query),
                        headers.getAll("X-License"),
                        headers.getAll(Retry.HEADER),
                        Preferences.of(headers.getAll("Prefer"))),
                trail);
    }

    private void negotiate(Address address, Negotiation negotiation) {
        RequestHead head = exchange.head();
        boolean soap = address.soap().isPresent();
        WireFormat format = address.soap().orElseGet(negotiation::format);
        AnswerForm form = new AnswerForm(
                format,
                soap ? format.mediaType() : negotiation.spelling(format),
                "",
                false,
                negotiation.allowsPage() ? AnswerForm.Page.READABLE : AnswerForm.Page.UNREADABLE);
        exchange.answer(form);
        if (!address.isPage() || soap) {
            exchange.trail().format(format);
        }
        if (!soap) {
            form = form.calling(Jsonp.checked(head.firstOfQuery("callback")));
            exchange.answer(form);
        }
        if (!address.isPage()) {
            exchange.answer(form.guarded(Guard.checked(head.query(), format)));
        }
    }

    private RouteTable.Match match(Address address, Negotiation negotiation) {
        boolean isPage = address.isPage() && address.soap().isEmpty();
        if (negotiation.prefersPage() && (address.match().isEmpty() || isPage)) {
            exchange.answer(exchange.answer().with(AnswerForm.Page.PREFERRED));
        }
        RouteTable.Match match = address.match()
                .orElseThrow(() -> Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such path in the contract."));
        if (!match.page()) {
            Negotiation.requireKnown(exchange.head().firstOfQuery(Negotiation.FORMAT));
        }
        exchange.trail().at(match.template(), address.soap().isPresent() ? "soap" : match.operation());
        exchange.progress().allow(String.join(", ", match.verbs()));
        return match;
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

    private Negotiation negotiation(Address address, MultiMap headers) {
        List<String> segments = address.isPage() ? List.of() : address.segments();
        return new Negotiation(
                address.suffix().or(() -> MediaTypes.named(exchange.head().firstOfQuery(Negotiation.FORMAT))),
                segments.isEmpty() ? Optional.empty() : MediaTypes.named(segments.get(0)),
                headers.get(HttpHeaders.CONTENT_TYPE),
                headers.contains(HttpHeaders.ACCEPT) ? String.join(",", headers.getAll(HttpHeaders.ACCEPT)) : null,
                !exchange.head().firstOfQuery("callback").isEmpty());
    }
}
