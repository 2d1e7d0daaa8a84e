package org.portaplus.server.batches;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.portaplus.server.values.Ticker;

/**
 * Batches that cannot be processed for now, such as those encrypted with a missing key: skipped for a minute each, so
 * that they do not block the others. Not safe for use by many threads.
 */
final class Aside {
    static final long NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Their ids go into a query. */
    static final int MOST = 1000;

    private final Ticker ticker;

    /** From when on to try again; in the order they came, which is that of these times. */
    private final Map<String, Long> until = new LinkedHashMap<>();

    Aside(Ticker ticker) {
        this.ticker = ticker;
    }

    void put(String batchId) {
        if (until.size() == MOST) {
            until.remove(until.keySet().iterator().next());
        }
        until.put(batchId, ticker.nanos() + NANOS);
    }

    Set<String> current() {
        long now = ticker.nanos();
        until.values().removeIf(time -> now - time >= 0);
        return Set.copyOf(until.keySet());
    }
}
