package org.portaplus.server.store;

import java.util.Locale;

/** Numbers handed out per environment; none comes twice. */
public enum Counter {
    LICENSE,
    CUSTOMER,
    SUBSCRIBER,
    ACCOUNT,
    EXTENSION,
    ACCOUNT_BATCH,
    ACCOUNT_ADDON,
    ACCOUNT_SUBSCRIPTION,
    CUSTOMER_SITE,
    PAYMENT;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The next number, from 1. */
    public int next(Tx tx, int iEnv) {
        return next(tx, iEnv, 1);
    }

    /**
     * Takes several numbers at once.
     *
     * @return the first of {@code count} consecutive numbers
     */
    public int next(Tx tx, int iEnv, int count) {
        return tx.numbers().take(tx, iEnv, key, count);
    }

    /** Makes sure that {@code taken}, which was given from outside, is never handed out. */
    public void skip(Tx tx, int iEnv, int taken) {
        tx.numbers().skip(tx, iEnv, key, taken);
    }
}
