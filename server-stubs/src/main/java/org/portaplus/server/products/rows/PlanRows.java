package org.portaplus.server.products.rows;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.PLAN;

import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.products.PlanKind;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.PlanRecord;

/** Keeps the catalogue entries that have no behaviour of their own. Safe for use by many threads. */
public final class PlanRows {
    private static final FixedQuery BY_KEY = FixedQuery.of(() -> DSL.select(PLAN.NAME, PLAN.CURRENCY)
            .from(PLAN)
            .where(PLAN.I_ENV.eq(open(PLAN.I_ENV)), PLAN.KIND.eq(open(PLAN.KIND)), PLAN.I_PLAN.eq(open(PLAN.I_PLAN))));

    /** An entry; the currency is null where it does not matter. */
    public record Plan(
            PlanKind kind, int iPlan, String name, @Nullable String currency) {}

    /** The entry of a number. */
    public Optional<Plan> find(Tx db, int iEnv, PlanKind kind, int iPlan) {
        return BY_KEY.first(
                db, row -> new Plan(kind, iPlan, row.get(PLAN.NAME), row.get(PLAN.CURRENCY)), iEnv, kind.key(), iPlan);
    }

    /** Stores an entry, or changes the one of its number. */
    public void put(Tx tx, int iEnv, Plan plan) {
        PlanRecord row = new PlanRecord();
        row.setIEnv(iEnv);
        row.setKind(plan.kind().key());
        row.setIPlan(plan.iPlan());
        row.setName(plan.name());
        row.setCurrency(plan.currency());
        tx.sql().insertInto(PLAN).set(row).onDuplicateKeyUpdate().set(row).execute();
    }
}
