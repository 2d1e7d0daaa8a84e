package org.portaplus.server.accounts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.products.ServiceFeatures;

/**
 * An account, or an alias of one, as it is read. Texts are never null; absent keys are 0; absent points in time are null.
 * Immutable; {@code toString} shows the key only.
 *
 * @param id unique in the environment
 * @param role 1 universal … 9 voucher
 * @param access login and passwords; empty texts for a License that may not see them
 */
@RecordBuilder
public record Account(
        Keys keys,
        String id,
        int role,
        String productName,
        String batchPrefix,
        Money money,
        String billStatus,
        boolean blocked,
        Access access,
        ServiceFeatures features,
        AccountSettings settings,
        Subscriber subscriber,
        Extension extension,
        Times times) {

    /** Numbers; {@code iMasterAccount} is 0 unless this is an alias. */
    @RecordBuilder
    public record Keys(
            int iEnv,
            int iAccount,
            int iCustomer,
            int iMasterAccount,
            int iProduct,
            int iBatch,
            int iCustomerSite,
            int iSubscriber) {}

    /**
     * Amounts in the currency.
     *
     * @param available limit less balance for a credit account (the customer's, where it has no limit of its own), the
     *     balance for others
     */
    public record Money(
            BillingModel billingModel,
            String currency,
            BigDecimal balance,
            BigDecimal creditLimit,
            BigDecimal available) {}

    /** How the account is used. */
    public record Access(String login, String webPassword, String voipPassword) {
        @Override
        public String toString() {
            return "Access";
        }
    }

    /** The short number; key 0 and empty texts without one. */
    public record Extension(int iCExt, String number, String name) {
        @Override
        public String toString() {
            return "Extension[" + iCExt + "]";
        }
    }

    /** Points in time. */
    public record Times(
            Instant activation,
            Instant issue,
            @Nullable Instant firstUsage,
            @Nullable Instant lastUsage) {}

    @Override
    public String toString() {
        return "Account[" + keys.iAccount + "]";
    }
}
