package org.portaplus.server.store;

import static org.portaplus.server.store.schema.Tables.COUNTER;

import java.util.Locale;

/** Numbers handed out per environment. They are taken in the transaction that uses them, and never come twice. */
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
        Integer after = advance(tx, iEnv, count);
        if (after == null) {
            tx.sql()
                    .insertInto(COUNTER, COUNTER.I_ENV, COUNTER.NAME, COUNTER.NEXT_VALUE)
                    .values(iEnv, key(), 1)
                    .onConflictDoNothing()
                    .execute();
            after = advance(tx, iEnv, count);
        }
        return after - count;
    }

    /** Makes sure that {@code taken}, which was given from outside, is never handed out. */
    public void skip(Tx tx, int iEnv, int taken) {
        int next = next(tx, iEnv);
        int target = Math.max(next, taken + 1);
        tx.sql()
                .update(COUNTER)
                .set(COUNTER.NEXT_VALUE, target)
                .where(COUNTER.I_ENV.eq(iEnv), COUNTER.NAME.eq(key()))
                .execute();
    }

    private Integer advance(Tx tx, int iEnv, int count) {
        return tx.sql()
                .update(COUNTER)
                .set(COUNTER.NEXT_VALUE, COUNTER.NEXT_VALUE.plus(count))
                .where(COUNTER.I_ENV.eq(iEnv), COUNTER.NAME.eq(key()))
                .returningResult(COUNTER.NEXT_VALUE)
                .fetchOne(COUNTER.NEXT_VALUE);
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
