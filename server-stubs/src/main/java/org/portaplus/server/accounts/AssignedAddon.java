package org.portaplus.server.accounts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.products.Product;

/**
 * An add-on of an account. Immutable.
 *
 * @param iAccountAddon its own number
 * @param iMainProduct the account's main product
 * @param addon what is assigned
 * @param from when it begins to work
 * @param to when it ends; null while that is open
 * @param subscriptionFee per month, in the add-on's currency; 0 without a subscription
 * @param subscriptionFrom null without a subscription
 * @param subscriptionTo null while open
 */
@RecordBuilder
public record AssignedAddon(
        int iAccountAddon,
        int iAccount,
        int iMainProduct,
        Product addon,
        Instant from,
        @Nullable Instant to,
        BigDecimal subscriptionFee,
        @Nullable Instant subscriptionFrom,
        @Nullable Instant subscriptionTo) {

    /** Whether it works at a point in time. */
    public boolean isActive(Instant now) {
        return !from.isAfter(now) && (to == null || to.isAfter(now));
    }
}
