package org.portaplus.server.batches;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Batches that cannot be processed for now, such as those encrypted with a missing key: skipped for a minute each, so
 * that they do not block the others. Not safe for use by many threads.
 */
final class Aside {
    static final long NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Their ids go into a query. */
    static final int MOST = 1000;

    private final LongSupplier nanoTime;

    /** From when on to try again; in the order they came, which is that of these times. */
    private final Map<String, Long> until = new LinkedHashMap<>();

    /** @param nanoTime in nanoseconds; the clock of the wall may jump */
    Aside(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void put(String batchId) {
        if (until.size() == MOST) {
            until.remove(until.keySet().iterator().next());
        }
        until.put(batchId, nanoTime.getAsLong() + NANOS);
    }

    Set<String> current() {
        long now = nanoTime.getAsLong();
        until.values().removeIf(time -> now - time >= 0);
        return Set.copyOf(until.keySet());
    }
}
