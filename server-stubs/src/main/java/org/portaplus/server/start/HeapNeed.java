package org.portaplus.server.start;

import java.util.Optional;

/**
 * The heap that the limits of a server need when they are all reached at once. Immutable. Source:
 * {@code docs/operations.md#memory}.
 *
 * @param heap bytes that the process may take
 * @param work bytes for the messages of running requests
 * @param largestBody bytes that one body may have
 * @param connections that may be open
 */
record HeapNeed(long heap, long work, long largestBody, long connections) {
    private static final long MEBIBYTE = 1 << 20;

    /** What a server takes that does nothing, with room for what dies young. */
    private static final long AT_REST = 96 * MEBIBYTE;

    /** What each connection may hold of a body that is still on its way, which is not counted elsewhere. */
    private static final long CONNECTION = 4 * 1024;

    /** Besides those in work, ordinary bodies are held as they came. */
    private static final long PART_OF_WORK = 4;

    /** A large body of items takes its size in compact form, and a quarter more while it is made. */
    private static final double PART_OF_BODY = 1.25;

    private long needed() {
        return AT_REST + connections * CONNECTION + work + work / PART_OF_WORK;
    }

    /** What the operator should change, in one sentence; empty when the heap is large enough. */
    Optional<String> advice() {
        if (needed() > heap) {
            return Optional.of(String.format(
                    "The limits need a heap of %d MiB, and there are %d: give the process -Xmx%dm, or lower"
                            + " porta.limits.work (%d MiB) or porta.limits.connections (%d)",
                    mebibytes(needed()), heap / MEBIBYTE, mebibytes(needed()), work / MEBIBYTE, connections));
        }
        long body = (long) (largestBody * PART_OF_BODY);
        if (body > work) {
            return Optional.of(String.format(
                    "A body of quarkus.http.limits.max-body-size (%d MiB) does not fit into the memory for messages"
                            + " (porta.limits.work, %d MiB) and would be refused: lower the one, or raise the other to"
                            + " %d MiB, which is a third of -Xmx%dm",
                    mebibytes(largestBody), work / MEBIBYTE, mebibytes(body), mebibytes(3 * body)));
        }
        return Optional.empty();
    }

    private static long mebibytes(long bytes) {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE;
    }
}
