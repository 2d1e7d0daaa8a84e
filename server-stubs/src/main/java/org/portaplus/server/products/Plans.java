package org.portaplus.server.products;

import static org.portaplus.server.values.Unset.isSet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.products.rows.PlanRows;
import org.portaplus.server.store.Tx;

/**
 * Checks the numbers by which requests name tariffs, discount plans, customer classes and the like. Safe for use by many
 * threads. Sources: DOM-012, DOM-024.
 */
public final class Plans {
    private final PlanRows rows = new PlanRows();

    /** The checks of one request, in its transaction. For one thread. */
    public Request of(Tx tx, int iEnv, Checks checks) {
        return new Request(tx, iEnv, checks);
    }

    /** Notes what is wrong with plans of one request; unset numbers are always right. */
    public final class Request {
        private final Tx tx;
        private final int iEnv;
        private final Checks checks;

        private Request(Tx tx, int iEnv, Checks checks) {
            this.tx = tx;
            this.iEnv = iEnv;
            this.checks = checks;
        }

        /** Notes when a plan does not exist. */
        public Request any(PlanKind kind, @Nullable Integer iPlan, String field) {
            if (isSet(iPlan)) {
                find(kind, iPlan, field);
            }
            return this;
        }

        /** Notes when a plan does not exist, or has another currency than the one it is used with. */
        public Request in(String currency, PlanKind kind, @Nullable Integer iPlan, String field) {
            if (isSet(iPlan)) {
                find(kind, iPlan, field)
                        .map(PlanRows.Plan::currency)
                        .ifPresent(its -> checks.require(
                                its.equals(currency),
                                "Server.Customer.currency_mismatch",
                                field,
                                "This " + words(kind) + " is in " + its + ", not in " + currency));
            }
            return this;
        }

        private Optional<PlanRows.Plan> find(PlanKind kind, int iPlan, String field) {
            Optional<PlanRows.Plan> plan = rows.find(tx, iEnv, kind, iPlan);
            checks.require(
                    plan.isPresent(),
                    "Server.Customer.plan_not_found",
                    field,
                    "There is no " + words(kind) + " of this number");
            return plan;
        }
    }

    private static String words(PlanKind kind) {
        return kind.key().replace('-', ' ');
    }
}
