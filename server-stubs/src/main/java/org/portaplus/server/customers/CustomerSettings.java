package org.portaplus.server.customers;

import static org.portaplus.server.values.Unset.isSet;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a customer besides names and money: one document, since it is open-ended and never searched. Null members
 * are unset. Immutable. Source: docs/domain.md#customers.
 */
public record CustomerSettings(
        Billing billing,
        Plans plans,
        Formats formats,
        @Nullable DiallingRule diallingRule,
        Calls calls,
        Commission commission) {
    /** Nothing said. */
    public static final CustomerSettings UNSET =
            new CustomerSettings(Billing.UNSET, Plans.UNSET, Formats.UNSET, null, Calls.UNSET, Commission.UNSET);

    /** A stored document leaves out what is unset. */
    public CustomerSettings {
        billing = billing == null ? Billing.UNSET : billing;
        plans = plans == null ? Plans.UNSET : plans;
        formats = formats == null ? Formats.UNSET : formats;
        calls = calls == null ? Calls.UNSET : calls;
        commission = commission == null ? Commission.UNSET : commission;
    }

    /**
     * What is kept for a customer of a type: tariffs are for resellers (2), commissions for distributors (3) only, and the
     * format of date and time is made of the two others where it is unset.
     */
    CustomerSettings of(int customerType) {
        return new CustomerSettings(
                billing,
                customerType == CustomerType.RESELLER ? plans : plans.withoutTariffs(),
                formats.complete(),
                diallingRule,
                calls,
                customerType == CustomerType.DISTRIBUTOR ? commission : Commission.UNSET);
    }

    /**
     * How the customer is billed.
     *
     * @param sendStatistics F full, S summary, N none
     * @param sendInvoices Y or N
     * @param iBillingPeriod 1 daily, 2 weekly, 3 twice a month, 4 monthly, 5 monthly from the start day, 6 every 30 days
     * @param creditLimitWarning comma list of amounts and percentages
     */
    @RecordBuilder
    public record Billing(
            @Nullable String sendStatistics,
            @Nullable String sendInvoices,
            @Nullable Integer iBillingPeriod,
            @Nullable Integer iTimeZone,
            @Nullable Integer iUiTimeZone,
            @Nullable String iLang,
            @Nullable String creditLimitWarning,
            @Nullable String taxId,
            @Nullable String emailFrom,
            @Nullable Boolean callShop) {
        /** Nothing said. */
        public static final Billing UNSET =
                CustomerSettingsBillingBuilder.builder().build();

        /** What sendStatistics may be. */
        public static final List<String> STATISTICS = List.of("F", "S", "N");

        /** What sendInvoices may be. */
        public static final List<String> INVOICES = List.of("Y", "N");
    }

    /** Numbers of catalogue entries; 0 is unset. */
    @RecordBuilder
    public record Plans(
            @Nullable Integer iCustomerClass,
            @Nullable Integer iTemplate,
            @Nullable Integer iRep,
            @Nullable Integer iTariff,
            @Nullable Integer iIncomingTariff,
            @Nullable Integer iVdPlan,
            @Nullable Integer iSpendingPlan,
            @Nullable Integer iDistributor,
            @Nullable Integer iAcl) {
        /** Nothing said. */
        public static final Plans UNSET = CustomerSettingsPlansBuilder.builder().build();

        Plans withoutTariffs() {
            return CustomerSettingsPlansBuilder.builder(this)
                    .iTariff(null)
                    .iIncomingTariff(null)
                    .build();
        }
    }

    /** How dates and times are shown and read: made of YYYY, MM, DD, HH24, MI, SS and separators. */
    public record Formats(
            @Nullable String outDate,
            @Nullable String outDateTime,
            @Nullable String outTime,
            @Nullable String inDate,
            @Nullable String inTime) {
        /** Nothing said. */
        public static final Formats UNSET = new Formats(null, null, null, null, null);

        Formats complete() {
            boolean joined = !isSet(outDateTime) && outDate != null && outTime != null;
            return joined ? new Formats(outDate, outDate + " " + outTime, outTime, inDate, inTime) : this;
        }
    }

    /** How numbers are dialled; short names as documented, see docs/domain.md#dialling-rules. */
    @RecordBuilder
    public record DiallingRule(
            @Nullable String cc,
            @Nullable String ac,
            @Nullable Integer ia,
            @Nullable String op,
            @Nullable String dp,
            @Nullable String ip,
            @Nullable String em,
            @Nullable String ex,
            @Nullable Integer nl,
            @Nullable Integer ct,
            @Nullable Integer cs,
            @Nullable Integer csdr,
            @Nullable Integer css,
            @Nullable String csp,
            @Nullable String csps,
            @Nullable String csl,
            @Nullable String nex) {}

    /**
     * How calls are treated.
     *
     * @param iMoh music on hold; 0 for none
     * @param rtpProxy 0 direct, 1 optimal, 2 on NAT, 3 always
     * @param countryCode dialling code
     */
    @RecordBuilder
    public record Calls(
            @Nullable Integer iMoh,
            @Nullable Integer maxAbbreviatedLength,
            @Nullable String cldTranslation,
            @Nullable Integer iDiallingRule,
            @Nullable String cliInTranslation,
            @Nullable String cliOutTranslation,
            @Nullable Integer rtpProxy,
            @Nullable Boolean mobileAsCli,
            @Nullable String didBatch,
            @Nullable String serviceFlags,
            @Nullable Integer countryCode) {
        /** Nothing said. */
        public static final Calls UNSET = CustomerSettingsCallsBuilder.builder().build();
    }

    /** Percent of sales and of payments; distributors only. */
    public record Commission(
            @Nullable BigDecimal sale, @Nullable BigDecimal payment) {
        /** Nothing said. */
        public static final Commission UNSET = new Commission(null, null);
    }
}
