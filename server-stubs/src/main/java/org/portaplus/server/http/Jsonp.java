package org.portaplus.server.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/** Embeds a JSON answer in a call of the client's choice ({@code ?callback=}), errors included; the status is kept. */
@Provider
public class Jsonp implements WriterInterceptor {
    static final MediaType SCRIPT = new MediaType("application", "javascript");

    private static final int LONGEST = 128;
    private static final Pattern IDENTIFIER_PATH =
            Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

    @Inject
    Exchange exchange;

    /**
     * Checks a callback, which may be empty: what is echoed into a script may be nothing but a name.
     *
     * @throws Fault (400) when it is anything else
     */
    static String checked(String callback) {
        boolean name = callback.length() <= LONGEST
                && IDENTIFIER_PATH.matcher(callback).matches();
        if (!callback.isEmpty() && !name) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "RegularExpression",
                    "callback",
                    "callback must be a JavaScript name, such as app.show, of at most 128 characters.");
        }
        return callback;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        boolean wrapped = !exchange.callback().isEmpty() && SCRIPT.isCompatible(context.getMediaType());
        if (wrapped) {
            context.getOutputStream().write((exchange.callback() + "(").getBytes(StandardCharsets.US_ASCII));
        }
        context.proceed();
        if (wrapped) {
            context.getOutputStream().write(')');
        }
    }
}
