package org.portaplus.conformance.reading;

import java.util.Arrays;
import java.util.Locale;

/** The formats of the contract, with the content types that it promises. */
public enum Format {
    JSON("application/json", "application/json; charset=utf-8", "text/json"),
    XML("application/xml", "application/xml", "text/xml"),
    CSV("text/csv", "text/csv", "application/csv"),
    JSV("text/jsv", "text/jsv", "application/jsv"),
    SOAP11("text/xml", "text/xml; charset=utf-8", ""),
    SOAP12("application/soap+xml", "application/soap+xml; charset=utf-8", "");

    private final String mediaType;
    private final String contentType;
    private final String otherName;

    Format(String mediaType, String contentType, String otherName) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.otherName = otherName;
    }

    /** By its name in paths and file names, such as {@code json}. */
    public static Format of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** By the content type of an answer; null where it is none of them. */
    public static Format ofContentType(String contentType) {
        String mediaType = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(mediaType))
                .findFirst()
                .orElse(null);
    }

    /**
     * By the content type of an answer, by any of the names that it has: {@code text/xml} is one of XML as well as that of
     * SOAP 1.1.
     *
     * @param expected the format that the answer should have, or null
     * @return null where it is none of them
     */
    public static Format ofContentType(String contentType, Format expected) {
        String mediaType = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return expected != null && expected.otherName.equalsIgnoreCase(mediaType)
                ? expected
                : ofContentType(contentType);
    }

    /** Whether a message travels in an envelope. */
    public boolean isSoap() {
        return this == SOAP11 || this == SOAP12;
    }

    /** The media type of a request. */
    public String mediaType() {
        return mediaType;
    }

    /** What an answer must be marked as. */
    public String contentType() {
        return contentType;
    }
}
