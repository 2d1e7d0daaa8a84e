package org.portaplus.server.http.serving;

import io.quarkus.vertx.http.runtime.VertxInputStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** The body of a request as it comes. Stateless. */
final class RequestBytes {
    /** How long the next bytes of a large body may take, in milliseconds; then it has broken off. */
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(30);

    private RequestBytes() {}

    /** An ordinary body has been received; a large one is received while it is read, by a thread that may wait. */
    static InputStream of(RoutingContext context) {
        Buffer received = context.body().buffer();
        if (received != null) {
            return new ByteArrayInputStream(received.getBytes());
        }
        return context.request().isEnded() ? InputStream.nullInputStream() : new VertxInputStream(context, PATIENCE);
    }
}
