package org.portaplus.conformance;

import java.net.URI;

/** The server under test. */
public interface Target {

    /** Where it answers, without a slash at the end. */
    URI base();

    /** A License that may do everything. */
    String license();

    boolean canRestart();

    /**
     * Ends the server and starts it on the same data.
     *
     * @param kill without giving it the time to finish anything
     */
    void restart(boolean kill);
}
