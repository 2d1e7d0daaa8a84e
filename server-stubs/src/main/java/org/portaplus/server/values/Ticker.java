package org.portaplus.server.values;

import java.time.Duration;

/**
 * Time that passes, for all that lasts "so long". The clock of the wall is for points in time that are stored or shown: it may
 * be set, and then a duration measured by it is too long or too short. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface Ticker {
    /** The time of this process, which no change of the clock moves. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    /** Whether a duration has passed since an earlier {@link #nanos}. */
    default boolean hasPassed(Duration duration, long since) {
        return nanos() - since >= duration.toNanos();
    }
}
