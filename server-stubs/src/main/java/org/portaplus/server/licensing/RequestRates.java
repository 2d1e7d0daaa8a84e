package org.portaplus.server.licensing;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.values.Ticker;

/**
 * How many requests a License may send in a minute: a token bucket for each License that has a limit, refilled evenly. Every
 * instance counts for itself, so that a License gets its limit from each of them. Safe for use by many threads.
 * Source: docs/operations.md#licenses.
 */
final class RequestRates {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** One for each limited License that was seen; a changed limit starts a new bucket. */
    private final Map<License, Bucket> buckets = new ConcurrentHashMap<>();

    private final Ticker ticker;

    RequestRates(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * Counts a request.
     *
     * @throws Fault 429 with the time to wait when the License has used up its requests
     */
    void count(License license) {
        Integer most = license.perMinute();
        if (most == null) {
            return;
        }
        ConsumptionProbe probe =
                buckets.computeIfAbsent(license, any -> bucket(most)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Fault.later(
                    FaultKind.TOO_MANY,
                    "TooManyRequests",
                    "This License may send " + most + " requests in a minute; wait and send this again",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(long most) {
        return Bucket.builder()
                .withCustomTimePrecision(new BucketTime(ticker))
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
                .build();
    }
}
