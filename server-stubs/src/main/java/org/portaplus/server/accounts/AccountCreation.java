package org.portaplus.server.accounts;

import static org.portaplus.server.accounts.AccountRules.isSet;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.portaplus.server.customers.Address;
import org.portaplus.server.customers.Contact;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.customers.Passwords;
import org.portaplus.server.customers.PersonName;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.customers.Subscribers;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.FeatureReferences;
import org.portaplus.server.products.PlanKind;
import org.portaplus.server.products.Plans;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/** Makes accounts: everything is checked first, then all are made. Source rule: domain §12.2, order and atomicity. */
final class AccountCreation {
    private static final NewAccounts.Row SINGLE = new NewAccounts.Row(0, "", 0, "", "", "", "", "", "", "");

    private final Customers customers;
    private final Secrets secrets;
    private final Clock clock;

    AccountCreation(Customers customers, Secrets secrets, Clock clock) {
        this.customers = customers;
        this.secrets = secrets;
        this.clock = clock;
    }

    List<CreatedAccount> create(Tx tx, License license, NewAccounts request) {
        Customer owner = owner(tx, license, request.owner());
        AccountRules.check(request);
        Product product =
                new SellingRules(tx, license, owner).main(request.defaults().iProduct(), "DefaultValues.ProductId");
        references(tx, license, owner, request);
        List<String> ids = ids(tx, license.iEnv(), product.role(), request);

        int iEnv = license.iEnv();
        int iBatch = AccountGroups.batch(
                tx, iEnv, owner.iCustomer(), request.defaults().batchNamePrefix());
        Integer iSite = AccountGroups.site(tx, iEnv, owner.iCustomer(), request.siteType());
        AccountSettings settings = settings(owner, request.defaults());
        ServiceFeatures features = features(request);
        int first = Counter.ACCOUNT.next(tx, iEnv, ids.size());
        List<CreatedAccount> created = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            NewAccounts.Row row =
                    request.rows().isEmpty() ? SINGLE : request.rows().get(i);
            AccountRecord account = tx.sql().newRecord(ACCOUNT);
            account.setIEnv(iEnv);
            account.setIAccount(first + i);
            account.setId(ids.get(i));
            account.setICustomer(owner.iCustomer());
            account.setIProduct(product.iProduct());
            account.setIAccountRole(product.role());
            account.setIBatch(iBatch);
            account.setICustomerSite(iSite);
            account.setBillingModel(billingModel(request.defaults()).number());
            account.setCurrency(owner.currency());
            account.setFeatures(features.toJson());
            account.setSettings(Json.write(settings.withLabel(row.label())));
            account.setCreditLimit(request.defaults().creditLimit());
            created.add(insert(tx, account, row, request.defaults(), product, "AccountsToCreate[" + i + "]."));
        }
        return created;
    }

    private CreatedAccount insert(
            Tx tx,
            AccountRecord account,
            NewAccounts.Row row,
            NewAccounts.Defaults defaults,
            Product product,
            String at) {
        Instant now = clock.instant();
        int iEnv = account.getIEnv();
        int iAccount = account.getIAccount();
        String webPassword = Passwords.generate(account.getId());
        String voipPassword = isSet(row.password()) ? row.password() : Passwords.generate(account.getId());
        boolean extension = isSet(row.extension());
        account.setISubscriber(Subscribers.insert(tx, iEnv, subscriber(row, defaults, !extension)));
        account.setLogin(account.getId());
        account.setWebPassword(secrets.seal(webPassword, AccountPlaces.web(iEnv, iAccount)));
        account.setVoipPassword(secrets.seal(voipPassword, AccountPlaces.voip(iEnv, iAccount)));
        account.setBillStatus("O");
        account.setBlocked(false);
        account.setOpeningBalance(BigDecimal.ZERO);
        account.setBalance(BigDecimal.ZERO);
        account.setActivationAt(
                isSet(row.activationDate())
                        ? WireDates.parse(row.activationDate()).orElse(now)
                        : now);
        account.setIssueAt(now);
        account.insert();
        if (extension) {
            String name = isSet(row.label()) ? row.label() : fullName(row);
            Extensions.assign(tx, iEnv, account.getICustomer(), row.extension(), name, iAccount);
        }
        AccountCharges charges = new AccountCharges(tx, iEnv, iAccount, now);
        charges.start(product.iSubscription(), product.iProduct(), "DefaultValues.ProductId");
        charges.start(row.iSubscription(), null, at + "ISubscription");
        return new CreatedAccount(
                iAccount,
                account.getId(),
                account.getLogin(),
                webPassword,
                voipPassword,
                row.index(),
                text(row.extension()),
                row.iSubscription(),
                text(row.firstName()),
                text(row.lastName()),
                text(row.email()),
                text(row.label()));
    }

    private Customer owner(Tx tx, License license, NewAccounts.Owner owner) {
        owner.require();
        boolean byKey = owner.iCustomer() != 0;
        Customer customer = (byKey
                        ? customers.find(tx, license, owner.iCustomer())
                        : customers.findByLogin(tx, license, owner.login(), owner.password()))
                .orElseThrow(() -> Fault.of(
                        FaultKind.NOT_FOUND,
                        "Server.Customer.not_found",
                        byKey ? "ICustomer" : "CustomerLogin",
                        byKey
                                ? "There is no customer of this number"
                                : "There is no customer of this login and password"));
        if (customer.isClosed()) {
            throw Fault.of(
                    FaultKind.CONFLICT,
                    "Server.Customer.closed",
                    byKey ? "ICustomer" : "CustomerLogin",
                    "This customer is closed");
        }
        return customer;
    }

    private static void references(Tx tx, License license, Customer owner, NewAccounts request) {
        NewAccounts.Defaults defaults = request.defaults();
        Checks checks = new Checks();
        checks.require(
                defaults.iParent() == 0 || defaults.iParent() == owner.iParent(),
                "Equal",
                "DefaultValues.IParent",
                "The reseller is not the one of the customer");
        Plans.check(
                tx,
                license.iEnv(),
                PlanKind.TARIFF,
                defaults.iTariff(),
                owner.currency(),
                "DefaultValues.ITariff",
                checks);
        Plans.check(
                tx,
                license.iEnv(),
                PlanKind.ROUTING_PLAN,
                defaults.iRoutingPlan(),
                null,
                "DefaultValues.IRoutingPlan",
                checks);
        Plans.check(
                tx, license.iEnv(), PlanKind.TIME_ZONE, defaults.iTimeZone(), null, "DefaultValues.ITimeZone", checks);
        FeatureReferences.check(tx, license.iEnv(), defaults.features(), "DefaultValues.ServiceFeatures", checks);
        checks.done();
        SellingRules selling = new SellingRules(tx, license, owner);
        for (int i = 0; i < request.rows().size(); i++) {
            NewAccounts.Row row = request.rows().get(i);
            String at = "AccountsToCreate[" + i + "].";
            if (row.iSubscription() != 0) {
                selling.subscription(row.iSubscription(), at + "ISubscription");
            }
            if (isSet(row.extension())) {
                Extensions.requireFree(tx, license.iEnv(), owner.iCustomer(), row.extension(), at + "Extension");
            }
        }
    }

    private static List<String> ids(Tx tx, int iEnv, int role, NewAccounts request) {
        Set<String> ids = new LinkedHashSet<>();
        Set<String> explicit = new LinkedHashSet<>();
        request.rows().forEach(row -> explicit.add(row.id()));
        int count = Math.max(1, request.rows().size());
        for (int i = 0; i < count; i++) {
            boolean inRow =
                    i < request.rows().size() && isSet(request.rows().get(i).id());
            String field = inRow ? "AccountsToCreate[" + i + "].AcntId" : "AccountId";
            String id = inRow ? request.rows().get(i).id() : request.accountId();
            if (isSet(id)) {
                AccountIds.requireFree(tx, iEnv, id, field);
                AccountIds.requireFreeLogin(tx, iEnv, id, field);
            } else {
                explicit.addAll(ids);
                id = AccountIds.generate(tx, iEnv, request.prefix(), request.randomDigits(), explicit);
                field = "AccountPrefix";
            }
            String at = field;
            IdForms.objection(id, role).ifPresent(message -> {
                throw Fault.of(FaultKind.INVALID, "RegularExpression", at, message);
            });
            ids.add(id);
        }
        return List.copyOf(ids);
    }

    private static ServiceFeatures features(NewAccounts request) {
        return ServiceFeatures.NONE.with(Shortcuts.ofNewAccount(request.defaults(), request.sipContact()));
    }

    private static AccountSettings settings(Customer owner, NewAccounts.Defaults defaults) {
        Integer zone = defaults.iTimeZone() != 0
                ? Integer.valueOf(defaults.iTimeZone())
                : owner.settings().billing().iTimeZone();
        String format = isSet(defaults.outDateTimeFormat())
                ? defaults.outDateTimeFormat()
                : owner.settings().formats().outDateTime();
        return new AccountSettings(
                defaults.iTariff(),
                defaults.lifeTime(),
                zone,
                defaults.iRoutingPlan(),
                null,
                null,
                defaults.ecommerce(),
                format,
                text(defaults.serviceFlags()),
                null,
                null);
    }

    private static Subscriber subscriber(NewAccounts.Row row, NewAccounts.Defaults defaults, boolean labelIsNote) {
        return new Subscriber(
                new PersonName(row.firstName(), null, row.lastName(), null, null),
                Address.UNSET,
                new Contact(row.email(), defaults.bcc(), null, null, null, null, null),
                labelIsNote ? row.label() : null);
    }

    private static BillingModel billingModel(NewAccounts.Defaults defaults) {
        return isSet(defaults.billingModel())
                ? BillingModel.parse(defaults.billingModel()).orElseThrow()
                : BillingModel.CREDIT;
    }

    private static String fullName(NewAccounts.Row row) {
        return new PersonName(row.firstName(), null, row.lastName(), null, null).full();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
