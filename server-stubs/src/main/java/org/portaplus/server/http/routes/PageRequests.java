package org.portaplus.server.http.routes;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.answers.PageFaults;

/**
 * Leads JAX-RS to the page of a request, by the spelling that its class has. Only pages, and addresses where nothing is, come
 * here.
 */
@Provider
@PreMatching
public class PageRequests implements ContainerRequestFilter {
    @Inject
    Exchange exchange;

    @Inject
    CurrentVertxRequest connection;

    @Inject
    RequestRouting routing;

    @Inject
    PageFaults faults;

    @Override
    public void filter(ContainerRequestContext request) {
        RoutingContext context = connection.getCurrent();
        try {
            RequestRouting.Routed routed =
                    routing.route(context, routing.address(context.request().path()));
            if (request.getMethod().equals("OPTIONS")) {
                request.abortWith(Response.ok()
                        .header(HttpHeaders.ALLOW, exchange.progress().allow())
                        .build());
                return;
            }
            // The framework decodes a path that is set here once more than one that came over the wire.
            String path = routed.match().path().replace("%", "%25");
            request.setRequestUri(
                    UriBuilder.fromUri(uri(request, context)).replacePath(path).build());
            request.getHeaders().remove(HttpHeaders.ACCEPT);
        } catch (Fault refusal) {
            request.abortWith(faults.refused(refusal));
        }
    }

    /** The URL that the request is for; without a Host, as in HTTP/1.0, at the address where it came in. */
    private static URI uri(ContainerRequestContext request, RoutingContext context) {
        HttpServerRequest received = context.request();
        return received.absoluteURI() == null
                ? URI.create("http://" + received.localAddress() + received.uri())
                : request.getUriInfo().getRequestUri();
    }
}
