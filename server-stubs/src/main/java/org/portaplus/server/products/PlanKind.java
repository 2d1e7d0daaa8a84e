package org.portaplus.server.products;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of catalogue entries that requests name by number and that have no behaviour of their own here. The name of
 * a constant is that of the kind in the file: {@code discount-plan}. */
public enum PlanKind {
    CUSTOMER_CLASS,
    TEMPLATE,
    TARIFF,
    DISCOUNT_PLAN,
    SPENDING_PLAN,
    ROUTING_PLAN,
    REPRESENTATIVE,
    DIALLING_RULE,
    MUSIC_ON_HOLD,
    ACCESS_LEVEL,
    /** The name of the entry is that of a zone of the IANA database, such as {@code Europe/London}. */
    TIME_ZONE;

    /** The name in the catalogue file and in the store: {@code discount-plan}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a {@link #key}. */
    static PlanKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
