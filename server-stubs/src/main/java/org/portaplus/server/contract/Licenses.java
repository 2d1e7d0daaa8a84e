package org.portaplus.server.contract;

import org.portaplus.server.faults.Fault;

/** What a request can be told of its License before it runs. Implementations are thread-safe. */
@FunctionalInterface
public interface Licenses {
    /**
     * Requires a License that is known. It counts as no request, and one that is not known as one try, however often.
     *
     * @param license as it came; not empty
     * @throws Fault 401 for one that is not known, 429 after too many of these
     */
    void requireKnown(String license);
}
