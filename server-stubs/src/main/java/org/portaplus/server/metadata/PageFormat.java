package org.portaplus.server.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.portaplus.wire.WireFormat;

/**
 * A format with a separate page for every operation; in the order of the index. The request lines and headers of the
 * samples are those that the documented host showed. Immutable.
 */
public enum PageFormat {
    /** DataContract XML. */
    XML(WireFormat.XML, "XML"),
    /** JSON. */
    JSON(WireFormat.JSON, "JSON"),
    /** JSV, in the layout of the pages. */
    JSV(WireFormat.JSV, "JSV"),
    /** CSV with JSV in its cells. */
    CSV(WireFormat.CSV, "CSV"),
    /** XML in an envelope of SOAP 1.1. */
    SOAP11(WireFormat.SOAP11, "SOAP 1.1"),
    /** XML in an envelope of SOAP 1.2. */
    SOAP12(WireFormat.SOAP12, "SOAP 1.2");

    private final WireFormat wire;
    private final String label;

    PageFormat(WireFormat wire, String label) {
        this.wire = wire;
        this.label = label;
    }

    /** The page format of a key; case does not matter. */
    static Optional<PageFormat> of(String key) {
        return Stream.of(values())
                .filter(format -> format.key().equalsIgnoreCase(key))
                .findFirst();
    }

    /** All of them, for templates. */
    static List<PageFormat> all() {
        return List.of(values());
    }

    /** As it stands in {@code /{key}/metadata}. */
    public String key() {
        return wire.suffix();
    }

    /** As the index shows it. */
    public String label() {
        return label;
    }

    /** The capitals of the heading {@code HTTP + XML}. */
    public String heading() {
        return key().toUpperCase(Locale.ROOT);
    }

    /** Its codec. */
    WireFormat wire() {
        return wire;
    }

    /** Whether messages travel in an envelope. */
    public boolean soap() {
        return wire.isSoap();
    }

    /** Whether the operation stands in a header {@code SOAPAction}. */
    public boolean soapAction() {
        return this == SOAP11;
    }

    /** Whether the answer can be embedded as a script. */
    public boolean jsonp() {
        return this == JSON;
    }

    /** The class of the style sheet for samples: of several lines, or of few long ones. */
    public String layout() {
        return this == JSON || this == CSV ? "oneline" : "lines";
    }

    /** Where a sample is sent to; {@code mode} is {@code reply} or {@code oneway}. */
    String path(String mode, String operation) {
        return soap() ? "/" + key() : "/" + key() + "/" + mode + "/" + operation;
    }

    /** The Content-Type of a sample request; that of SOAP is the same for both versions. */
    public String requestType() {
        return soap() ? "text/xml; charset=utf-8" : wire.mediaType();
    }

    /** The Content-Type of a sample answer. */
    public String responseType() {
        return soap() ? WireFormat.XML.mediaType() : wire.mediaType();
    }
}
