package org.portaplus.server.http.gate;

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
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.BodyLimit;
import org.portaplus.server.http.RequestTrail;

/**
 * Answers a chunked upload that is malformed or exceeds the limit. Vert.x would close the connection without an answer,
 * or answer without a body; this runs before it and sends the refusal first. Where the beginning of the next request is
 * unknown, no byte is read: the connection is closed after the answer. One per chunked request; runs on the thread of
 * its connection.
 */
final class BodyInChunks extends ChannelDuplexHandler {
    static final String TRANSFER_ENCODING = HttpHeaderNames.TRANSFER_ENCODING.toString();

    private final long largest;
    private final EarlyRefusals.Refusal broken;
    private final EarlyRefusals.Refusal tooLarge;
    private final RequestTrail trail;
    private long received;
    private boolean ended;
    private boolean answered;
    private boolean answeredWholly;
    private boolean refused;
    private boolean deaf;

    private BodyInChunks(
            long largest,
            EarlyRefusals.Refusal broken,
            EarlyRefusals.Refusal tooLarge,
            RequestTrail trail,
            boolean deaf) {
        this.largest = largest;
        this.broken = broken;
        this.tooLarge = tooLarge;
        this.trail = trail;
        this.deaf = deaf;
    }

    /** Whether what comes in these codings can be read. */
    static boolean isChunked(List<String> codings) {
        return codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked");
    }

    /**
     * Watches the body of a request, if it is chunked over HTTP/1.1; in any other coding nothing more is read.
     *
     * @param largest bytes that a body may have
     */
    static void watch(RoutingContext exchange, long largest, EarlyRefusals refusals) {
        HttpServerRequest request = exchange.request();
        if (request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                && request.connection() instanceof ConnectionBase connection) {
            Fault broken = Fault.of(
                    FaultKind.MALFORMED,
                    "SerializationException",
                    "The chunks of the body cannot be read to their end.");
            ChannelPipeline pipeline = connection.channel().pipeline();
            if (pipeline.get(BodyInChunks.class) != null) {
                pipeline.remove(BodyInChunks.class);
            }
            BodyInChunks watch = new BodyInChunks(
                    largest,
                    refusals.refusal(exchange, broken),
                    refusals.refusal(exchange, BodyLimit.exceeded(largest)),
                    RequestTrail.of(exchange),
                    !isChunked(request.headers().getAll(TRANSFER_ENCODING)));
            // The last one is Vert.x's own.
            pipeline.addBefore(pipeline.lastContext().name(), null, watch);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            drain(context, message);
            return;
        }
        if (deaf || (answered && isBroken(message))) {
            ReferenceCountUtil.release(message);
            hearNoMore(context);
            return;
        }
        if (answered || ended || !(message instanceof HttpContent content)) {
            context.fireChannelRead(message);
            return;
        }
        received += content.content().readableBytes();
        ended = content instanceof LastHttpContent;
        if (isBroken(content)) {
            content.release();
            ChannelFuture unused = refuse(context, broken).addListener(ChannelFutureListener.CLOSE);
        } else if (received > largest) {
            content.release();
            // A client that is still sending would not read the answer if the connection were closed at once.
            context.channel().config().setAutoRead(true);
            ChannelFuture unused = refuse(context, tooLarge);
            Future<?> unusedTimer =
                    context.executor().schedule(() -> close(context), EarlyRefusals.PATIENCE, TimeUnit.MILLISECONDS);
        } else {
            context.fireChannelRead(withoutTrailers(content));
        }
    }

    /**
     * Trailer fields are ignored. They make an unusual end, which the reader of the body would read as an empty chunk,
     * and so as an aborted body.
     */
    private static HttpContent withoutTrailers(HttpContent content) {
        boolean isEnd = content instanceof LastHttpContent && !content.content().isReadable();
        if (!isEnd) {
            return content;
        }
        content.release();
        return LastHttpContent.EMPTY_LAST_CONTENT;
    }

    private static boolean isBroken(Object message) {
        return message instanceof HttpContent content && content.decoderResult().isFailure();
    }

    /** The answer that is under way goes out; then the connection ends. */
    private void hearNoMore(ChannelHandlerContext context) {
        deaf = true;
        if (answeredWholly) {
            ChannelFuture unused =
                    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static void drain(ChannelHandlerContext context, Object message) {
        boolean last = message instanceof LastHttpContent;
        ReferenceCountUtil.release(message);
        if (last) {
            close(context);
        }
    }

    private static void close(ChannelHandlerContext context) {
        ChannelFuture unused = context.close();
    }

    private ChannelFuture refuse(ChannelHandlerContext context, EarlyRefusals.Refusal refusal) {
        refused = true;
        trail.answered(refusal.status());
        return context.writeAndFlush(answer(refusal));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (refused) {
            ReferenceCountUtil.release(message);
            promise.setFailure(new ClosedChannelException());
            return;
        }
        // "100 Continue" is no answer yet.
        answered |= message instanceof HttpResponse answer && answer.status().code() >= HttpResponseStatus.OK.code();
        answeredWholly |= answered && message instanceof LastHttpContent;
        if (deaf && answeredWholly) {
            promise.addListener(ChannelFutureListener.CLOSE);
        }
        ChannelFuture unused = context.write(message, promise);
    }

    private static HttpResponse answer(EarlyRefusals.Refusal refusal) {
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                new HttpResponseStatus(refusal.status(), refusal.reason()),
                Unpooled.wrappedBuffer(refusal.body().getBytes()));
        refusal.headers().forEach((name, value) -> answer.headers().set(name, value));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, refusal.body().length())
                .set(HttpHeaderNames.CONNECTION, "close");
        return answer;
    }
}
