package org.portaplus.server.accounts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.products.ServiceFeatures;

/**
 * An account, or an alias of one, as it is stored, for those who change it. Immutable; {@code toString} shows the key only.
 */
@RecordBuilder
public record AccountState(
        Account.Keys keys,
        AccountNames names,
        Kind kind,
        Passwords passwords,
        Standing standing,
        ServiceFeatures features,
        AccountSettings settings,
        Times times) {

    /**
     * What never changes.
     *
     * @param role 1 universal … 9 voucher
     * @param currency ISO 4217
     */
    public record Kind(int role, BillingModel billingModel, String currency) {}

    /** Encrypted; null for an alias. */
    public record Passwords(@Nullable String web, @Nullable String voip) {
        /** Those of an alias. */
        public static final Passwords NONE = new Passwords(null, null);

        @Override
        public String toString() {
            return "Passwords";
        }
    }

    /**
     * What the account may do.
     *
     * @param billStatus O open, S suspended, I inactive, C closed
     * @param creditLimit in its currency
     */
    public record Standing(String billStatus, boolean blocked, BigDecimal creditLimit) {
        /** That of an alias. */
        public static final Standing OPEN = new Standing("O", false, BigDecimal.ZERO);
    }

    /** Points in time; null before the first use, and while it is not closed. */
    public record Times(
            Instant issue,
            Instant activation,
            @Nullable Instant firstUsage,
            @Nullable Instant closed) {
        /** The times of a new account. */
        public static Times of(Instant issue, Instant activation) {
            return new Times(issue, activation, null, null);
        }
    }

    /** Closed is final. */
    public boolean isClosed() {
        return standing.billStatus().equals("C");
    }

    /** Whether this is an alias. */
    public boolean isAlias() {
        return keys.iMasterAccount() != 0;
    }

    int iEnv() {
        return keys.iEnv();
    }

    int iAccount() {
        return keys.iAccount();
    }

    /** The same with other keys. */
    AccountState with(Account.Keys changed) {
        return AccountStateBuilder.builder(this).keys(changed).build();
    }

    /** The same with other names. */
    AccountState with(AccountNames changed) {
        return AccountStateBuilder.builder(this).names(changed).build();
    }

    /** The same with other features. */
    AccountState with(ServiceFeatures changed) {
        return AccountStateBuilder.builder(this).features(changed).build();
    }

    @Override
    public String toString() {
        return "AccountState[" + keys.iAccount() + "]";
    }
}
