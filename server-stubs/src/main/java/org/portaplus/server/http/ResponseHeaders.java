package org.portaplus.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** The headers that every answer has: it depends on Accept, and browsers are not to guess its type. */
@Provider
public class ResponseHeaders implements ContainerResponseFilter {
    private static final Map<String, String> CHARSET = Map.of(MediaType.CHARSET_PARAMETER, "utf-8");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
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
