package org.portaplus.server.http.calls;

import java.util.List;

/** Recognizes lists of requests that come again with their Idempotency-Key. Implementations are thread-safe. */
public interface RetriedLists {

    /**
     * Takes the Idempotency-Key of the exchange for a list, whose requests are then run one by one, each at its place.
     *
     * @param license of the first request
     * @param requests all of them, bound
     * @throws org.portaplus.server.faults.Fault 409 when the key came with another list before; 400, 401 or 403 under the
     *     place of the first request when its License is not one that may write
     */
    void begin(String license, String operation, List<?> requests);
}
