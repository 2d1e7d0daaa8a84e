package org.portaplus.server.http.gate;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client, and how long it has been in its present phase. Sees bytes before TLS and HTTP do. Phases
 * change on the connection's event loop; anybody may ask for them.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<Connection> KEY = AttributeKey.valueOf(Connection.class, "connection");

    /** What a connection is waiting for. */
    enum Phase {
        /** For the rest of a head; also for the first byte of a new connection, and during a TLS handshake. */
        HEAD,
        /** For its request to be read, and answered. */
        REQUEST,
        /** For the next request of a client that has had an answer. */
        IDLE
    }

    private final Channel channel;
    private volatile Phase phase = Phase.HEAD;
    /** Nanoseconds: since when it has been in its phase. */
    private volatile long since = System.nanoTime();
    /** Nanoseconds: when bytes last came. */
    private volatile long heard = since;

    private volatile boolean known;
    private volatile @Nullable HttpServerRequest request;
    private long unread;
    private long progress;
    private long stalled = since;

    Connection(Channel channel) {
        this.channel = channel;
        channel.attr(KEY).set(this);
        channel.pipeline().addFirst(this);
    }

    /** The connection of a request; empty for one that was accepted before anybody looked. */
    static Optional<Connection> of(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        heard = System.nanoTime();
        if (phase == Phase.IDLE) {
            enter(Phase.HEAD);
        }
        context.fireChannelRead(bytes);
    }

    /** Its head has come, and holds a request. */
    void begin(HttpServerRequest next) {
        request = next;
        enter(Phase.REQUEST);
    }

    /** Its request has been answered. */
    void end() {
        known = true;
        request = null;
        enter(Phase.IDLE);
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }

    Phase phase() {
        return phase;
    }

    /** Whether its client has had an answer. */
    boolean isKnown() {
        return known;
    }

    /** Whether its request has come to the end of its body; true without a request. */
    boolean isRead() {
        HttpServerRequest current = request;
        return current == null || current.isEnded();
    }

    /** How long it has been in its phase. */
    long nanos(long now) {
        return now - since;
    }

    /** How long nothing has come from it. */
    long silent(long now) {
        return now - heard;
    }

    /** Whether a thread takes care of it yet: it has none in the moment after it was accepted. */
    boolean isReady() {
        return channel.isRegistered();
    }

    void close() {
        ChannelFuture unused = channel.close();
    }

    /**
     * Closes the connection when it has been in its phase for too long, or has not taken any of its answer for so long.
     * What is still being read is no idle connection.
     */
    void limit(long headNanos, long idleNanos) {
        if (!isReady()) {
            return;
        }
        channel.eventLoop().execute(() -> {
            long now = System.nanoTime();
            boolean answering = isAnswering(now);
            if (answering && phase == Phase.IDLE) {
                since = now;
            }
            boolean late =
                    switch (phase) {
                        case HEAD -> nanos(now) > headNanos;
                        case IDLE -> nanos(now) > idleNanos;
                        case REQUEST -> false; // the time of bodies has a limit of its own
                    };
            if (late || (answering && now - stalled > idleNanos)) {
                close();
            }
        });
    }

    /** Whether an answer waits to be read; keeps when it last moved. */
    private boolean isAnswering(long now) {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        long waiting = out == null ? 0 : out.totalPendingWriteBytes();
        long moved = waiting == 0 ? 0 : out.currentProgress();
        if (waiting == 0 || waiting != unread || moved != progress) {
            stalled = now;
        }
        unread = waiting;
        progress = moved;
        return waiting > 0;
    }
}
