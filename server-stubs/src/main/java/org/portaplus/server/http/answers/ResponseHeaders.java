package org.portaplus.server.http.answers;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.bodies.Guard;

/**
 * The headers that do not depend on the operation: Vary and nosniff on every answer; applied preferences, the progress
 * of a list of requests, and whether an answer is guarded or a replay.
 */
@Provider
public class ResponseHeaders implements ContainerResponseFilter {
    public static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    public static final String NO_SNIFF = "nosniff";
    public static final String NO_STORE = "no-store";

    private static final Map<String, String> CHARSET = Map.of(MediaType.CHARSET_PARAMETER, "utf-8");

    @Inject
    Exchange exchange;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.getHeaders().putSingle(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        // Answers contain passwords, and depend on a License that may be in a header.
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(NO_STORE));
        exchange.progress().completed().ifPresent(number -> response.getHeaders()
                .putSingle("X-AutoBatch-Completed", number));
        if (!exchange.progress().applied().isEmpty()) {
            response.getHeaders()
                    .putSingle("Preference-Applied", exchange.progress().applied());
        }
        if (exchange.answer().guarded() && response.hasEntity()) {
            response.getHeaders().putSingle(Guard.HEADER, Guard.FORMULA);
        }
        if (exchange.progress().isReplay()) {
            response.getHeaders().putSingle("Idempotency-Replayed", "true");
        }
        MediaType type = response.getMediaType();
        if (type != null && type.getParameters().equals(CHARSET)) {
            // As text: JAX-RS prints parameters without the blank that the documented host had.
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.CONTENT_TYPE,
                            type.getType() + "/" + type.getSubtype() + "; charset=" + CHARSET.get("charset"));
        }
    }
}
