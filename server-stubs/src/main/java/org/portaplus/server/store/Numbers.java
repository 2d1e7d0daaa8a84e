package org.portaplus.server.store;

import org.jooq.DSLContext;

/** Where the numbers of a {@link Counter} come from. Implementations are safe for use by many threads. */
interface Numbers {

    /**
     * Takes numbers that nobody else gets.
     *
     * @param sql of the transaction that uses them
     * @return the first of {@code count} consecutive numbers, from 1
     */
    int take(DSLContext sql, int iEnv, String counter, int count);

    /** Makes sure that {@code taken}, which was given from outside, is never handed out. */
    void skip(DSLContext sql, int iEnv, String counter, int taken);
}
