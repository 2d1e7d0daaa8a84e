package org.portaplus.server.products;

import java.math.BigDecimal;

/**
 * A periodic charge. Immutable.
 *
 * @param currency ISO 4217, also of the fees
 * @param chargeType {@code daily}, {@code end} or {@code advance}
 */
public record Subscription(
        int iSubscription,
        String name,
        String currency,
        BigDecimal activationFee,
        BigDecimal monthlyFee,
        String chargeType) {}
