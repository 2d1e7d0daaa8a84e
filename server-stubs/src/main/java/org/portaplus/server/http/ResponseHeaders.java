package org.portaplus.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.portaplus.wire.WireFormat;

/** The headers that every answer has: it depends on Accept, and browsers are not to guess its type. */
@Provider
public class ResponseHeaders implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        if (MediaTypes.written(WireFormat.JSON).equals(response.getMediaType())) {
            // As text: JAX-RS prints parameters without the blank that the documented host had.
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
        }
    }
}
