package org.portaplus.server.accounts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the billing report: a subscription of an account, or an account without one. Texts are never null, absent keys
 * and amounts are 0, absent points in time are null. Immutable; {@code toString} shows the account only.
 *
 * @param iReseller the outermost reseller above the customer
 * @param iSubreseller the next one below it
 * @param iProduct the product or add-on that brought the subscription; else the main product
 * @param monthlyFee what the subscription costs a month
 * @param activationFee what it costs once
 * @param maintenanceFee what the product costs a month
 * @param from when the charge begins
 * @param to when it ends; null while open
 * @param closed when the account was closed; null while it is open
 */
@RecordBuilder
public record ReportRow(
        int iReseller,
        String reseller,
        int iSubreseller,
        String subreseller,
        int iCustomer,
        String customer,
        int iAccount,
        String accountId,
        String subscriberName,
        Instant activation,
        int iProduct,
        String product,
        String productGroup,
        int iAccountSubscription,
        int iSubscription,
        String subscription,
        String chargeType,
        BigDecimal monthlyFee,
        BigDecimal activationFee,
        BigDecimal maintenanceFee,
        String currency,
        Instant from,
        @Nullable Instant to,
        @Nullable Instant closed) {
    @Override
    public String toString() {
        return "ReportRow[" + iAccount + "]";
    }
}
