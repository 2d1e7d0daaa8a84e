package org.portaplus.server.licensing;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The time of buckets, by the clock of everything else, but never going back: where the clock was set back, time goes on from
 * where it was. A bucket would otherwise give nothing until the clock has caught up. Safe for use by many threads.
 */
final class ClockTime implements TimeMeter {
    private final Clock clock;
    private long last;
    private long setBack;

    ClockTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long currentTimeNanos() {
        Instant instant = clock.instant();
        long now = TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
        setBack += Math.max(0, last - now);
        last = now;
        return now + setBack;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
