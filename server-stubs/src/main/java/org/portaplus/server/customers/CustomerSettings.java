package org.portaplus.server.customers;

import static org.portaplus.server.values.Unset.isSet;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is kept of a customer besides names and money: one document, since it is open-ended and never searched. Null members
 * are unset. Immutable. Source: docs/domain.md#customers.
 */
public record CustomerSettings(
        Billing billing, Plans plans, Formats formats, DiallingRule diallingRule, Calls calls, Commission commission) {
    /** Nothing said. */
    public static final CustomerSettings UNSET = new CustomerSettings(null, null, null, null, null, null);

    public CustomerSettings {
        billing = billing == null ? CustomerSettingsBillingBuilder.builder().build() : billing;
        plans = plans == null ? CustomerSettingsPlansBuilder.builder().build() : plans;
        formats = formats == null ? new Formats(null, null, null, null, null) : formats;
        calls = calls == null ? CustomerSettingsCallsBuilder.builder().build() : calls;
        commission = commission == null ? new Commission(null, null) : commission;
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
                customerType == CustomerType.DISTRIBUTOR ? commission : null);
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
            String sendStatistics,
            String sendInvoices,
            Integer iBillingPeriod,
            Integer iTimeZone,
            Integer iUiTimeZone,
            String iLang,
            String creditLimitWarning,
            String taxId,
            String emailFrom,
            Boolean callShop) {
        /** What sendStatistics may be. */
        public static final List<String> STATISTICS = List.of("F", "S", "N");

        /** What sendInvoices may be. */
        public static final List<String> INVOICES = List.of("Y", "N");
    }

    /** Numbers of catalogue entries; 0 is unset. */
    @RecordBuilder
    public record Plans(
            Integer iCustomerClass,
            Integer iTemplate,
            Integer iRep,
            Integer iTariff,
            Integer iIncomingTariff,
            Integer iVdPlan,
            Integer iSpendingPlan,
            Integer iDistributor,
            Integer iAcl) {
        Plans withoutTariffs() {
            return CustomerSettingsPlansBuilder.builder(this)
                    .iTariff(null)
                    .iIncomingTariff(null)
                    .build();
        }
    }

    /** How dates and times are shown and read: made of YYYY, MM, DD, HH24, MI, SS and separators. */
    public record Formats(String outDate, String outDateTime, String outTime, String inDate, String inTime) {
        Formats complete() {
            boolean joined = !isSet(outDateTime) && outDate != null && outTime != null;
            return joined ? new Formats(outDate, outDate + " " + outTime, outTime, inDate, inTime) : this;
        }
    }

    /** How numbers are dialled; short names as documented, see docs/domain.md#dialling-rules. */
    @RecordBuilder
    public record DiallingRule(
            String cc,
            String ac,
            Integer ia,
            String op,
            String dp,
            String ip,
            String em,
            String ex,
            Integer nl,
            Integer ct,
            Integer cs,
            Integer csdr,
            Integer css,
            String csp,
            String csps,
            String csl,
            String nex) {}

    /**
     * How calls are treated.
     *
     * @param iMoh music on hold; 0 for none
     * @param rtpProxy 0 direct, 1 optimal, 2 on NAT, 3 always
     * @param countryCode dialling code
     */
    @RecordBuilder
    public record Calls(
            Integer iMoh,
            Integer maxAbbreviatedLength,
            String cldTranslation,
            Integer iDiallingRule,
            String cliInTranslation,
            String cliOutTranslation,
            Integer rtpProxy,
            Boolean mobileAsCli,
            String didBatch,
            String serviceFlags,
            Integer countryCode) {}

    /** Percent of sales and of payments; distributors only. */
    public record Commission(BigDecimal sale, BigDecimal payment) {}
}
