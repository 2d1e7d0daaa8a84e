package org.portaplus.server.accounts;

import static org.portaplus.server.accounts.AccountRules.isSet;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.customers.Passwords;
import org.portaplus.server.customers.Subscribers;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/** Changes one account: all rules first, then all changes, closing last. Source rule: domain §12.3. */
final class AccountUpdate {
    private final AccountLookup lookup;
    private final Secrets secrets;
    private final Clock clock;

    AccountUpdate(Customers customers, Secrets secrets, Clock clock) {
        this.lookup = new AccountLookup(customers);
        this.secrets = secrets;
        this.clock = clock;
    }

    int update(Tx tx, License license, AccountChange change) {
        AccountLookup.Found found = lookup.open(tx, license, change.which());
        AccountRecord account = found.account();
        if ("C".equals(change.terms().billStatus())) {
            requireOwnName(found.account(), change.which());
        }
        ChangeRules.check(tx, account, found.owner(), change);
        Instant now = clock.instant();
        product(tx, new SellingRules(tx, license, found.owner()), account, change.terms(), now);
        identity(tx, account, change);
        access(account, change.access());
        terms(tx, account, change.terms());
        features(account, change);
        Subscribers.update(tx, account.getIEnv(), account.getISubscriber(), change.subscriber());
        if ("C".equals(change.terms().billStatus())) {
            AccountClosing.close(tx, account, now);
        }
        account.update();
        return account.getIAccount();
    }

    /** Closing is final, so nobody closes a real account by the number of its alias. */
    private static void requireOwnName(AccountRecord account, AccountChange.Which which) {
        boolean byAlias = which.iAccount() == 0 && !which.id().equals(account.getId());
        if (byAlias || (which.iAccount() != 0 && which.iAccount() != account.getIAccount())) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Server.Account.alias",
                    which.iAccount() == 0 ? "Id" : "IAccount",
                    "This is an alias; an account is closed by its own id or number");
        }
    }

    private static void product(
            Tx tx, SellingRules selling, AccountRecord account, AccountChange.Terms terms, Instant now) {
        AccountCharges charges = new AccountCharges(tx, account.getIEnv(), account.getIAccount(), now);
        int before = account.getIProduct();
        int iProduct = terms.iProduct() == 0 ? before : terms.iProduct();
        Product product = iProduct == before ? null : suitable(selling, account, charges, terms);
        List<SellingRules.Addon> addons =
                terms.addons() == null ? null : selling.addons(terms.addons(), iProduct, "assigned_addons");
        // First all that ends: what starts may bring a subscription that ran through it.
        if (addons != null) {
            charges.endAddonsBut(addons);
        }
        if (product != null) {
            charges.replaceProduct(before, product, "IProduct");
            account.setIProduct(iProduct);
            tx.sql()
                    .update(ACCOUNT) // aliases follow their master
                    .set(ACCOUNT.I_PRODUCT, iProduct)
                    .where(ACCOUNT.I_ENV.eq(account.getIEnv()), ACCOUNT.I_MASTER_ACCOUNT.eq(account.getIAccount()))
                    .execute();
        }
        if (addons != null) {
            charges.startAddons(addons);
        }
    }

    /** The new main product, which must suit the account and the add-ons that it keeps. */
    private static Product suitable(
            SellingRules selling, AccountRecord account, AccountCharges charges, AccountChange.Terms terms) {
        Product product = selling.main(terms.iProduct(), "IProduct");
        if (product.role() != account.getIAccountRole()) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Server.Account.role_mismatch",
                    "IProduct",
                    "This product is for accounts of another role");
        }
        if (terms.addons() == null) {
            selling.keep(charges.addons(), terms.iProduct(), "IProduct");
        }
        return product;
    }

    private void identity(Tx tx, AccountRecord account, AccountChange change) {
        Names after = Names.after(account, change);
        if (!after.id().equals(account.getId())) {
            AccountIds.requireFree(tx, account.getIEnv(), after.id(), "Id");
            IdForms.objection(after.id(), account.getIAccountRole()).ifPresent(message -> {
                throw Fault.of(FaultKind.INVALID, "RegularExpression", "Id", message);
            });
            if (!isSet(change.access().voipPassword())) {
                requireSecret(account.getVoipPassword(), voip(account), after.id(), "Id");
            }
            account.setId(after.id());
        }
        if (!after.login().equals(account.getLogin())) {
            String field = isSet(change.access().login()) ? "Login" : "Id";
            AccountIds.requireFreeLogin(tx, account.getIEnv(), after.login(), field);
            if (!isSet(change.access().webPassword())) {
                requireSecret(account.getWebPassword(), web(account), after.login(), field);
            }
            account.setLogin(after.login());
        }
    }

    private void access(AccountRecord account, AccountChange.Access access) {
        if (isSet(access.webPassword())) {
            account.setWebPassword(secrets.seal(access.webPassword(), web(account)));
        }
        if (isSet(access.voipPassword())) {
            account.setVoipPassword(secrets.seal(access.voipPassword(), voip(account)));
        }
        if (access.blocked() != null) {
            account.setBlocked(access.blocked());
        }
    }

    /** The password that stays must not contain the name that comes; DOM-008. */
    private void requireSecret(String sealed, String place, String name, String field) {
        if (sealed != null) {
            Passwords.objection(secrets.open(sealed, place), name).ifPresent(message -> {
                throw Fault.of(FaultKind.INVALID, "Client.Account.weak_password", field, message);
            });
        }
    }

    private static String web(AccountRecord account) {
        return AccountPlaces.web(account.getIEnv(), account.getIAccount());
    }

    private static String voip(AccountRecord account) {
        return AccountPlaces.voip(account.getIEnv(), account.getIAccount());
    }

    private static void terms(Tx tx, AccountRecord account, AccountChange.Terms terms) {
        if (isSet(terms.billStatus())) {
            account.setBillStatus(terms.billStatus());
        }
        if (terms.creditLimit() != null && terms.creditLimit().signum() > 0) {
            account.setCreditLimit(terms.creditLimit());
        }
        if (isSet(terms.batchNamePrefix())) {
            account.setIBatch(
                    AccountGroups.batch(tx, account.getIEnv(), account.getICustomer(), terms.batchNamePrefix()));
        }
        if (terms.iCustomerSite() != 0) {
            account.setICustomerSite(terms.iCustomerSite());
        }
        if (isSet(terms.activationDate())) {
            account.setActivationAt(WireDates.parse(terms.activationDate()).orElseThrow());
        }
        AccountSettings settings = Json.read(account.getSettings(), AccountSettings.class);
        account.setSettings(Json.write(settings.with(
                terms.iRoutingPlan() == 0 ? null : Integer.valueOf(terms.iRoutingPlan()),
                terms.iVdPlan() == 0 ? null : Integer.valueOf(terms.iVdPlan()),
                terms.iMoh() == 0 ? null : Integer.valueOf(terms.iMoh()),
                isSet(terms.teamsDomain()) ? terms.teamsDomain() : null)));
    }

    private static void features(AccountRecord account, AccountChange change) {
        List<ServiceFeature> changes = new ArrayList<>();
        if (change.terms().iRoutingPlan() != 0) {
            changes.add(Shortcuts.routingPlan(change.terms().iRoutingPlan()));
        }
        if (change.terms().iMoh() != 0) {
            changes.add(Shortcuts.musicOnHold(change.terms().iMoh()));
        }
        changes.addAll(change.shortcuts());
        changes.addAll(change.features());
        ServiceFeatures before = ServiceFeatures.fromJson(account.getFeatures());
        account.setFeatures((change.completeFeatures() ? ServiceFeatures.NONE : before)
                .with(changes)
                .toJson());
    }
}
