package org.portaplus.server.idempotency;

import java.util.function.Supplier;

/**
 * By which a request is recognized, and from which nothing of it can be learnt: a keyed hash. Immutable.
 *
 * @param current what is stored for a new request
 * @param earlier what version 0.1.0 stored for it until decimals were compared by value and members without a meaning left out;
 *     asked for only where {@code current} is not what is stored
 */
public record Digest(String current, Supplier<String> earlier) {
    /** Of a request without a key, which nobody recognizes. */
    public static final Digest NONE = new Digest("", () -> "");

    /** Whether a stored digest is that of the same request. */
    boolean isOf(String stored) {
        return stored.equals(current) || stored.equals(earlier.get());
    }

    @Override
    public String toString() {
        return "Digest";
    }
}
