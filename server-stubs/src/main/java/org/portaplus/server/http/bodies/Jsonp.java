package org.portaplus.server.http.bodies;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * Embeds a JSON answer in a call of the client's choice ({@code ?callback=}), errors included; the status is kept.
 * Stateless.
 */
public final class Jsonp {
    private static final int LONGEST = 128;
    private static final Pattern IDENTIFIER_PATH =
            Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

    /** What writes a JSON text. */
    public interface Json {
        void writeTo(OutputStream body) throws IOException;
    }

    private Jsonp() {}

    /**
     * Checks a callback, which may be empty: what is echoed into a script may be nothing but a name.
     *
     * @throws Fault (400) when it is anything else
     */
    public static String checked(String callback) {
        if (!orNone(callback).equals(callback)) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "RegularExpression",
                    "callback",
                    "callback must be a JavaScript name, such as app.show, of at most 128 characters.");
        }
        return callback;
    }

    /** The callback, or none when it is no name. */
    public static String orNone(String callback) {
        return IDENTIFIER_PATH.matcher(callback).matches() && callback.length() <= LONGEST ? callback : "";
    }

    /** Writes the text as it is, or, with a callback, as the argument of its call. */
    public static void embed(String callback, Json json, OutputStream body) throws IOException {
        if (callback.isEmpty()) {
            json.writeTo(body);
            return;
        }
        body.write((callback + "(").getBytes(StandardCharsets.US_ASCII));
        json.writeTo(body);
        body.write(')');
    }
}
