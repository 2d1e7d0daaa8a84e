package org.portaplus.server.http.routes;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.MediaTypes;
import org.portaplus.server.http.UrlEncodedMembers;
import org.portaplus.wire.WireFormat;

/**
 * The format of one answer: suffix before {@code ?format=} before the path before {@code Accept} before the request's own
 * format before JSON. A callback wants a script, and so JSON. Immutable.
 *
 * @param named by suffix or query
 * @param ofPath by the first segment of a pre-defined route
 * @param body the request's Content-Type, or null
 * @param accept the header Accept, or null
 * @param callback whether the answer is embedded in a script
 */
public record Negotiation(
        Optional<WireFormat> named,
        Optional<WireFormat> ofPath,
        @Nullable String body,
        @Nullable String accept,
        boolean callback) {
    /** The name in a query that a format is named by. */
    static final String FORMAT = "format";

    /**
     * The negotiation of a request that is refused before it is read.
     *
     * @param path as it came
     * @param query the members of the query, as far as they can be read
     * @param header gives a header by its name, or null
     */
    public static Negotiation ofUnread(String path, Map<String, List<String>> query, UnaryOperator<String> header) {
        List<String> segments = PathSegments.of(path);
        Optional<WireFormat> suffix = cutSuffix(segments);
        String first = segments.isEmpty() ? "" : segments.get(0);
        return new Negotiation(
                suffix.or(() -> MediaTypes.named(UrlEncodedMembers.first(query, FORMAT))),
                MediaTypes.named(first.equalsIgnoreCase("api") ? "json" : first),
                header.apply(HttpHeaders.CONTENT_TYPE),
                header.apply(HttpHeaders.ACCEPT),
                !UrlEncodedMembers.first(query, "callback").isEmpty());
    }

    /** What would be answered; also when nothing is acceptable, since even that refusal needs a format. */
    public WireFormat format() {
        return decided()
                .or(() -> Accept.of(accept).best(ofBody().orElse(null)))
                .or(this::ofBody)
                .orElse(WireFormat.JSON);
    }

    /**
     * The media type of an answer in a format: the one by which the client asked for it, since clients compare it with
     * what they sent. Without Accept it is the format of the client's own message.
     */
    public String spelling(WireFormat format) {
        Optional<String> asked = accept == null
                ? Optional.ofNullable(body)
                        .filter(own -> MediaTypes.format(own).equals(Optional.of(format)))
                        .map(MediaTypes::bare)
                : Accept.of(accept).spelling(format);
        return asked.orElse(format.mediaType());
    }

    private Optional<WireFormat> ofBody() {
        return Optional.ofNullable(body).flatMap(MediaTypes::format);
    }

    /** Whether a page would be read; whoever names a format, or accepts only formats, is a program. */
    boolean allowsPage() {
        return named.isEmpty() && !callback && Accept.of(accept).allows(MediaType.TEXT_HTML);
    }

    /** Whether a page is what the client wants most, as browsers do; a path that is not there does not choose a format. */
    boolean prefersPage() {
        return named.isEmpty() && !callback && Accept.of(accept).prefers(MediaType.TEXT_HTML);
    }

    /**
     * Requires the name of a format. The original host ignored others; no client is known to rely on that, and a
     * refusal shows a misspelt name better than an answer in the wrong format.
     *
     * @param name what the query says; empty for nothing
     * @throws Fault (400) for any other name
     */
    static void requireKnown(String name) {
        if (!name.isEmpty() && MediaTypes.named(name).isEmpty()) {
            throw Fault.of(FaultKind.INVALID, "Enum", FORMAT, "format can only be json, xml, csv or jsv.");
        }
    }

    /**
     * Insists on a format that the client accepts.
     *
     * @throws Fault (406) when only Accept decides, and rules out all we have
     */
    public void requireAcceptable() {
        if (decided().isEmpty() && Accept.of(accept).best(null).isEmpty()) {
            throw Fault.of(
                    FaultKind.NOT_ACCEPTABLE,
                    "NotAcceptable",
                    "Answers come as application/json, application/xml, text/csv or text/jsv.");
        }
    }

    /**
     * The media type to read the body as. A pre-defined route reads what its path says unless the header names another of
     * our formats, as clients of the original host rely on.
     *
     * @param stated the header Content-Type, or null
     * @throws Fault (415) for a media type that we cannot read
     */
    public String bodyType(@Nullable String stated) {
        if (stated == null || stated.isBlank()) {
            return ofPath.orElse(WireFormat.JSON).mediaType();
        }
        if (MediaTypes.bare(stated).equals(MediaTypes.FORM)) {
            return MediaTypes.FORM;
        }
        return ofBody().or(() -> ofPath)
                .orElseThrow(() -> Fault.of(
                        FaultKind.UNSUPPORTED_MEDIA_TYPE,
                        "UnsupportedMediaType",
                        "Send application/json, application/xml, text/csv, text/jsv or " + MediaTypes.FORM + "."))
                .mediaType();
    }

    /**
     * Insists on a media type that an envelope of either version comes as. The documented pages show {@code text/xml} for both,
     * and toolkits send either version to either address.
     *
     * @param version the one that the address is for
     * @param stated the header Content-Type, or null
     * @throws Fault (415) for any other media type
     */
    public static void requireSoap(WireFormat version, @Nullable String stated) {
        boolean fits = stated == null
                || stated.isBlank()
                || MediaTypes.bare(stated).equals(WireFormat.SOAP12.mediaType())
                || MediaTypes.format(stated).equals(Optional.of(WireFormat.XML));
        if (!fits) {
            throw Fault.of(
                    FaultKind.UNSUPPORTED_MEDIA_TYPE,
                    "UnsupportedMediaType",
                    "Send an envelope as " + version.mediaType() + ".");
        }
    }

    private Optional<WireFormat> decided() {
        return callback ? Optional.of(WireFormat.JSON) : named.or(() -> ofPath);
    }

    /** Cuts a format suffix off the last segment, where there is one. */
    static Optional<WireFormat> cutSuffix(List<String> segments) {
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
}
