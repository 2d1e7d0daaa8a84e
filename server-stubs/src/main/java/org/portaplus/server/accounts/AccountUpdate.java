package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.rows.AccountPlaces;
import org.portaplus.server.accounts.rows.ChargeRows;
import org.portaplus.server.accounts.rows.GroupRows;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.customers.Passwords;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Tx;

/**
 * Changes one account: all rules first, then all changes, closing last. Safe for use by many threads.
 * Source: docs/domain.md#updateaccount.
 */
final class AccountUpdate {
    private final AccountParts parts;
    private final AccountLookup lookup;
    private final AccountIds ids;
    private final AccountCharges charges;
    private final AccountClosing closing;
    private final ChangeRules rules;

    AccountUpdate(Customers customers, AccountParts parts) {
        this.parts = parts;
        this.lookup = new AccountLookup(parts.accounts(), customers);
        this.ids = new AccountIds(parts.accounts());
        this.charges = new AccountCharges(parts.charges());
        this.closing = new AccountClosing(parts.accounts(), parts.extensions(), charges);
        this.rules = new ChangeRules(parts.groups());
    }

    int update(Tx tx, License license, AccountChange change) {
        AccountLookup.Found found = lookup.open(tx, license, change.which());
        AccountState account = found.account();
        boolean closes = "C".equals(change.terms().billStatus());
        if (closes) {
            requireOwnName(account, change.which());
        }
        rules.check(tx, account, found.owner(), change);
        Instant now = parts.clock().instant();
        SellingRules selling = new SellingRules(parts.products(), tx, license, found.owner());
        AccountState after = product(tx, selling, account, change.terms(), now);
        after = after.with(names(tx, after, change));
        after = AccountStateBuilder.builder(after)
                .keys(keys(tx, after.keys(), change.terms()))
                .passwords(passwords(after, change.access()))
                .standing(standing(after.standing(), change))
                .features(features(after.features(), change))
                .settings(after.settings().with(change.terms()))
                .times(times(after.times(), change.terms()))
                .build();
        parts.subscribers().update(tx, after.iEnv(), after.keys().iSubscriber(), change.subscriber());
        parts.accounts().update(tx, closes ? closing.close(tx, after, now) : after);
        return after.iAccount();
    }

    /** Closing is final, so nobody closes a real account by the number of its alias. */
    private static void requireOwnName(AccountState account, AccountChange.Which which) {
        boolean byKey = which.iAccount() != 0;
        boolean own = byKey
                ? which.iAccount() == account.iAccount()
                : which.id().equals(account.names().id());
        if (!own) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Server.Account.alias",
                    byKey ? "IAccount" : "Id",
                    "This is an alias; an account is closed by its own id or number");
        }
    }

    private AccountState product(
            Tx tx, SellingRules selling, AccountState account, AccountChange.Terms terms, Instant now) {
        var charged = new ChargeRows.Charged(account.iEnv(), account.iAccount(), now);
        int before = account.keys().iProduct();
        int iProduct = terms.iProduct() == 0 ? before : terms.iProduct();
        Product product = iProduct == before ? null : suitable(tx, selling, account, charged, terms);
        List<SellingRules.Addon> addons =
                terms.addons() == null ? null : selling.addons(terms.addons(), iProduct, "assigned_addons");
        // First all that ends: what starts may bring a subscription that ran through it.
        Set<Integer> kept = addons == null ? Set.of() : charges.endAddonsBut(tx, charged, addons);
        if (product != null) {
            charges.replaceProduct(tx, charged, before, product, "IProduct");
            parts.accounts().moveAliases(tx, account.iEnv(), account.iAccount(), iProduct);
        }
        if (addons != null) {
            charges.startAddons(tx, charged, addons, kept);
        }
        return account.with(
                AccountKeysBuilder.builder(account.keys()).iProduct(iProduct).build());
    }

    /** The new main product, which must suit the account and the add-ons that it keeps. */
    private Product suitable(
            Tx tx, SellingRules selling, AccountState account, ChargeRows.Charged charged, AccountChange.Terms terms) {
        Product product = selling.main(terms.iProduct(), "IProduct");
        if (product.role() != account.kind().role()) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Server.Account.role_mismatch",
                    "IProduct",
                    "This product is for accounts of another role");
        }
        if (terms.addons() == null) {
            selling.keep(charges.addons(tx, charged), terms.iProduct(), "IProduct");
        }
        return product;
    }

    private AccountNames names(Tx tx, AccountState account, AccountChange change) {
        AccountNames before = account.names();
        AccountNames after = before.after(change);
        if (!after.id().equals(before.id())) {
            ids.requireFree(tx, account.iEnv(), after.id(), "Id");
            IdForms.require(after.id(), account.kind().role(), "Id");
            if (!isSet(change.access().voipPassword())) {
                requireSecret(account.passwords().voip(), voip(account), after.id(), "Id");
            }
        }
        if (!after.login().equals(before.login())) {
            String field = isSet(change.access().login()) ? "Login" : "Id";
            ids.requireFreeLogin(tx, account.iEnv(), after.login(), field);
            if (!isSet(change.access().webPassword())) {
                requireSecret(account.passwords().web(), web(account), after.login(), field);
            }
        }
        return after;
    }

    /** The password that stays must not contain the name that comes; DOM-008. */
    private void requireSecret(@Nullable String encrypted, String place, String name, String field) {
        if (encrypted != null) {
            Passwords.objection(parts.secrets().decrypt(encrypted, place), name).ifPresent(message -> {
                throw Fault.of(FaultKind.INVALID, "Client.Account.weak_password", field, message);
            });
        }
    }

    private AccountState.Passwords passwords(AccountState account, AccountChange.Access access) {
        AccountState.Passwords before = account.passwords();
        return new AccountState.Passwords(
                isSet(access.webPassword())
                        ? parts.secrets().encrypt(access.webPassword(), web(account))
                        : before.web(),
                isSet(access.voipPassword())
                        ? parts.secrets().encrypt(access.voipPassword(), voip(account))
                        : before.voip());
    }

    private static String web(AccountState account) {
        return AccountPlaces.web(account.iEnv(), account.iAccount());
    }

    private static String voip(AccountState account) {
        return AccountPlaces.voip(account.iEnv(), account.iAccount());
    }

    private Account.Keys keys(Tx tx, Account.Keys before, AccountChange.Terms terms) {
        AccountKeysBuilder after = AccountKeysBuilder.builder(before);
        if (isSet(terms.batchNamePrefix())) {
            GroupRows.Group batch =
                    parts.groups().batch(tx, before.iEnv(), before.iCustomer(), terms.batchNamePrefix());
            batch.insertIfNew(tx);
            after.iBatch(batch.number());
        }
        if (terms.iCustomerSite() != 0) {
            after.iCustomerSite(terms.iCustomerSite());
        }
        return after.build();
    }

    private static AccountState.Standing standing(AccountState.Standing before, AccountChange change) {
        AccountChange.Terms terms = change.terms();
        Boolean blocked = change.access().blocked();
        BigDecimal limit = terms.creditLimit();
        return new AccountState.Standing(
                isSet(terms.billStatus()) ? terms.billStatus() : before.billStatus(),
                blocked == null ? before.blocked() : blocked,
                limit != null && limit.signum() > 0 ? limit : before.creditLimit());
    }

    private static AccountState.Times times(AccountState.Times before, AccountChange.Terms terms) {
        return isSet(terms.activationDate())
                ? new AccountState.Times(
                        before.issue(),
                        WireDates.parse(terms.activationDate()).orElseThrow(),
                        before.firstUsage(),
                        before.closed())
                : before;
    }

    private static ServiceFeatures features(ServiceFeatures before, AccountChange change) {
        List<ServiceFeature> changes = new ArrayList<>();
        if (change.terms().iRoutingPlan() != 0) {
            changes.add(Shortcuts.routingPlan(change.terms().iRoutingPlan()));
        }
        if (change.terms().iMoh() != 0) {
            changes.add(Shortcuts.musicOnHold(change.terms().iMoh()));
        }
        changes.addAll(change.shortcuts());
        changes.addAll(change.features());
        return (change.completeFeatures() ? ServiceFeatures.NONE : before).with(changes);
    }
}
