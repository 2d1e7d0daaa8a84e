package org.portaplus.server.licensing;

import io.github.bucket4j.TimeMeter;
import org.portaplus.server.values.Ticker;

/** The time of buckets. Safe for use by many threads. */
record BucketTime(Ticker ticker) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
        return ticker.nanos();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
