package org.portaplus.server.http.bodies;

import org.portaplus.server.faults.Fault;

/** Looks at a License before the rest of a large body is read. Implementations are thread-safe. */
@FunctionalInterface
public interface LicenseCheck {
    /**
     * Requires a License that is known, as the request itself will when it is run; a refusal here is not counted twice.
     *
     * @param license as it came; not empty
     * @throws Fault 401 for one that is not known, 429 after too many of these
     */
    void requireKnown(String license);
}
