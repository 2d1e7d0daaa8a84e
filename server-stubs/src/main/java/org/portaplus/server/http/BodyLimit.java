package org.portaplus.server.http;

import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/** How large a body may be, and what is said of a larger one, whoever notices. Stateless. */
public final class BodyLimit {
    /** Bytes of an ordinary body; it is received before a thread is needed. */
    public static final int ORDINARY = 128 * 1024;

    private BodyLimit() {}

    /**
     * The refusal of a body that is over the limit.
     *
     * @param largest bytes that a body may have
     */
    public static Fault exceeded(long largest) {
        return Fault.of(FaultKind.TOO_LARGE, "RequestEntityTooLarge", "A body may have at most " + largest + " bytes.");
    }

    /** Bytes that a Content-Length says, negative for none. Netty has made sure that it is a number; it may be beyond a long. */
    public static long announced(@Nullable String contentLength) {
        if (contentLength == null) {
            return -1;
        }
        try {
            return Long.parseLong(contentLength.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Whether a Content-Length is beyond a limit. */
    public static boolean isExceeded(String contentLength, long limit) {
        return announced(contentLength) > limit;
    }
}
