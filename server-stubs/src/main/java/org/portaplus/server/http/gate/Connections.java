package org.portaplus.server.http.gate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives each phase of a connection an end, and keeps their number below what the process has file descriptors for. When all
 * places are taken, a new connection takes the place of one that has sent no whole request for the longest time; clients
 * that have had answers keep theirs as long as there is another. Thread-safe.
 */
@Singleton
class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);
    private static final long SWEEP_MILLIS = 1_000;

    /** How long a body must have stood still before its connection may have to go. */
    private static final long STANDSTILL = TimeUnit.SECONDS.toNanos(5);

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean swept = new AtomicBoolean();
    private final VertxInternal vertx;
    private final int most;
    private final long headNanos;
    private final long idleNanos;
    private final Counter refused;

    /**
     * @param most {@code porta.limits.connections}: at the same time
     * @param headTime {@code porta.limits.head-time}: how long the head of a request may take to arrive
     * @param idleTime {@code porta.limits.idle-time}: how long a client may wait with its next request, or leave an answer
     *     unread
     */
    Connections(
            Vertx vertx,
            MeterRegistry meters,
            @ConfigProperty(name = "porta.limits.connections", defaultValue = "8000") int most,
            @ConfigProperty(name = "porta.limits.head-time", defaultValue = "30S") Duration headTime,
            @ConfigProperty(name = "porta.limits.idle-time", defaultValue = "90S") Duration idleTime) {
        this.vertx = (VertxInternal) vertx;
        this.most = Descriptors.bounded(most);
        this.headNanos = headTime.toNanos();
        this.idleNanos = idleTime.toNanos();
        this.refused = Counter.builder("porta.connections.closed")
                .description("Connections that were closed because others took their places")
                .register(meters);
        Gauge.builder("porta.connections.open", open, Set::size)
                .description("Connections of clients")
                .register(meters);
        if (this.most < most) {
            LOG.warnf(
                    "porta.limits.connections is %d, but this process has file descriptors for %d connections only: raise"
                            + " its limit (LimitNOFILE of systemd, ulimit -n), or lower the setting",
                    most, this.most);
        }
    }

    /** The ports are open: whatever they accept from now on passes here. */
    void watch(@ObservesAsync HttpServerStart started) {
        for (EventExecutor thread : vertx.getAcceptorEventLoopGroup()) {
            thread.execute(() -> watch((SingleThreadEventLoop) thread));
        }
        if (swept.compareAndSet(false, true)) {
            vertx.setPeriodic(
                    SWEEP_MILLIS, timer -> open.forEach(connection -> connection.limit(headNanos, idleNanos)));
        }
    }

    private void watch(SingleThreadEventLoop acceptor) {
        acceptor.registeredChannelsIterator().forEachRemaining(channel -> {
            if (channel instanceof ServerChannel && channel.pipeline().get(Door.class) == null) {
                channel.pipeline().addFirst(new Door());
            }
        });
    }

    /** Follows a request, so that its connection is not taken for an idle one. */
    static void follow(RoutingContext exchange) {
        Connection.of(exchange.request()).ifPresent(connection -> {
            connection.begin(exchange.request());
            exchange.addEndHandler(over -> connection.end());
        });
    }

    /** Sees each connection as it is accepted. */
    @ChannelHandler.Sharable
    private final class Door extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            if (accepted instanceof Channel channel) {
                if (open.size() >= most && !madeRoom()) {
                    refused.increment();
                    channel.unsafe().closeForcibly();
                    return;
                }
                Connection connection = new Connection(channel);
                open.add(connection);
                channel.closeFuture().addListener(closed -> open.remove(connection));
            }
            context.fireChannelRead(accepted);
        }
    }

    /** Closes the connection that others need least; whether there was one. */
    private boolean madeRoom() {
        long now = System.nanoTime();
        Optional<Connection> victim = oldest(one -> one.phase() == Connection.Phase.HEAD && !one.isKnown(), now)
                .or(() -> oldest(
                        one -> one.phase() == Connection.Phase.REQUEST && !one.isRead() && one.silent(now) > STANDSTILL,
                        now))
                .or(() -> oldest(one -> one.phase() != Connection.Phase.REQUEST, now));
        victim.ifPresent(one -> {
            open.remove(one); // at once: closing it takes a moment
            refused.increment();
            one.close();
        });
        return victim.isPresent();
    }

    private Optional<Connection> oldest(Predicate<Connection> kind, long now) {
        return open.stream()
                .filter(Connection::isReady)
                .filter(kind)
                .max(Comparator.comparingLong(one -> one.nanos(now)));
    }
}
