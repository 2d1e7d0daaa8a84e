package org.portaplus.server.operations;

import static org.portaplus.server.customers.SubscriberText.ADDRESS1;
import static org.portaplus.server.customers.SubscriberText.ADDRESS2;
import static org.portaplus.server.customers.SubscriberText.ADDRESS3;
import static org.portaplus.server.customers.SubscriberText.ADDRESS4;
import static org.portaplus.server.customers.SubscriberText.BCC;
import static org.portaplus.server.customers.SubscriberText.CITY;
import static org.portaplus.server.customers.SubscriberText.COMPANY;
import static org.portaplus.server.customers.SubscriberText.CONTACT1;
import static org.portaplus.server.customers.SubscriberText.CONTACT2;
import static org.portaplus.server.customers.SubscriberText.COUNTRY;
import static org.portaplus.server.customers.SubscriberText.EMAIL;
import static org.portaplus.server.customers.SubscriberText.FAX;
import static org.portaplus.server.customers.SubscriberText.FIRST_NAME;
import static org.portaplus.server.customers.SubscriberText.LAST_NAME;
import static org.portaplus.server.customers.SubscriberText.MIDDLE_INITIALS;
import static org.portaplus.server.customers.SubscriberText.NOTE;
import static org.portaplus.server.customers.SubscriberText.PHONE1;
import static org.portaplus.server.customers.SubscriberText.PHONE2;
import static org.portaplus.server.customers.SubscriberText.POSTCODE;
import static org.portaplus.server.customers.SubscriberText.REGION;
import static org.portaplus.server.customers.SubscriberText.SALUTATION;
import static org.portaplus.server.customers.SubscriberText.TOWN;
import static org.portaplus.server.operations.Members.orNew;
import static org.portaplus.server.values.Unset.amount;
import static org.portaplus.server.values.Unset.first;
import static org.portaplus.server.values.Unset.flag;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.Shortcuts;
import org.portaplus.server.customers.CustomerSettings;
import org.portaplus.server.customers.CustomerSettingsBillingBuilder;
import org.portaplus.server.customers.CustomerSettingsCallsBuilder;
import org.portaplus.server.customers.CustomerSettingsDiallingRuleBuilder;
import org.portaplus.server.customers.CustomerSettingsPlansBuilder;
import org.portaplus.server.customers.NewCustomer;
import org.portaplus.server.customers.NewCustomerBuilder;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.model.CreateCustomer;
import org.portaplus.server.model.Customer;
import org.portaplus.server.model.CustomerAddress;
import org.portaplus.server.model.CustomerContact;
import org.portaplus.server.model.CustomerDefaultValues;
import org.portaplus.server.model.CustomerPreferences;
import org.portaplus.server.model.CustomerStatus;
import org.portaplus.server.model.PersonalInformation;

/**
 * The customer of a batch item as a domain type; {@code CustomerDefaultValues} apply to members that are unset. Source:
 * docs/domain.md#batchcustomercreation.
 */
final class CustomerMapping {
    private static final int DEFAULT_BILLING_PERIOD = 4;
    private static final int DEFAULT_SHORT_NUMBER = 4;

    private final Customer customer;
    private final CustomerStatus status;
    private final CustomerPreferences preferences;
    private final PersonalInformation person;
    private final CustomerDefaultValues defaults;
    private final CustomerAddress address;
    private final CustomerContact contact;

    private CustomerMapping(CreateCustomer request) {
        customer = orNew(request.getCustomer(), Customer::new);
        status = orNew(customer.getCustomerStatus(), CustomerStatus::new);
        preferences = orNew(customer.getPreferences(), CustomerPreferences::new);
        person = orNew(customer.getPersonalInformation(), PersonalInformation::new);
        address = orNew(customer.getCustomerAddress(), CustomerAddress::new);
        contact = orNew(customer.getCustomerContact(), CustomerContact::new);
        defaults = orNew(request.getCustomerDefaultValues(), CustomerDefaultValues::new);
    }

    /**
     * The customer that a request asks for.
     *
     * @param iReseller the reseller, where the request names none
     */
    static NewCustomer newCustomer(CreateCustomer request, int iReseller) {
        return new CustomerMapping(request).newCustomer(iReseller);
    }

    /** The path of the member which was sent, where a default value or an alias was used; DOM-032. */
    static String asSent(String member, CreateCustomer request) {
        return new CustomerMapping(request).asSent(member);
    }

    private String asSent(String member) {
        return switch (member) {
            case "Customer.PersonalInformation.Name" ->
                isSet(person.getName()) || !isSet(person.getCompany())
                        ? member
                        : "Customer.PersonalInformation.Company";
            case "Customer.CustomerStatus.ISO4217" ->
                either(isSet(status.getISO4217()) || !isSet(defaults.getISO4217()), member, "ISO4217");
            case "Customer.CustomerAddress.Country" -> either(isSet(address.getCountry()), member, "ICountry");
            case "Customer.CustomerContact.EmailFrom" -> either(isSet(contact.getEmailFrom()), member, "EmailFrom");
            case "Customer.Preferences.IVDPlan" -> either(number(preferences.getIvDPlan()) != 0, member, "IVDPaln");
            case "Customer.Preferences.ITimeZone" ->
                either(number(preferences.getItimeZone()) != 0, member, "ITimeZone");
            case "Customer.Preferences.IUITimeZone" ->
                number(preferences.getIuITimeZone()) != 0 ? member : asSent("Customer.Preferences.ITimeZone");
            case "Customer.Preferences.IMoh" ->
                number(preferences.getImoh()) != 0 ? member : "Customer.PersonalInformation.IMoh";
            case "Customer.Preferences.SendStatistics" ->
                isSet(preferences.getSendStatistics()) ? member : "Customer.Preferences.MapSendStatistics";
            case "Customer.Preferences.SendInvoices" ->
                isSet(preferences.getSendInvoices()) ? member : "Customer.Preferences.MapSendInvoices";
            default -> member;
        };
    }

    private static String either(boolean own, String member, String ofDefaults) {
        return own ? member : "CustomerDefaultValues." + ofDefaults;
    }

    private NewCustomer newCustomer(int iReseller) {
        boolean ownLimit = amount(status.getCreditLimit()).signum() != 0;
        return NewCustomerBuilder.builder()
                .name(person.getName())
                .login(person.getLogin())
                .password(person.getPassword())
                .customerType(first(preferences.getCustomerType(), defaults.getIcustomerType()))
                .iParent(first(customer.getIparent(), iReseller))
                .currency(text(first(status.getISO4217(), defaults.getISO4217())))
                .openingBalance(amount(status.getOpeningBalance()))
                .creditLimit(amount(ownLimit ? status.getCreditLimit() : defaults.getCreditLimit()))
                .discountRate(amount(status.getDiscountRate()))
                .promotionalCredit(amount(defaults.getPromotionalCredit()))
                .billStatus(status.getBillStatus())
                .subscriber(subscriber())
                .features(AccountMapping.features(status.getServiceFeatures()))
                .settings(new CustomerSettings(billing(), plans(), formats(), diallingRule(), calls(), commission()))
                .build();
    }

    private Subscriber subscriber() {
        return Subscriber.builder()
                .with(FIRST_NAME, person.getFirstName())
                .with(MIDDLE_INITIALS, person.getMiddleInitials())
                .with(LAST_NAME, person.getLastName())
                .with(SALUTATION, person.getSalutation())
                .with(COMPANY, person.getCompany())
                .with(ADDRESS1, address.getAddress1())
                .with(ADDRESS2, address.getAddress2())
                .with(ADDRESS3, address.getAddress3())
                .with(ADDRESS4, address.getAddress4())
                .with(TOWN, address.getTown())
                .with(CITY, address.getCity())
                .with(REGION, address.getRegion())
                .with(POSTCODE, address.getPostcode())
                .with(COUNTRY, first(address.getCountry(), defaults.getIcountry()))
                .with(EMAIL, contact.getEmail())
                .with(BCC, contact.getBCC())
                .with(PHONE1, contact.getPhone1())
                .with(PHONE2, contact.getPhone2())
                .with(CONTACT1, contact.getContact1())
                .with(CONTACT2, contact.getContact2())
                .with(FAX, contact.getFax())
                .with(NOTE, customer.getNotes())
                .build();
    }

    /** An alias is checked also where the other member wins. */
    private static @Nullable String alias(
            @Nullable String own, @Nullable String alias, List<String> values, String member) {
        if (isSet(alias) && !values.contains(alias)) {
            throw Fault.of(FaultKind.INVALID, "Enum", member, "One of " + String.join(", ", values) + " is expected")
                    .under("Customer.Preferences");
        }
        return first(own, alias);
    }

    private CustomerSettings.Billing billing() {
        String statistics = alias(
                preferences.getSendStatistics(),
                preferences.getMapSendStatistics(),
                CustomerSettings.Billing.STATISTICS,
                "MapSendStatistics");
        int zone = first(preferences.getItimeZone(), defaults.getItimeZone());
        return CustomerSettingsBillingBuilder.builder()
                .sendStatistics(isSet(statistics) ? statistics : flag(defaults.getSendStatistics()) ? "F" : "N")
                .sendInvoices(alias(
                        preferences.getSendInvoices(),
                        preferences.getMapSendInvoices(),
                        CustomerSettings.Billing.INVOICES,
                        "MapSendInvoices"))
                .iBillingPeriod(first(defaults.getIbillingPeriod(), DEFAULT_BILLING_PERIOD))
                .iTimeZone(zone)
                .iUiTimeZone(first(preferences.getIuITimeZone(), zone))
                .iLang(orElse(defaults.getIlang(), "en"))
                .creditLimitWarning(status.getCreditLimitWarning())
                .taxId(first(person.getTaxId(), defaults.getTaxId()))
                .emailFrom(first(contact.getEmailFrom(), defaults.getEmailFrom()))
                .callShop(flag(defaults.getCallShopEnabled()))
                .build();
    }

    private CustomerSettings.Plans plans() {
        return CustomerSettingsPlansBuilder.builder()
                .iCustomerClass(defaults.getIcustomerClass())
                .iTemplate(defaults.getItemplate())
                .iRep(defaults.getIrep())
                .iTariff(defaults.getItariff())
                .iIncomingTariff(defaults.getIincomingTariff())
                .iVdPlan(first(preferences.getIvDPlan(), defaults.getIvDPaln()))
                .iSpendingPlan(defaults.getiSpendingPlan())
                .iDistributor(defaults.getIdistributor())
                .iAcl(defaults.getIacl())
                .build();
    }

    private CustomerSettings.Formats formats() {
        return new CustomerSettings.Formats(
                orElse(preferences.getOutDateFormat(), "YYYY-MM-DD"),
                preferences.getOutDateTimeFormat(),
                orElse(preferences.getOutTimeFormat(), "HH24:MI:SS"),
                orElse(preferences.getInDateFormat(), "YYYY-MM-DD"),
                orElse(preferences.getInTimeFormat(), "HH24:MI:SS"));
    }

    private CustomerSettings.@Nullable DiallingRule diallingRule() {
        var rule = preferences.getDiallingRule();
        return rule == null
                ? null
                : CustomerSettingsDiallingRuleBuilder.builder()
                        .cc(rule.getCC())
                        .ac(rule.getAC())
                        .ia(rule.getIA())
                        .op(rule.getOP())
                        .dp(rule.getDP())
                        .ip(rule.getIP())
                        .em(rule.getEM())
                        .ex(rule.getEX())
                        .nl(rule.getNL())
                        .ct(rule.getCT())
                        .cs(rule.getCS())
                        .csdr(rule.getCSDR())
                        .css(rule.getCSS())
                        .csp(rule.getCSP())
                        .csps(rule.getCSPS())
                        .csl(rule.getCSL())
                        .nex(rule.getNEX())
                        .build();
    }

    private CustomerSettings.Calls calls() {
        int shortNumber = first(preferences.getMaxAbbreviatedLength(), defaults.getMaxAbbreviatedLength());
        return CustomerSettingsCallsBuilder.builder()
                .iMoh(first(preferences.getImoh(), person.getImoh()))
                .maxAbbreviatedLength(first(shortNumber, DEFAULT_SHORT_NUMBER))
                .cldTranslation(preferences.getCldTranslationRule())
                .iDiallingRule(defaults.getCldTranslationRule())
                .cliInTranslation(defaults.getCliInTranslationRule())
                .cliOutTranslation(defaults.getCliOutTranslationRule())
                .rtpProxy(rtpProxy())
                .mobileAsCli(flag(defaults.getUseMobileNoAsCli()))
                .didBatch(defaults.getDidBatch())
                .serviceFlags(defaults.getServiceFlags())
                .countryCode(number(defaults.getCountryCode()))
                .build();
    }

    private int rtpProxy() {
        if (!isSet(defaults.getRtPProxy())) {
            return 0;
        }
        return Shortcuts.rtpProxy(defaults.getRtPProxy())
                .orElseThrow(() -> Fault.of(
                        FaultKind.INVALID,
                        "Enum",
                        "CustomerDefaultValues.RTPProxy",
                        "Direct, Optimal, OnNat or Always is expected"));
    }

    private CustomerSettings.Commission commission() {
        return new CustomerSettings.Commission(
                amount(defaults.getSaleCommissionRate()), amount(defaults.getPaymentCommissionRate()));
    }
}
