package org.portaplus.server.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.wire.WireFormat;

/**
 * Turns a request as clients may write it into one as the contract writes it, before JAX-RS looks for its route: literals
 * without regard to case, doubled and trailing slashes, format suffixes, {@code /api/Op}; and decides the formats of the
 * request and of the answer. What has no route, a wrong verb or no acceptable format is refused here.
 */
@Provider
@PreMatching
public class RequestRewriting implements ContainerRequestFilter {
    @Inject
    Exchange exchange;

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
        URI uri = request.getUriInfo().getRequestUri();
        exchange.query(UrlEncodedMembers.of(uri.getRawQuery()));
        exchange.licenseHeader(request.getHeaderString("X-License"));
        prefer(request);

        List<String> segments = segments(uri.getRawPath());
        Optional<WireFormat> suffix = cutSuffix(segments);
        if (segments.size() == 2 && segments.get(0).equalsIgnoreCase("api")) {
            segments = List.of("json", "reply", segments.get(1));
        }
        Optional<WireFormat> named = suffix.or(this::formatOfQuery);
        Optional<WireFormat> ofPath = segments.isEmpty() ? Optional.empty() : MediaTypes.named(segments.get(0));
        Optional<WireFormat> ofBody = Optional.ofNullable(request.getHeaderString(HttpHeaders.CONTENT_TYPE))
                .flatMap(MediaTypes::format);
        // Known as far as it is, so that a refusal of the path or the verb speaks the caller's format already.
        WireFormat preferred = named.or(() -> ofPath)
                .or(() -> Accept.of(request.getHeaderString(HttpHeaders.ACCEPT)).best(ofBody.orElse(null)))
                .or(() -> ofBody)
                .orElse(WireFormat.JSON);
        exchange.answerIn(preferred);

        RouteTable.Match match = routes.match(segments)
                .orElseThrow(() -> Fault.of(FaultKind.NOT_FOUND, "NotFound", "There is no such path in the contract."));
        checkVerb(request, match);
        request.setRequestUri(UriBuilder.fromUri(uri).replacePath(match.path()).build());
        if (match.page()) {
            request.getHeaders().remove(HttpHeaders.ACCEPT);
            return;
        }
        if (named.isEmpty()
                && ofPath.isEmpty()
                && Accept.of(request.getHeaderString(HttpHeaders.ACCEPT))
                        .best(null)
                        .isEmpty()) {
            throw Fault.of(
                    FaultKind.NOT_ACCEPTABLE,
                    "NotAcceptable",
                    "Answers come as application/json, application/xml, text/csv or text/jsv.");
        }
        bodyFormat(request, ofPath);
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, preferred.mediaType());
    }

    private void prefer(ContainerRequestContext request) {
        String prefer = request.getHeaders().getOrDefault("Prefer", List.of()).stream()
                .reduce("", (a, b) -> a + "," + b)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        List<String> preferences = List.of(prefer.split("[,;]", -1));
        exchange.prefer(preferences.contains("handling=strict"), preferences.contains("respond-async"));
    }

    private static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String segment : rawPath.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static Optional<WireFormat> cutSuffix(List<String> segments) {
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        int last = segments.size() - 1;
        String segment = segments.get(last);
        int dot = segment.lastIndexOf('.');
        Optional<WireFormat> format = dot <= 0 ? Optional.empty() : MediaTypes.named(segment.substring(dot + 1));
        format.ifPresent(found -> segments.set(last, segment.substring(0, dot)));
        return format;
    }

    private Optional<WireFormat> formatOfQuery() {
        List<String> format = exchange.query().getOrDefault("format", List.of());
        return format.isEmpty() ? Optional.empty() : MediaTypes.named(format.get(0));
    }

    private void checkVerb(ContainerRequestContext request, RouteTable.Match match) {
        String allow = String.join(", ", match.verbs());
        exchange.allow(allow);
        if (request.getMethod().equals("OPTIONS")) {
            request.abortWith(Response.ok().header(HttpHeaders.ALLOW, allow).build());
        } else if (!match.verbs().contains(request.getMethod())) {
            throw Fault.of(
                    FaultKind.METHOD_NOT_ALLOWED,
                    "MethodNotAllowed",
                    request.getMethod() + " is not for this path; allowed are " + allow + ".");
        }
    }

    /**
     * A pre-defined route reads what its path says unless the header names another of our formats, as clients of the
     * original host rely on; elsewhere a media type that we cannot read is refused.
     */
    private static void bodyFormat(ContainerRequestContext request, Optional<WireFormat> ofPath) {
        String stated = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String canonical;
        if (stated == null || stated.isBlank()) {
            canonical = ofPath.orElse(WireFormat.JSON).mediaType();
        } else if (MediaTypes.bare(stated).equals(MediaTypes.FORM)) {
            canonical = MediaTypes.FORM;
        } else {
            canonical = MediaTypes.format(stated)
                    .or(() -> ofPath)
                    .orElseThrow(() -> Fault.of(
                            FaultKind.UNSUPPORTED_MEDIA_TYPE,
                            "UnsupportedMediaType",
                            "Send application/json, application/xml, text/csv, text/jsv or " + MediaTypes.FORM + "."))
                    .mediaType();
        }
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, canonical);
    }
}
