package org.portaplus.server.store;

import java.time.Duration;

/**
 * Whether the database takes writes: how the last one ended, and when one failed. A disk can be too full for a large write
 * and take a small one, so one that went through is not enough. Safe for use by many threads.
 */
final class Writes {
    private static final Duration RECENT = Duration.ofSeconds(5);

    private volatile boolean lastFailed;
    private volatile long failed = System.nanoTime() - RECENT.toNanos();

    void worked() {
        if (lastFailed) {
            lastFailed = false;
        }
    }

    /** To be called when a write was given up, not when others had all connections or the same row. */
    void failed() {
        failed = System.nanoTime();
        lastFailed = true;
    }

    boolean lastFailed() {
        return lastFailed;
    }

    boolean failedRecently() {
        return System.nanoTime() - failed < RECENT.toNanos();
    }
}
