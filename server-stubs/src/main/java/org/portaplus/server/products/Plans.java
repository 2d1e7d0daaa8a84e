package org.portaplus.server.products;

import static org.portaplus.server.store.schema.Tables.PLAN;

import org.portaplus.server.faults.Checks;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.PlanRecord;

/** Checks the numbers by which requests name tariffs, discount plans, customer classes and the like. Source rule: domain §9.5, §9.13. */
public final class Plans {
    private Plans() {}

    /**
     * Notes when a plan does not exist, or has another currency than the one it is used with.
     *
     * @param iPlan 0 or null is unset, and always right
     * @param currency ISO 4217; null when the currency does not matter
     */
    public static void check(
            Tx tx, int iEnv, PlanKind kind, Integer iPlan, String currency, String field, Checks checks) {
        if (iPlan == null || iPlan == 0) {
            return;
        }
        PlanRecord plan = tx.sql()
                .fetchOne(
                        PLAN, PLAN.I_ENV.eq(iEnv).and(PLAN.KIND.eq(kind.key())).and(PLAN.I_PLAN.eq(iPlan)));
        checks.require(
                plan != null,
                "Server.Customer.plan_not_found",
                field,
                "There is no " + words(kind) + " of this number");
        if (plan != null && plan.getCurrency() != null && currency != null) {
            checks.require(
                    plan.getCurrency().equals(currency),
                    "Server.Customer.currency_mismatch",
                    field,
                    "This " + words(kind) + " is in " + plan.getCurrency() + ", not in " + currency);
        }
    }

    private static String words(PlanKind kind) {
        return kind.key().replace('-', ' ');
    }
}
