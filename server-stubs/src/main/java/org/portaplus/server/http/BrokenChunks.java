package org.portaplus.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.nio.channels.ClosedChannelException;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * Answers an upload in chunks that cannot be read. Vert.x closes the connection without a word; this sits in front of it and
 * sends the refusal first. One for each request in chunks; runs on the thread of its connection.
 */
final class BrokenChunks extends ChannelDuplexHandler {
    private final EarlyRefusals.Refusal refusal;
    private final RequestTrail trail;
    private boolean answered;

    private BrokenChunks(EarlyRefusals.Refusal refusal, RequestTrail trail) {
        this.refusal = refusal;
        this.trail = trail;
    }

    /** Watches the body of a request, when it comes in chunks over HTTP/1.1. */
    static void watch(RoutingContext exchange, EarlyRefusals refusals) {
        HttpServerRequest request = exchange.request();
        if (request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                && request.connection() instanceof ConnectionBase connection) {
            Fault fault = Fault.of(
                    FaultKind.MALFORMED,
                    "SerializationException",
                    "The chunks of the body cannot be read to their end.");
            ChannelPipeline pipeline = connection.channel().pipeline();
            if (pipeline.get(BrokenChunks.class) != null) {
                pipeline.remove(BrokenChunks.class);
            }
            // The last one is Vert.x's own.
            BrokenChunks watch = new BrokenChunks(refusals.refusal(exchange, fault), RequestTrail.of(exchange));
            pipeline.addBefore(pipeline.lastContext().name(), null, watch);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean broken = message instanceof HttpContent content
                && content.decoderResult().isFailure();
        if (broken && !answered) {
            ReferenceCountUtil.release(message);
            answered = true;
            trail.answered(refusal.status());
            ChannelFuture unused = context.writeAndFlush(answer()).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse) {
            if (answered) {
                ReferenceCountUtil.release(message);
                promise.setFailure(new ClosedChannelException());
                return;
            }
            answered = true;
        }
        ChannelFuture unused = context.write(message, promise);
    }

    private HttpResponse answer() {
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(refusal.status()),
                Unpooled.wrappedBuffer(refusal.body().getBytes()));
        refusal.headers().forEach((name, value) -> answer.headers().set(name, value));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, refusal.body().length())
                .set(HttpHeaderNames.CONNECTION, "close");
        return answer;
    }
}
