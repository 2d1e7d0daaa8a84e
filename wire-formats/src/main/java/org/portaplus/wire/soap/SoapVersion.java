package org.portaplus.wire.soap;

import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.portaplus.wire.WireFormat;

/**
 * The two versions of SOAP, which differ in the envelope's namespace and in how a fault is told. Immutable.
 *
 * <p>Sources: SOAP 1.1 section 4, SOAP 1.2 part 1 section 5.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public enum SoapVersion {
    /** SOAP 1.1, W3C Note of 8 May 2000. */
    V1_1(WireFormat.SOAP11, "http://schemas.xmlsoap.org/soap/envelope/", "actor", "soap"),
    /** SOAP 1.2, W3C Recommendation of 27 April 2007. */
    V1_2(WireFormat.SOAP12, "http://www.w3.org/2003/05/soap-envelope", "role", "soap12");

    private final WireFormat format;
    private final String namespace;
    private final String addressee;
    private final String pagePrefix;

    SoapVersion(WireFormat format, String namespace, String addressee, String pagePrefix) {
        this.format = format;
        this.namespace = namespace;
        this.addressee = addressee;
        this.pagePrefix = pagePrefix;
    }

    /**
     * The version behind a format.
     *
     * @throws IllegalArgumentException when the format is none of SOAP
     */
    public static SoapVersion of(WireFormat format) {
        for (SoapVersion version : values()) {
            if (version.format == format) {
                return version;
            }
        }
        throw new IllegalArgumentException(format + " is not SOAP");
    }

    /** The version whose envelopes are in a namespace; empty when there is none. */
    static Optional<SoapVersion> ofNamespace(String namespace) {
        for (SoapVersion version : values()) {
            if (version.namespace.equals(namespace)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** The format of messages in this version. */
    public WireFormat format() {
        return format;
    }

    /** The namespace of the envelope. */
    public String namespace() {
        return namespace;
    }

    /** The {@code Content-Type} of messages in this version, charset included. */
    public String contentType() {
        return format.mediaType() + "; charset=utf-8";
    }

    /** The attribute that says whom a header is for. */
    String addressee() {
        return addressee;
    }

    /** The envelope's prefix on the metadata pages. */
    String pagePrefix() {
        return pagePrefix;
    }
}
