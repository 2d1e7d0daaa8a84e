package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.ServiceFeature;

/**
 * Accounts to be made together, all or none. Unset is null, empty text, or 0 for numbers that are keys. Immutable;
 * {@code toString} shows nothing that was sent. Source: docs/domain.md#createaccount.
 *
 * @param accountId the id, when exactly one account is made
 * @param prefix leading digits of generated ids
 * @param randomDigits how many random digits follow
 * @param siteType the customer's site, by name; unset: its default site
 * @param sipContact {@code host[:port]}; unset: dynamic registration
 */
public record NewAccounts(
        Owner owner,
        List<Row> rows,
        Defaults defaults,
        @Nullable String accountId,
        @Nullable String prefix,
        int randomDigits,
        @Nullable String siteType,
        @Nullable String sipContact) {

    public NewAccounts {
        rows = List.copyOf(rows);
    }

    /** The customer, by key, or where that is 0 by self-care login and password. */
    public record Owner(int iCustomer, String login, String password) {
        /** A customer by its key. */
        public static Owner number(int iCustomer) {
            return new Owner(iCustomer, "", "");
        }

        /**
         * This one, which must name a customer.
         *
         * @throws Fault 400 when neither key nor login is there
         */
        public Owner require() {
            if (iCustomer == 0 && !isSet(login)) {
                throw Fault.of(
                        FaultKind.INVALID,
                        "NotEmpty",
                        "ICustomer",
                        "An account needs a customer: ICustomer, or CustomerLogin and CustomerPassword");
            }
            return this;
        }

        @Override
        public String toString() {
            return "Owner[" + iCustomer + "]";
        }
    }

    /**
     * What differs from account to account.
     *
     * @param index the caller's own number, echoed
     * @param extension short number; unset: none
     * @param iSubscription a periodic charge on top of the product's; 0: none
     * @param password service password; unset: generated
     * @param id unset: generated, or {@code accountId}
     * @param activationDate {@code YYYY-MM-DD} or with a time, UTC; unset: now
     */
    @RecordBuilder
    public record Row(
            int index,
            @Nullable String extension,
            int iSubscription,
            @Nullable String password,
            @Nullable String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String label,
            @Nullable String activationDate) {
        @Override
        public String toString() {
            return "Row[" + index + "]";
        }
    }

    /**
     * What all of them share.
     *
     * @param billingModel wire name or number; unset: Credit
     * @param lifeTime days after use; 0: no limit
     * @param iParent the reseller of the customer, as a check; 0: no check
     * @param creditLimit in the customer's currency; 0: the customer's limit applies
     */
    @RecordBuilder
    public record Defaults(
            @Nullable String billingModel,
            int iTariff,
            @Nullable String batchNamePrefix,
            int lifeTime,
            int iProduct,
            int iTimeZone,
            @Nullable String ivrLanguage,
            @Nullable String serviceFlags,
            BigDecimal creditLimit,
            boolean voicemail,
            boolean followMe,
            boolean ecommerce,
            @Nullable String outDateTimeFormat,
            @Nullable String bcc,
            int iRoutingPlan,
            @Nullable String rtpProxy,
            List<ServiceFeature> features,
            int iParent,
            @Nullable String answeringMode) {

        public Defaults {
            features = List.copyOf(features);
        }

        /** The same with another product. */
        public Defaults withProduct(int product) {
            return NewAccountsDefaultsBuilder.builder(this).iProduct(product).build();
        }
    }

    @Override
    public String toString() {
        return "NewAccounts[" + rows.size() + "]";
    }
}
