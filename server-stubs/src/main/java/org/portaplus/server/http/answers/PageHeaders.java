package org.portaplus.server.http.answers;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.portaplus.server.http.Answer;

/** {@link ResponseHeaders} for what JAX-RS answers: pages, and addresses where nothing is. Thread-safe. */
@Provider
public class PageHeaders implements ContainerResponseFilter {
    private static final Map<String, String> CHARSET = Map.of(MediaType.CHARSET_PARAMETER, "utf-8");

    @Inject
    ResponseHeaders headers;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> present = response.getHeaders();
        Answer complete = headers.complete(Answer.of(response.getStatus()), response.hasEntity());
        for (Answer.Header header : complete.headers()) {
            if (header.name().equals(HttpHeaders.CACHE_CONTROL)) {
                present.putIfAbsent(header.name(), List.of(header.value()));
            } else {
                present.putSingle(header.name(), header.value());
            }
        }
        MediaType type = response.getMediaType();
        if (type != null && type.getParameters().equals(CHARSET)) {
            // As text: JAX-RS prints parameters without the blank that the documented host had.
            present.putSingle(
                    HttpHeaders.CONTENT_TYPE,
                    type.getType() + "/" + type.getSubtype() + "; charset=" + CHARSET.get("charset"));
        }
    }
}
