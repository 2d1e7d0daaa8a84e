package org.portaplus.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portaplus.wire.WireFormat;

/** The media types of the formats, as they are written and as clients spell them. Immutable. */
public final class MediaTypes {
    /** What an HTML form sends; it is bound like a query string. */
    public static final String FORM = "application/x-www-form-urlencoded";

    /** A JSON answer within a call of the client's choice. */
    public static final String SCRIPT = "application/javascript";

    private static final Map<String, WireFormat> SPELLINGS = Map.of(
            "application/json", WireFormat.JSON,
            "text/json", WireFormat.JSON,
            "application/xml", WireFormat.XML,
            "text/xml", WireFormat.XML,
            "text/csv", WireFormat.CSV,
            "application/csv", WireFormat.CSV,
            "text/jsv", WireFormat.JSV,
            "application/jsv", WireFormat.JSV);

    private static final List<WireFormat> SOAP =
            Stream.of(WireFormat.values()).filter(WireFormat::isSoap).toList();

    private MediaTypes() {}

    /** The format of a media type, whose parameters are ignored; empty when it is none of ours. */
    public static Optional<WireFormat> format(String mediaType) {
        return Optional.ofNullable(SPELLINGS.get(bare(mediaType)));
    }

    /** The format of a name as it stands in a path, a suffix or {@code ?format=}. SOAP has paths of its own. */
    public static Optional<WireFormat> named(String name) {
        for (WireFormat format : WireFormat.values()) {
            if (!format.isSoap() && format.suffix().equalsIgnoreCase(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Every spelling of a format; what is offered when an {@code Accept} is matched. */
    public static Map<String, WireFormat> spellings() {
        return SPELLINGS;
    }

    /** Type and subtype in lower case, without parameters. */
    public static String bare(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The header {@code Content-Type} of an answer. Only JSON and SOAP state their charset, as the documented host did, with a
     * blank before it; JSON does by any name, since what is called text and states none is read in another charset by many
     * clients.
     *
     * @param spelling the media type that the format goes by
     */
    public static String header(WireFormat format, String spelling) {
        return spelling + (statesCharset(format) ? "; charset=utf-8" : "");
    }

    private static boolean statesCharset(WireFormat format) {
        return format == WireFormat.JSON || format.isSoap();
    }

    /** The version of SOAP that an endpoint speaks; empty for any other path. */
    public static Optional<WireFormat> soap(List<String> segments) {
        return segments.size() != 1
                ? Optional.empty()
                : SOAP.stream()
                        .filter(format -> format.suffix().equalsIgnoreCase(segments.get(0)))
                        .findFirst();
    }
}
