package org.portaplus.server.batches;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch is. Immutable.
 *
 * @param items how many it has
 * @param finished when the last item was through; null before
 * @param results of the items that were asked for, in their order
 */
public record BatchStatus(
        String batchId,
        String operation,
        int items,
        int succeeded,
        int failed,
        Instant accepted,
        @Nullable Instant finished,
        List<ItemResult> results) {
    public BatchStatus {
        results = List.copyOf(results);
    }

    /** Queued, Running or Completed. */
    public String state() {
        if (succeeded + failed == items) {
            return "Completed";
        }
        return succeeded + failed == 0 ? "Queued" : "Running";
    }
}
