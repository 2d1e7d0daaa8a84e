package org.portaplus.server.store;

/** Where the numbers of a {@link Counter} come from. Implementations are safe for use by many threads. */
interface Numbers {

    /**
     * Takes numbers that nobody else gets.
     *
     * @return the first of {@code count} consecutive numbers, from 1
     */
    int take(Tx tx, int iEnv, String counter, int count);

    /** Makes sure that {@code taken}, which was given from outside, is never handed out. */
    void skip(Tx tx, int iEnv, String counter, int taken);
}
