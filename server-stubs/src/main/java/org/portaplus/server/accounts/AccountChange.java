package org.portaplus.server.accounts;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.ServiceFeature;

/**
 * What shall change on one account. Null and 0 leave a value as it is, and so does empty text outside the subscriber
 * block, where it empties the value. Immutable; {@code toString} shows the
 * account only. Source: docs/domain.md#updateaccount.
 *
 * @param which the account
 * @param belief what the caller takes for granted
 * @param shortcuts features that other members stand for
 * @param features the explicit ones, which win over the shortcuts
 * @param completeFeatures the features are all there shall be
 */
public record AccountChange(
        Which which,
        Belief belief,
        Access access,
        Terms terms,
        Subscriber subscriber,
        List<ServiceFeature> shortcuts,
        List<ServiceFeature> features,
        boolean completeFeatures) {

    public AccountChange {
        shortcuts = List.copyOf(shortcuts);
        features = List.copyOf(features);
    }

    /**
     * Which account.
     *
     * @param iAccount wins over the id
     * @param id of the account or of an alias of it; empty for none
     * @param porting the id is a new one, for the account of the number
     */
    public record Which(int iAccount, String id, boolean porting) {
        /** The refusal (400) of a change that names no account. */
        public static Fault missing() {
            return Fault.of(FaultKind.INVALID, "NotEmpty", "Id", "An account is named by IAccount or Id");
        }

        /** An account by its number. */
        public static Which number(int iAccount) {
            return new Which(iAccount, "", false);
        }

        /** An account by its id. */
        public static Which id(String id) {
            return new Which(0, id, false);
        }
    }

    /**
     * What the caller believes about the account. Where it says something, it must be right.
     *
     * @param iCustomer the owner
     * @param iParent the reseller of the owner
     * @param iEnv the environment
     * @param iBatch the account batch
     * @param iSubscriber the subscriber block
     * @param currency ISO 4217
     * @param billingModel wire name or number
     */
    public record Belief(
            int iCustomer,
            int iParent,
            int iEnv,
            int iBatch,
            int iSubscriber,
            @Nullable String currency,
            @Nullable String billingModel) {
        /** No belief. */
        public static final Belief NONE = new Belief(0, 0, 0, 0, 0, null, null);
    }

    /** How the account is used. */
    public record Access(
            @Nullable String login,
            @Nullable String webPassword,
            @Nullable String voipPassword,
            @Nullable Boolean blocked) {
        /** Nothing to change. */
        public static final Access UNSET = new Access(null, null, null, null);

        @Override
        public String toString() {
            return "Access";
        }
    }

    /**
     * What the account may do and costs.
     *
     * @param billStatus O, I or C; C closes it for good
     * @param creditLimit in its currency
     * @param addons the only ones from now on; null leaves them
     * @param activationDate {@code YYYY-MM-DD} or with a time, UTC
     */
    @RecordBuilder
    public record Terms(
            @Nullable String billStatus,
            @Nullable BigDecimal creditLimit,
            int iProduct,
            @Nullable List<AddonChoice> addons,
            @Nullable String batchNamePrefix,
            int iRoutingPlan,
            int iVdPlan,
            int iMoh,
            int iCustomerSite,
            @Nullable String teamsDomain,
            @Nullable String activationDate) {
        /** Nothing to change. */
        public static final Terms UNSET = AccountChangeTermsBuilder.builder().build();

        /** Only the add-ons. */
        public static Terms onlyAddons(List<AddonChoice> addons) {
            return AccountChangeTermsBuilder.builder().addons(addons).build();
        }

        /** Only the status. */
        public static Terms onlyStatus(String billStatus) {
            return AccountChangeTermsBuilder.builder().billStatus(billStatus).build();
        }

        public Terms {
            addons = addons == null ? null : List.copyOf(addons);
        }
    }

    @Override
    public String toString() {
        return "AccountChange[" + which.iAccount + "]";
    }
}
