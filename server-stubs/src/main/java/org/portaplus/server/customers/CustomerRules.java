package org.portaplus.server.customers;

import static org.portaplus.server.values.Unset.isSet;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.products.ServiceFeatures;

/**
 * What can be said about a new customer without looking into the store. Paths are those of the request's customer, such as
 * {@code Customer.CustomerStatus.ISO4217}. Sources: DOM-006 to DOM-009, DOM-014, DOM-016, DOM-034.
 */
final class CustomerRules {
    static final String NAME = "Customer.PersonalInformation.Name";
    static final String LOGIN = "Customer.PersonalInformation.Login";
    static final String FEATURES = "Customer.CustomerStatus.ServiceFeatures";
    static final String CURRENCY = "Customer.CustomerStatus.ISO4217";

    private static final SubscriberRules.Paths SUBSCRIBER = new SubscriberRules.Paths(
            "Customer.CustomerAddress.Country",
            "Customer.CustomerContact.Email",
            "Customer.CustomerContact.BCC",
            "Customer.PersonalInformation.MiddleInitials");
    private static final int SHORTEST_LOGIN = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern WARNING = Pattern.compile("\\d+(\\.\\d+)?|(\\d{1,2}(\\.\\d+)?|100)%");
    private static final Pattern FORMAT = Pattern.compile("(YYYY|YY|MM|DD|HH24|HH12|HH|MI|SS|AM|PM|[-/.: ,T])*");
    private static final Pattern DIALLED = Pattern.compile("[0-9*#,]*");

    private CustomerRules() {}

    static void check(NewCustomer customer) {
        Checks checks = new Checks();
        identity(customer, checks);
        money(customer, checks);
        billing(customer.settings().billing(), checks);
        checks.part("Customer.Preferences", part -> display(customer.settings(), part));
        SubscriberRules.check(customer.subscriber(), SUBSCRIBER, checks);
        ServiceFeatures.check(customer.features(), FEATURES, checks);
        ServiceFeatures.NONE.with(customer.features()).checkSize(FEATURES, checks);
        checks.done();
    }

    private static void identity(NewCustomer customer, Checks checks) {
        String name = customer.effectiveName();
        checks.require(
                        !name.isBlank(),
                        "NotEmpty",
                        NAME,
                        "A customer needs a name, a company, or a first and last name")
                .require(name.length() <= 64, "Length", NAME, "A customer's name has at most 64 characters")
                .require(
                        customer.customerType() >= 0 && customer.customerType() <= 3,
                        "InclusiveBetween",
                        "Customer.Preferences.CustomerType",
                        "A customer is 1 retail, 2 reseller or 3 distributor");
        checks.require(
                !isSet(customer.login()) || customer.login().strip().length() >= SHORTEST_LOGIN,
                "Client.Customer.too_short.customer_info.login",
                LOGIN,
                "A login has at least " + SHORTEST_LOGIN + " characters");
        if (isSet(customer.password())) {
            Passwords.objection(customer.password(), customer.login())
                    .ifPresent(message -> checks.require(
                            false, "Client.Customer.weak_password", "Customer.PersonalInformation.Password", message));
        }
    }

    private static void money(NewCustomer customer, Checks checks) {
        Amounts.check(customer.openingBalance(), "Customer.CustomerStatus.OpeningBalance", checks);
        Amounts.check(customer.creditLimit(), "Customer.CustomerStatus.CreditLimit", checks);
        Amounts.check(customer.promotionalCredit(), "CustomerDefaultValues.PromotionalCredit", checks);
        boolean currency = isSet(customer.currency());
        checks.require(currency, "NotEmpty", CURRENCY, "A customer needs a currency, here or in CustomerDefaultValues")
                .require(
                        !currency || IsoCodes.isCurrency(customer.currency()),
                        "RegularExpression",
                        CURRENCY,
                        "A currency is three capital letters of ISO 4217, such as EUR")
                .require(
                        customer.creditLimit().signum() >= 0,
                        "GreaterThanOrEqual",
                        "Customer.CustomerStatus.CreditLimit",
                        "A credit limit is not negative")
                .require(
                        isPercent(customer.discountRate()),
                        "InclusiveBetween",
                        "Customer.CustomerStatus.DiscountRate",
                        "A discount is 0 to 100 percent")
                .require(
                        customer.promotionalCredit().signum() >= 0,
                        "GreaterThanOrEqual",
                        "CustomerDefaultValues.PromotionalCredit",
                        "A promotional credit is not negative")
                .require(
                        isPercent(customer.settings().commission().sale()),
                        "InclusiveBetween",
                        "CustomerDefaultValues.SaleCommissionRate",
                        "A commission is 0 to 100 percent")
                .require(
                        isPercent(customer.settings().commission().payment()),
                        "InclusiveBetween",
                        "CustomerDefaultValues.PaymentCommissionRate",
                        "A commission is 0 to 100 percent")
                .require(
                        !isSet(customer.billStatus()) || customer.billStatus().equals("O"),
                        "Enum",
                        "Customer.CustomerStatus.BillStatus",
                        "A new customer is open: O");
    }

    private static void billing(CustomerSettings.Billing billing, Checks checks) {
        checks.require(
                        oneOf(billing.sendStatistics(), CustomerSettings.Billing.STATISTICS),
                        "Enum",
                        "Customer.Preferences.SendStatistics",
                        "Statistics are F full, S summary or N none")
                .require(
                        oneOf(billing.sendInvoices(), CustomerSettings.Billing.INVOICES),
                        "Enum",
                        "Customer.Preferences.SendInvoices",
                        "Y or N is expected")
                .require(
                        billing.iBillingPeriod() == null
                                || (billing.iBillingPeriod() >= 0 && billing.iBillingPeriod() <= 6),
                        "InclusiveBetween",
                        "CustomerDefaultValues.IBillingPeriod",
                        "A billing period is 1 daily, 2 weekly, 3 twice a month, 4 monthly, 5 monthly from the start day"
                                + " or 6 every 30 days")
                .require(
                        !isSet(billing.iLang()) || IsoCodes.isLanguage(billing.iLang()),
                        "RegularExpression",
                        "CustomerDefaultValues.ILang",
                        "A language is two letters of ISO 639, such as en")
                .require(
                        !isSet(billing.creditLimitWarning())
                                || Stream.of(billing.creditLimitWarning().split(",", -1))
                                        .allMatch(part ->
                                                WARNING.matcher(part.strip()).matches()),
                        "RegularExpression",
                        "Customer.CustomerStatus.CreditLimitWarning",
                        "Amounts or percentages, separated by commas, are expected, such as 90%,500")
                .require(
                        SubscriberRules.isMailList(billing.emailFrom()),
                        "Email",
                        "Customer.CustomerContact.EmailFrom",
                        SubscriberRules.MAIL_MESSAGE);
    }

    private static void display(CustomerSettings settings, Checks checks) {
        CustomerSettings.Formats formats = settings.formats();
        format(formats.outDate(), "OutDateFormat", checks);
        format(formats.outDateTime(), "OutDateTimeFormat", checks);
        format(formats.outTime(), "OutTimeFormat", checks);
        format(formats.inDate(), "InDateFormat", checks);
        format(formats.inTime(), "InTimeFormat", checks);
        CustomerSettings.DiallingRule rule = settings.diallingRule();
        if (rule != null) {
            checks.part("DiallingRule", part -> dialled(rule, part));
        }
        Integer length = settings.calls().maxAbbreviatedLength();
        checks.require(
                length == null || (length >= 0 && length <= 9),
                "InclusiveBetween",
                "MaxAbbreviatedLength",
                "A short number has 0 to 9 digits");
    }

    private static void format(@Nullable String format, String member, Checks checks) {
        checks.require(
                format == null || FORMAT.matcher(format).matches(),
                "RegularExpression",
                member,
                "A format is made of YYYY, MM, DD, HH24, MI, SS and separators");
    }

    private static void dialled(CustomerSettings.DiallingRule rule, Checks checks) {
        dialled(rule.cc(), "CC", checks);
        dialled(rule.ac(), "AC", checks);
        dialled(rule.op(), "OP", checks);
        dialled(rule.dp(), "DP", checks);
        dialled(rule.ip(), "IP", checks);
        dialled(rule.em(), "EM", checks);
        dialled(rule.ex(), "EX", checks);
        dialled(rule.csp(), "CSP", checks);
        dialled(rule.csps(), "CSPS", checks);
        dialled(rule.csl(), "CSL", checks);
        dialled(rule.nex(), "NEX", checks);
    }

    private static void dialled(@Nullable String text, String member, Checks checks) {
        checks.require(
                text == null || DIALLED.matcher(text).matches(),
                "RegularExpression",
                member,
                "Digits, *, # and commas are expected");
    }

    private static boolean isPercent(@Nullable BigDecimal rate) {
        return rate == null || (rate.signum() >= 0 && rate.compareTo(HUNDRED) <= 0);
    }

    private static boolean oneOf(@Nullable String value, List<String> allowed) {
        return !isSet(value) || allowed.contains(value);
    }
}
