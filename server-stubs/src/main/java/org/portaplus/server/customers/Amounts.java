package org.portaplus.server.customers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Checks;

/**
 * Amounts of money. With what the contract says of their size, all of them and their sums are decimals of .NET, which have 28
 * digits. Stateless. Sources: DOM-014, DOM-037.
 */
public final class Amounts {
    private static final int FRACTION_DIGITS = 12;

    private Amounts() {}

    /** Notes an amount that is too fine; null is no amount. */
    public static void check(@Nullable BigDecimal amount, String field, Checks checks) {
        checks.require(
                amount == null || amount.stripTrailingZeros().scale() <= FRACTION_DIGITS,
                "ScalePrecision",
                field,
                "An amount has at most " + FRACTION_DIGITS + " digits behind the point");
    }
}
