package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.amount;
import static org.portaplus.server.operations.Members.first;
import static org.portaplus.server.operations.Members.flag;
import static org.portaplus.server.operations.Members.isSet;
import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.orNew;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.Shortcuts;
import org.portaplus.server.customers.Address;
import org.portaplus.server.customers.Contact;
import org.portaplus.server.customers.CustomerSettings;
import org.portaplus.server.customers.NewCustomer;
import org.portaplus.server.customers.PersonName;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.faults.FieldFault;
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

    /** A fault that names the member which was sent, where a default value or an alias was used; DOM-032. */
    static Fault asSent(Fault fault, CreateCustomer request) {
        CustomerMapping sent = new CustomerMapping(request);
        return fault.withFields(field -> new FieldFault(field.code(), sent.asSent(field.field()), field.message()));
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
        return new NewCustomer(
                person.getName(),
                person.getLogin(),
                person.getPassword(),
                first(preferences.getCustomerType(), defaults.getIcustomerType()),
                first(customer.getIparent(), iReseller),
                first(status.getISO4217(), defaults.getISO4217()),
                amount(status.getOpeningBalance()),
                amount(ownLimit ? status.getCreditLimit() : defaults.getCreditLimit()),
                amount(status.getDiscountRate()),
                amount(defaults.getPromotionalCredit()),
                status.getBillStatus(),
                subscriber(),
                AccountMapping.features(status.getServiceFeatures()),
                new CustomerSettings(billing(), plans(), formats(), diallingRule(), calls(), commission()));
    }

    private Subscriber subscriber() {
        return new Subscriber(
                new PersonName(
                        person.getFirstName(),
                        person.getMiddleInitials(),
                        person.getLastName(),
                        person.getSalutation(),
                        person.getCompany()),
                new Address(
                        address.getAddress1(),
                        address.getAddress2(),
                        address.getAddress3(),
                        address.getAddress4(),
                        address.getTown(),
                        address.getCity(),
                        address.getRegion(),
                        address.getPostcode(),
                        first(address.getCountry(), defaults.getIcountry())),
                new Contact(
                        contact.getEmail(),
                        contact.getBCC(),
                        contact.getPhone1(),
                        contact.getPhone2(),
                        contact.getContact1(),
                        contact.getContact2(),
                        contact.getFax()),
                customer.getNotes());
    }

    /** An alias is checked also where the other member wins. */
    private static @Nullable String alias(
            @Nullable String own, @Nullable String alias, List<String> values, String member) {
        if (isSet(alias) && !values.contains(alias)) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Enum",
                    "Customer.Preferences." + member,
                    "One of " + String.join(", ", values) + " is expected");
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
        return new CustomerSettings.Billing(
                isSet(statistics) ? statistics : flag(defaults.getSendStatistics()) ? "F" : "N",
                alias(
                        preferences.getSendInvoices(),
                        preferences.getMapSendInvoices(),
                        CustomerSettings.Billing.INVOICES,
                        "MapSendInvoices"),
                first(defaults.getIbillingPeriod(), DEFAULT_BILLING_PERIOD),
                zone,
                first(preferences.getIuITimeZone(), zone),
                isSet(defaults.getIlang()) ? defaults.getIlang() : "en",
                status.getCreditLimitWarning(),
                first(person.getTaxId(), defaults.getTaxId()),
                first(contact.getEmailFrom(), defaults.getEmailFrom()),
                flag(defaults.getCallShopEnabled()));
    }

    private CustomerSettings.Plans plans() {
        return new CustomerSettings.Plans(
                defaults.getIcustomerClass(),
                defaults.getItemplate(),
                defaults.getIrep(),
                defaults.getItariff(),
                defaults.getIincomingTariff(),
                first(preferences.getIvDPlan(), defaults.getIvDPaln()),
                defaults.getiSpendingPlan(),
                defaults.getIdistributor(),
                defaults.getIacl());
    }

    private CustomerSettings.Formats formats() {
        String date = isSet(preferences.getOutDateFormat()) ? preferences.getOutDateFormat() : "YYYY-MM-DD";
        String time = isSet(preferences.getOutTimeFormat()) ? preferences.getOutTimeFormat() : "HH24:MI:SS";
        return new CustomerSettings.Formats(
                date,
                preferences.getOutDateTimeFormat(),
                time,
                isSet(preferences.getInDateFormat()) ? preferences.getInDateFormat() : "YYYY-MM-DD",
                isSet(preferences.getInTimeFormat()) ? preferences.getInTimeFormat() : "HH24:MI:SS");
    }

    private CustomerSettings.@Nullable DiallingRule diallingRule() {
        var rule = preferences.getDiallingRule();
        return rule == null
                ? null
                : new CustomerSettings.DiallingRule(
                        rule.getCC(),
                        rule.getAC(),
                        rule.getIA(),
                        rule.getOP(),
                        rule.getDP(),
                        rule.getIP(),
                        rule.getEM(),
                        rule.getEX(),
                        rule.getNL(),
                        rule.getCT(),
                        rule.getCS(),
                        rule.getCSDR(),
                        rule.getCSS(),
                        rule.getCSP(),
                        rule.getCSPS(),
                        rule.getCSL(),
                        rule.getNEX());
    }

    private CustomerSettings.Calls calls() {
        int shortNumber = first(preferences.getMaxAbbreviatedLength(), defaults.getMaxAbbreviatedLength());
        return new CustomerSettings.Calls(
                first(preferences.getImoh(), person.getImoh()),
                first(shortNumber, DEFAULT_SHORT_NUMBER),
                preferences.getCldTranslationRule(),
                defaults.getCldTranslationRule(),
                defaults.getCliInTranslationRule(),
                defaults.getCliOutTranslationRule(),
                rtpProxy(),
                flag(defaults.getUseMobileNoAsCli()),
                defaults.getDidBatch(),
                defaults.getServiceFlags(),
                number(defaults.getCountryCode()));
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
