package org.portaplus.wire;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * The data formats of this module, each with the media type that is written and its file suffix. Immutable.
 *
 * <p>Source: {@code docs/wire-formats.md#media-types}.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public enum WireFormat {
    /** JSON as ServiceStack.Text writes it. */
    JSON("application/json", "json"),
    /** JSV, the compact text format of ServiceStack.Text. */
    JSV("text/jsv", "jsv"),
    /** CSV with a header row and JSV in the cells. */
    CSV("text/csv", "csv"),
    /** XML as .NET's DataContractSerializer writes it. */
    XML("application/xml", "xml"),
    /** The same XML in an envelope of SOAP 1.1. */
    SOAP11("text/xml", "soap11"),
    /** The same XML in an envelope of SOAP 1.2. */
    SOAP12("application/soap+xml", "soap12");

    private final String mediaType;
    private final String suffix;

    WireFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    /** The media type without parameters, for example {@code text/csv}. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether messages travel in an envelope, which has a way of its own to tell failures. */
    public boolean isSoap() {
        return this == SOAP11 || this == SOAP12;
    }

    /** The lower-case file or path suffix without a dot, for example {@code csv}. */
    public String suffix() {
        return suffix;
    }
}
