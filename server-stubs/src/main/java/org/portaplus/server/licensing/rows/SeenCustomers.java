package org.portaplus.server.licensing.rows;

import static org.jooq.impl.DSL.noCondition;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;

import org.jooq.Condition;
import org.portaplus.server.licensing.License;

/** The customers that a License sees, as a condition on their table; {@link License#sees} is the same for one of them. */
public final class SeenCustomers {
    private SeenCustomers() {}

    /** Limits a query over customers to those that the License sees. */
    public static Condition by(License license) {
        return license.iReseller() == null
                ? noCondition()
                : CUSTOMER.RESELLER_PATH.contains("/" + license.iReseller() + "/");
    }
}
