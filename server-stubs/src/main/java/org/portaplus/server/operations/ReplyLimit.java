package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.util.Collection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/** How many items of one request a client may wait for. Immutable. Source: docs/operations.md. */
@Singleton
public class ReplyLimit {
    private final int most;

    /** @param most {@code porta.batch.reply-items} */
    public ReplyLimit(@ConfigProperty(name = "porta.batch.reply-items", defaultValue = "1000") int most) {
        this.most = most;
    }

    /**
     * Requires no more items than a client may wait for.
     *
     * @param path the member that holds them
     * @param items null for none
     * @throws Fault 413 otherwise
     */
    void require(String operation, String path, @Nullable Collection<?> items) {
        if (items != null && items.size() > most) {
            throw Fault.of(
                    FaultKind.TOO_LARGE,
                    "TooManyItems",
                    path,
                    "At most " + most + " items are done while the client waits; send more to /json/oneway/" + operation
                            + ", or with the header Prefer: respond-async");
        }
    }
}
