package org.portaplus.server.customers;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;

/**
 * A customer as far as others need to know it. Immutable; {@code toString} shows the key only.
 *
 * @param customerType 1 retail, 2 reseller, 3 distributor
 * @param iParent its reseller; 0 for the operator
 * @param resellerPath the resellers above it, such as {@code /12/57/}
 * @param currency ISO 4217
 * @param billStatus O open, S suspended, C closed, E exported, D deactivated
 * @param balance what it owes, in its currency
 */
@RecordBuilder
public record Customer(
        int iCustomer,
        String name,
        int customerType,
        int iParent,
        String resellerPath,
        String currency,
        String billStatus,
        boolean blocked,
        BigDecimal balance,
        BigDecimal creditLimit,
        CustomerSettings settings) {

    /** Closed is final. */
    public boolean isClosed() {
        return billStatus.equals("C");
    }

    @Override
    public String toString() {
        return "Customer[" + iCustomer + "]";
    }
}
