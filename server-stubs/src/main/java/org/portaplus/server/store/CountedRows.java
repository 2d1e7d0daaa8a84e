package org.portaplus.server.store;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.COUNTER;

import java.util.Optional;
import org.jooq.impl.DSL;

/**
 * Numbers counted in rows, in the transaction that uses them: nothing is lost when it is undone. Whoever counts waits for
 * the transaction before, so this is for a database with one writer.
 */
final class CountedRows implements Numbers<Tx> {
    private static final FixedQuery ADVANCE = FixedQuery.changing(() -> DSL.update(COUNTER)
            .set(COUNTER.NEXT_VALUE, COUNTER.NEXT_VALUE.plus(open(COUNTER.NEXT_VALUE)))
            .where(COUNTER.I_ENV.eq(open(COUNTER.I_ENV)), COUNTER.NAME.eq(open(COUNTER.NAME)))
            .returningResult(COUNTER.NEXT_VALUE));

    private static final FixedChange BEGIN =
            FixedChange.of(() -> DSL.insertInto(COUNTER, COUNTER.I_ENV, COUNTER.NAME, COUNTER.NEXT_VALUE)
                    .values(open(COUNTER.I_ENV), open(COUNTER.NAME), DSL.inline(1))
                    .onConflictDoNothing());

    private static final FixedChange RAISE = FixedChange.of(() -> DSL.update(COUNTER)
            .set(COUNTER.NEXT_VALUE, open(COUNTER.NEXT_VALUE))
            .where(COUNTER.I_ENV.eq(open(COUNTER.I_ENV)), COUNTER.NAME.eq(open(COUNTER.NAME))));

    @Override
    public int take(Tx tx, int iEnv, String counter, int count) {
        return advance(tx, iEnv, counter, count).orElseGet(() -> {
                    int unused = BEGIN.make(tx, iEnv, counter);
                    return advance(tx, iEnv, counter, count).orElseThrow();
                })
                - count;
    }

    @Override
    public void skip(Tx tx, int iEnv, String counter, int taken) {
        int next = take(tx, iEnv, counter, 1);
        int unused = RAISE.make(tx, Math.max(next, taken + 1), iEnv, counter);
    }

    private static Optional<Integer> advance(Tx tx, int iEnv, String counter, int count) {
        return ADVANCE.first(tx, row -> row.get(COUNTER.NEXT_VALUE), count, iEnv, counter);
    }
}
