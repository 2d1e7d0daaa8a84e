package org.portaplus.server.operations;

import static org.portaplus.server.customers.SubscriberText.ADDRESS1;
import static org.portaplus.server.customers.SubscriberText.ADDRESS2;
import static org.portaplus.server.customers.SubscriberText.ADDRESS3;
import static org.portaplus.server.customers.SubscriberText.ADDRESS4;
import static org.portaplus.server.customers.SubscriberText.CITY;
import static org.portaplus.server.customers.SubscriberText.COMPANY;
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
import static org.portaplus.server.operations.Members.date;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.Account;
import org.portaplus.server.accounts.AssignedAddon;
import org.portaplus.server.accounts.ReportRow;
import org.portaplus.server.accounts.Shortcuts;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.model.AccountServiceFeature;
import org.portaplus.server.model.PortaProduct;
import org.portaplus.server.model.PortaProductInfo;
import org.portaplus.server.model.ProductAccount;
import org.portaplus.server.model.ProductAddonInfo;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.products.Subscription;

/**
 * Domain types as members of the Product response; every member of a filled group is set.
 * Source: docs/domain.md#product.
 */
final class ProductMapping {
    /** How the flag of a feature appears among its attributes. */
    private static final String FLAG = "flag_value";

    private ProductMapping() {}

    static PortaProduct product(Product product) {
        return new PortaProduct()
                .iproduct(product.iProduct())
                .name(product.name())
                .maintanenceFee(product.maintenanceFee())
                .iproductGroup(product.iProductGroup())
                .description(product.description())
                .endUserProductName(product.endUserName())
                .addonPriority(product.addonPriority());
    }

    /** An add-on of the catalogue, assigned to nobody; subscription is null for none. */
    static ProductAddonInfo addon(Product addon, @Nullable Subscription subscription) {
        return common(addon)
                .iproduct(addon.iProduct())
                .subscriptionFees(subscription == null ? BigDecimal.ZERO : subscription.monthlyFee())
                .iaccount(0)
                .iaccountProductAddOn(0)
                .effectiveFrom(date(null))
                .effectiveTo(date(null))
                .effectiveFromProductAddon(date(null))
                .effectiveToProductAddon(date(null));
    }

    static ProductAddonInfo addon(AssignedAddon assigned) {
        return common(assigned.addon())
                .iproduct(assigned.iMainProduct())
                .subscriptionFees(assigned.subscriptionFee())
                .iaccount(assigned.iAccount())
                .iaccountProductAddOn(assigned.iAccountAddon())
                .effectiveFrom(date(assigned.subscriptionFrom()))
                .effectiveTo(date(assigned.subscriptionTo()))
                .effectiveFromProductAddon(date(assigned.from()))
                .effectiveToProductAddon(date(assigned.to()));
    }

    private static ProductAddonInfo common(Product addon) {
        return new ProductAddonInfo()
                .name(addon.name())
                .maintanenceFee(addon.maintenanceFee())
                .iproductGroup(addon.iProductGroup())
                .description(addon.description())
                .iSubscription(addon.iSubscription())
                .currency(addon.currency())
                .productGroupName(addon.groupName())
                .iaddonProduct(addon.iProduct())
                .productAddon(addon.name());
    }

    /** An account; its add-ons are those that work now. */
    static ProductAccount account(Account account, List<AssignedAddon> active, boolean withFeatures) {
        ProductAccount answer = new ProductAccount();
        keys(answer, account);
        money(answer, account);
        person(answer, account);
        services(answer, account.features(), withFeatures);
        extension(answer, account.extension());
        return answer.activeAddons(active.stream().map(ProductMapping::addon).toList())
                .activationDate(date(account.times().activation()))
                .lastUsage(date(account.times().lastUsage()))
                .firstUsageTime(date(account.times().firstUsage()))
                .issueDate(date(account.times().issue()))
                .inactivityExpireTime(0);
    }

    private static void keys(ProductAccount answer, Account account) {
        answer.accountId(account.id())
                .iaccount(account.keys().iAccount())
                .icustomer(account.keys().iCustomer())
                .imasterAccount(account.keys().iMasterAccount())
                .iproduct(account.keys().iProduct())
                .productName(account.productName())
                .mainProductName(account.productName())
                .ibatch(account.keys().iBatch())
                .batchNamePrefix(account.batchPrefix())
                .ienv(account.keys().iEnv())
                .icustomerSite(account.keys().iCustomerSite())
                .iroutingPlan(number(account.settings().iRoutingPlan()))
                .ivDPlan(number(account.settings().iVdPlan()))
                .serviceFlags(text(account.settings().serviceFlags()))
                .uiLogin(account.access().login())
                .uiPassword(account.access().webPassword())
                .voipPassword(account.access().voipPassword())
                .siPPassword(account.access().voipPassword())
                // the façade's own front end and devices: nothing in the contract sets them
                .customUrl("")
                .currentProfileImage("")
                .iUa(0)
                .iUaType(0)
                .type("")
                .custom(false)
                .templateID(0)
                .template("")
                .globalTemplate("")
                .isGlobalTemplate(false)
                .hgInfo(List.of())
                .iCGroup(0);
    }

    private static void money(ProductAccount answer, Account account) {
        answer.billingModel(account.money().billingModel().wireName())
                .ISO4217(account.money().currency())
                .balance(account.money().balance())
                .creditLimit(account.money().creditLimit())
                .availableBalance(account.money().available())
                .billStatus(account.billStatus())
                .blocked(account.blocked())
                .blockedfield(Shortcuts.yesNo(account.blocked()));
    }

    private static void person(ProductAccount answer, Account account) {
        Subscriber person = account.subscriber();
        answer.subscribername(person.fullName())
                .subscriberFName(person.get(FIRST_NAME))
                .subscriberLName(person.get(LAST_NAME))
                .name(person.fullName())
                .firstName(person.get(FIRST_NAME))
                .middleInitials(person.get(MIDDLE_INITIALS))
                .lastName(person.get(LAST_NAME))
                .salutation(person.get(SALUTATION))
                .company(person.get(COMPANY))
                .companyName(person.get(COMPANY))
                .address(person.get(ADDRESS1))
                .address1(person.get(ADDRESS1))
                .address2(person.get(ADDRESS2))
                .address3(person.get(ADDRESS3))
                .address4(person.get(ADDRESS4))
                .town(person.get(TOWN))
                .region(person.get(REGION))
                .city(person.get(CITY))
                .postcode(person.get(POSTCODE))
                .country(person.get(COUNTRY))
                .email(person.get(EMAIL))
                .phone1(person.get(PHONE1))
                .phone2(person.get(PHONE2))
                .phoneNo(person.get(PHONE1))
                .fax(person.get(FAX))
                .note(person.get(NOTE));
    }

    private static void services(ProductAccount answer, ServiceFeatures features, boolean withFeatures) {
        answer.umEnabled(features.flag("unified_messaging"))
                .followMeEnabled(features.flag("forward_mode"))
                .hideCLI(features.flag("clir").equals("P"))
                .defaultValidIdentity(features.attribute("cli", "display_number_check"))
                .voiceDialing(features.isOn("voice_dialing"))
                .translateIncomingCLI(
                        features.attribute("voice_dialing", "translate_cli_in").equals("Y"))
                .redirectNumber(features.attribute("associated_number", "redirect_number"))
                .destinationName(features.attribute("associated_number", "destination_name"))
                .serviceFeatures(withFeatures ? rows(features) : List.of());
    }

    private static void extension(ProductAccount answer, Account.Extension extension) {
        boolean named = !extension.number().isEmpty() && !extension.name().isEmpty();
        answer.iCExt(extension.iCExt())
                .extensionNumber(extension.number())
                .fullname(named ? extension.number() + " - " + extension.name() : extension.number());
    }

    /** One row for the flag and one for each value of an attribute, numbered from 1. */
    private static List<AccountServiceFeature> rows(ServiceFeatures features) {
        List<AccountServiceFeature> rows = new ArrayList<>();
        for (ServiceFeature feature : features.all()) {
            add(rows, feature.name(), FLAG, text(feature.flag()));
            feature.attributes()
                    .forEach((name, values) -> values.forEach(value -> add(rows, feature.name(), name, value)));
        }
        return rows;
    }

    private static void add(List<AccountServiceFeature> rows, String feature, String attribute, String value) {
        rows.add(new AccountServiceFeature()
                .serviceFeatureName(feature)
                .serviceAttributeName(attribute)
                .serviceAttributeId(rows.size() + 1)
                .serviceAttributeValue(value));
    }

    static PortaProductInfo reportRow(ReportRow row) {
        return new PortaProductInfo()
                .resellerID(row.iReseller())
                .reseller(row.reseller())
                .subresellerID(row.iSubreseller())
                .subreseller(row.subreseller())
                .customerID(row.iCustomer())
                .customer(row.customer())
                .activationDate(date(row.activation()))
                .productID(row.iProduct())
                .product(row.product())
                .id(row.accountId())
                .iservice(0)
                .accountSubscription(row.iAccountSubscription())
                .iSubscription(row.iSubscription())
                .productGroupName(row.productGroup())
                .subscriptionName(row.subscription())
                .effectiveFrom(date(row.from()))
                .effectiveTo(date(row.to()))
                .subscriptionFees(row.monthlyFee())
                .currency(row.currency())
                .iaccount(row.iAccount())
                .price(row.maintenanceFee())
                .terminationDate(date(row.closed()))
                .fee(row.activationFee())
                .chargeType(row.chargeType())
                .lineIdentity(row.accountId())
                .billStart(date(row.from()))
                .billEnd(date(row.to()))
                .licenceName(row.product())
                .subscriberName(row.subscriberName());
    }
}
