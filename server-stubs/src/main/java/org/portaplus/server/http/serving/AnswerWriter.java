package org.portaplus.server.http.serving;

import io.quarkus.vertx.utils.VertxJavaIoContext;
import io.quarkus.vertx.utils.VertxOutputStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.http.Answer;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.bodies.Codecs;

/**
 * Writes answers: one that fits into a buffer with its length, at once; a larger one in chunks as it is made, no faster than the
 * client takes it. Thread-safe.
 */
@Singleton
class AnswerWriter {
    /** Bytes that are kept before an answer goes out in chunks. */
    private static final int AT_ONCE = 64 * 1024;

    /** Bytes that most answers fit into. */
    private static final int USUAL = 2 * 1024;

    @Inject
    Codecs codecs;

    @Inject
    Exchange exchange;

    /**
     * Writes an answer to its end.
     *
     * @throws IOException when the client has gone, or did not take it
     */
    void write(RoutingContext context, Answer answer) throws IOException {
        HttpServerResponse response = context.response();
        response.setStatusCode(answer.status());
        for (Answer.Header header : answer.headers()) {
            response.headers().add(header.name(), header.value());
        }
        Object body = answer.body();
        boolean head = context.request().method().name().equals("HEAD");
        if (body == null) {
            end(response, Buffer.buffer(), head);
        } else {
            // The framework marks answers so that they are not compressed; all formats of ours may be.
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
            if (body instanceof byte[] bytes) {
                end(response, Buffer.buffer(bytes), head);
            } else {
                try {
                    message(context, body, head);
                } catch (IOException | RuntimeException failed) {
                    // Where nothing has gone out, a refusal takes its place, which is not to have its headers.
                    answer.headers().forEach(header -> response.headers().remove(header.name()));
                    throw failed;
                }
            }
        }
    }

    private void message(RoutingContext context, Object message, boolean head) throws IOException {
        try (Growing growing = new Growing(context, head)) {
            codecs.write(exchange.answer(), message, growing);
            growing.whole();
        }
    }

    private static void end(HttpServerResponse response, Buffer body, boolean head) {
        if (head) {
            response.end(); // without a length: that of a GET depends on its compression
        } else {
            response.end(body);
        }
    }

    /** A body of unknown length. When it is closed before it is whole, nothing ends: the answer must not look whole. */
    private static final class Growing extends OutputStream {
        private final RoutingContext context;
        private final boolean head;
        private final Buffer kept = Buffer.buffer(USUAL);
        private @Nullable OutputStream chunks;

        Growing(RoutingContext context, boolean head) {
            this.context = context;
            this.head = head;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (chunks == null && kept.length() + length <= AT_ONCE) {
                kept.appendBytes(bytes, offset, length);
            } else {
                chunks().write(bytes, offset, length);
            }
        }

        private OutputStream chunks() throws IOException {
            if (chunks == null) {
                chunks = head
                        ? OutputStream.nullOutputStream()
                        : new VertxOutputStream(new VertxJavaIoContext(context, AT_ONCE, AT_ONCE));
                chunks.write(kept.getBytes());
            }
            return chunks;
        }

        void whole() throws IOException {
            if (chunks == null) {
                end(context.response(), kept, head);
            } else if (head) {
                context.response().end();
            } else {
                chunks.close();
            }
        }
    }
}
