package org.portaplus.server.http.gate;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.portaplus.server.values.Ticker;

/**
 * The bytes of ordinary bodies that have arrived and are not answered yet. Their sum is bounded. Where it has no room for what
 * arrives now, the body that has been on its way for longest gives way, as long as it has had {@link #GRACE}: so many slow
 * senders do not keep others out. Safe for use by many threads.
 */
final class Arrivals {
    /** How long a body may be on its way before it gives way to others. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private final long most;
    private final Ticker ticker;
    private final Set<Arrival> onTheirWay = new LinkedHashSet<>();
    private long held;

    /** @param most bytes */
    Arrivals(long most, Ticker ticker) {
        this.most = most;
        this.ticker = ticker;
    }

    /** One body. Its methods may be called by any thread. */
    final class Arrival {
        private final Runnable giveUp;
        private final long begun = ticker.nanos();
        private long bytes;
        private boolean over;

        private Arrival(Runnable giveUp) {
            this.giveUp = giveUp;
        }

        /** Whether there is room for more of it. */
        boolean more(int arrived) {
            return Arrivals.this.more(this, arrived);
        }

        /** It has arrived whole, and gives way to no other any more. */
        void whole() {
            synchronized (Arrivals.this) {
                onTheirWay.remove(this);
            }
        }

        /** It is not held any longer. */
        void end() {
            synchronized (Arrivals.this) {
                onTheirWay.remove(this);
                over = true;
                held -= bytes;
                bytes = 0;
            }
        }
    }

    /**
     * A body begins to arrive.
     *
     * @param giveUp ends its connection, from any thread
     */
    synchronized Arrival begin(Runnable giveUp) {
        Arrival arrival = new Arrival(giveUp);
        onTheirWay.add(arrival);
        return arrival;
    }

    private synchronized boolean more(Arrival arrival, int arrived) {
        while (held + arrived > most) {
            Arrival oldest = onTheirWay.iterator().next();
            if (arrival.over || oldest == arrival || !ticker.hasPassed(GRACE, oldest.begun)) {
                return false;
            }
            oldest.end();
            oldest.giveUp.run();
        }
        if (!arrival.over) {
            held += arrived;
            arrival.bytes += arrived;
        }
        return !arrival.over;
    }

    /** Bytes that are held now. */
    synchronized long held() {
        return held;
    }
}
