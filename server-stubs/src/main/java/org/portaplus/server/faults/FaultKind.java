package org.portaplus.server.faults;

/** What went wrong, as far as HTTP is concerned; the precise reason is the fault's code. */
public enum FaultKind {
    /** The request cannot be read: broken syntax, a value that does not fit its type. */
    MALFORMED(400),
    /** The request can be read, but breaks a rule. */
    INVALID(400),
    /** The License is unknown or revoked. */
    UNAUTHORIZED(401),
    /** The License is known, but does not allow this. */
    FORBIDDEN(403),
    /** What the request names does not exist, or is not for this License to see. */
    NOT_FOUND(404),
    /** The path exists, but not for this verb. */
    METHOD_NOT_ALLOWED(405),
    /** No acceptable format is on offer. */
    NOT_ACCEPTABLE(406),
    /** The request contradicts what the store holds: a duplicate, a closed account. */
    CONFLICT(409),
    /** The body is larger than the configured limit. */
    TOO_LARGE(413),
    /** The URL is longer than the configured limit. */
    URL_TOO_LONG(414),
    /** The body's media type is not one we read. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** Too many requests, or too many tries; trying again later is fine. */
    TOO_MANY(429),
    /** The headers are larger than the configured limit. */
    HEADERS_TOO_LARGE(431),
    /** Our own failure. */
    INTERNAL(500),
    /** The store cannot be reached for now; trying again is safe. */
    UNAVAILABLE(503);

    private final int status;

    FaultKind(int status) {
        this.status = status;
    }

    /** The HTTP status code of this kind. */
    public int status() {
        return status;
    }
}
