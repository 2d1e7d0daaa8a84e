package org.portaplus.conformance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what comes about by itself. */
public final class Patience {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    /**
     * Looks again and again.
     *
     * @return the first that fits
     * @throws AssertionError with the last one when none fits for two minutes
     */
    public static <T> T until(Supplier<T> look, Predicate<T> fits) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T seen = look.get();
        while (!fits.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LIMIT + "; the last was\n" + seen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = look.get();
        }
        return seen;
    }
}
