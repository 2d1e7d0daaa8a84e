package org.portaplus.server.http;

import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/** How large a body may be, and what is said of a larger one, whoever notices. Stateless. */
public final class BodyLimit {
    private BodyLimit() {}

    /**
     * The refusal of a body that is over the limit.
     *
     * @param largest bytes that a body may have
     */
    public static Fault exceeded(long largest) {
        return Fault.of(FaultKind.TOO_LARGE, "RequestEntityTooLarge", "A body may have at most " + largest + " bytes.");
    }

    /** Whether a Content-Length is beyond a limit. Netty has made sure that it is a number; it may be beyond a long. */
    public static boolean isExceeded(String contentLength, long limit) {
        try {
            return Long.parseLong(contentLength.strip()) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
