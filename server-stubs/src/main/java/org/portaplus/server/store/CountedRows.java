package org.portaplus.server.store;

import static org.portaplus.server.store.schema.Tables.COUNTER;

import org.jooq.DSLContext;

/**
 * Numbers counted in rows, in the transaction that uses them: nothing is lost when it is undone. Whoever counts waits for
 * the transaction before, so this is for a database with one writer.
 */
final class CountedRows implements Numbers {

    @Override
    public int take(DSLContext sql, int iEnv, String counter, int count) {
        Integer after = advance(sql, iEnv, counter, count);
        if (after == null) {
            sql.insertInto(COUNTER, COUNTER.I_ENV, COUNTER.NAME, COUNTER.NEXT_VALUE)
                    .values(iEnv, counter, 1)
                    .onConflictDoNothing()
                    .execute();
            after = advance(sql, iEnv, counter, count);
        }
        return after - count;
    }

    @Override
    public void skip(DSLContext sql, int iEnv, String counter, int taken) {
        int next = take(sql, iEnv, counter, 1);
        int target = Math.max(next, taken + 1);
        sql.update(COUNTER)
                .set(COUNTER.NEXT_VALUE, target)
                .where(COUNTER.I_ENV.eq(iEnv), COUNTER.NAME.eq(counter))
                .execute();
    }

    private static Integer advance(DSLContext sql, int iEnv, String counter, int count) {
        return sql.update(COUNTER)
                .set(COUNTER.NEXT_VALUE, COUNTER.NEXT_VALUE.plus(count))
                .where(COUNTER.I_ENV.eq(iEnv), COUNTER.NAME.eq(counter))
                .returningResult(COUNTER.NEXT_VALUE)
                .fetchOne(COUNTER.NEXT_VALUE);
    }
}
