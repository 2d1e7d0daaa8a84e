package org.portaplus.server.store;

/**
 * Where the numbers of a {@link Counter} come from. Implementations are safe for use by many threads.
 *
 * @param <T> the transaction that uses them
 */
interface Numbers<T> {

    /**
     * Takes numbers that nobody else gets.
     *
     * @param tx that uses them
     * @return the first of {@code count} consecutive numbers, from 1
     */
    int take(T tx, int iEnv, String counter, int count);

    /** Makes sure that {@code taken}, which was given from outside, is never handed out. */
    void skip(T tx, int iEnv, String counter, int taken);
}
