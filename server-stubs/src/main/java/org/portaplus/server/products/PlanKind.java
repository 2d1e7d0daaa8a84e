package org.portaplus.server.products;

import java.util.Locale;

/** The kinds of catalogue entries that requests name by number and that have no behaviour of their own here. */
public enum PlanKind {
    CUSTOMER_CLASS,
    TEMPLATE,
    TARIFF,
    DISCOUNT_PLAN,
    SPENDING_PLAN,
    ROUTING_PLAN,
    REPRESENTATIVE,
    DIALLING_RULE;

    /** The name in the catalogue file and in the store: {@code discount-plan}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
