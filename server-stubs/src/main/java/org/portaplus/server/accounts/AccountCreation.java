package org.portaplus.server.accounts;

import static org.portaplus.server.faults.FieldFault.item;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.key;
import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portaplus.server.accounts.rows.ExtensionRows;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.FeatureReferences;
import org.portaplus.server.products.PlanKind;
import org.portaplus.server.products.Plans;
import org.portaplus.server.products.Product;
import org.portaplus.server.store.Tx;

/**
 * Checks accounts that shall be made; what holds is planned, to be made together. Safe for use by many threads.
 * Source: DOM-026.
 */
final class AccountCreation {
    private static final NewAccounts.Row SINGLE =
            NewAccountsRowBuilder.builder().label("").build();

    private final Customers customers;
    private final AccountParts parts;
    private final AccountIds ids;
    private final Extensions extensions;
    private final Plans plans = new Plans();
    private final FeatureReferences features = new FeatureReferences();

    AccountCreation(Customers customers, AccountParts parts) {
        this.customers = customers;
        this.parts = parts;
        this.ids = new AccountIds(parts.accounts());
        this.extensions = new Extensions(parts.extensions());
    }

    /** Plans accounts of the customer that the request names. */
    PlannedAccounts plan(Tx tx, License license, NewAccounts request) {
        Customer owner = owner(tx, license, request.owner());
        tx.expect(later -> customers
                .find(later, license, owner.iCustomer())
                .filter(owner::equals)
                .isPresent());
        return plan(tx, license, owner, request);
    }

    /** Plans accounts of a customer. */
    PlannedAccounts plan(Tx tx, License license, Customer owner, NewAccounts request) {
        AccountRules.check(request);
        SellingRules selling = new SellingRules(parts.products(), tx, license, owner);
        Product product = selling.main(request.defaults().iProduct(), "DefaultValues.ProductId");
        references(tx, license, owner, request);
        List<Optional<Extensions.Free>> free = rowReferences(tx, license, selling, owner, request);
        tx.expect(later -> stillHolds(later, license, owner, request, product));
        List<String> names = ids(tx, license.iEnv(), product.role(), request);
        List<PlannedAccount> accounts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            NewAccounts.Row row =
                    request.rows().isEmpty() ? SINGLE : request.rows().get(i);
            if (row.iSubscription() != 0 && row.iSubscription() == product.iSubscription()) {
                throw AccountCharges.duplicate(row.iSubscription(), "ISubscription")
                        .under(item(AccountRules.ROWS, i));
            }
            accounts.add(
                    PlannedAccount.of(names.get(i), row, request.rows().isEmpty() ? Optional.empty() : free.get(i)));
        }
        return new PlannedAccounts(
                parts,
                new AccountWriting.Common(license.iEnv(), owner, product, request, settings(owner, request.defaults())),
                accounts);
    }

    /** What is not held by a key: the product is as it was, and what the request names is still there and fits. */
    private boolean stillHolds(Tx tx, License license, Customer owner, NewAccounts request, Product product) {
        SellingRules selling = new SellingRules(parts.products(), tx, license, owner);
        references(tx, license, owner, request);
        request.rows().stream()
                .map(NewAccounts.Row::iSubscription)
                .filter(sold -> sold != 0)
                .distinct()
                .forEach(sold -> selling.requireSubscription(sold, "ISubscription"));
        return selling.main(product.iProduct(), "DefaultValues.ProductId").equals(product);
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

    private void references(Tx tx, License license, Customer owner, NewAccounts request) {
        NewAccounts.Defaults defaults = request.defaults();
        Checks checks = new Checks();
        checks.require(
                defaults.iParent() == 0 || defaults.iParent() == owner.iParent(),
                "Equal",
                "DefaultValues.IParent",
                "The reseller is not the one of the customer");
        plans.of(tx, license.iEnv(), checks)
                .in(owner.currency(), PlanKind.TARIFF, defaults.iTariff(), "DefaultValues.ITariff")
                .any(PlanKind.ROUTING_PLAN, defaults.iRoutingPlan(), "DefaultValues.IRoutingPlan")
                .any(PlanKind.TIME_ZONE, defaults.iTimeZone(), "DefaultValues.ITimeZone");
        features.check(tx, license.iEnv(), defaults.features(), "DefaultValues.ServiceFeatures", checks);
        checks.done();
    }

    /** Subscriptions and extensions that the rows name; the extensions, which are free, by row. */
    private List<Optional<Extensions.Free>> rowReferences(
            Tx tx, License license, SellingRules selling, Customer owner, NewAccounts request) {
        Map<String, ExtensionRows.Extension> known = extensions.known(
                tx,
                license.iEnv(),
                owner.iCustomer(),
                request.rows().stream()
                        .map(row -> text(row.extension()))
                        .filter(number -> !number.isEmpty())
                        .toList());
        Set<Integer> sold = new HashSet<>();
        List<Optional<Extensions.Free>> free = new ArrayList<>();
        for (int i = 0; i < request.rows().size(); i++) {
            NewAccounts.Row row = request.rows().get(i);
            free.add(Fault.under(item(AccountRules.ROWS, i), () -> {
                if (row.iSubscription() != 0 && !sold.contains(row.iSubscription())) {
                    selling.requireSubscription(row.iSubscription(), "ISubscription");
                    sold.add(row.iSubscription());
                }
                return isSet(row.extension())
                        ? Optional.of(Extensions.requireFree(known, row.extension(), "Extension"))
                        : Optional.empty();
            }));
        }
        return free;
    }

    /** The ids that are named, and made ones where none is. */
    private List<String> ids(Tx tx, int iEnv, int role, NewAccounts request) {
        List<String> named = request.rows().isEmpty()
                ? List.of("")
                : request.rows().stream().map(row -> text(row.id())).toList();
        Set<String> taken =
                ids.taken(tx, iEnv, named.stream().filter(own -> !own.isEmpty()).toList());
        Set<String> names = new LinkedHashSet<>();
        int missing = 0;
        for (int i = 0; i < named.size(); i++) {
            String own = named.get(i);
            if (!own.isEmpty()) {
                names.add(Fault.under(
                        item(AccountRules.ROWS, i), () -> free(tx, iEnv, role, own, "AcntId", taken.contains(own))));
            } else if (isSet(request.accountId())) {
                names.add(free(tx, iEnv, role, request.accountId(), "AccountId", true));
            } else {
                missing++;
            }
        }
        return missing == 0 ? List.copyOf(names) : withMade(tx, iEnv, role, request, named, missing);
    }

    /** The ids that are named, and made ones in place of the empty ones. */
    private List<String> withMade(Tx tx, int iEnv, int role, NewAccounts request, List<String> named, int missing) {
        Iterator<String> made = ids.generate(
                        tx,
                        iEnv,
                        new AccountIds.Made(request.prefix(), request.randomDigits()),
                        missing,
                        new HashSet<>(named))
                .iterator();
        List<String> all = new ArrayList<>();
        for (String own : named) {
            all.add(own.isEmpty() ? made.next() : own);
            IdForms.require(all.get(all.size() - 1), role, own.isEmpty() ? "AccountPrefix" : "AcntId");
        }
        return all;
    }

    /** @param perhapsTaken whether it is to be looked at once more, so that the refusal says by what it is taken */
    private String free(Tx tx, int iEnv, int role, String id, String field, boolean perhapsTaken) {
        if (perhapsTaken) {
            ids.requireFree(tx, iEnv, id, field);
            ids.requireFreeLogin(tx, iEnv, id, field);
        }
        IdForms.require(id, role, field);
        return id;
    }

    private static AccountSettings settings(Customer owner, NewAccounts.Defaults defaults) {
        Integer zone = key(defaults.iTimeZone());
        return AccountSettingsBuilder.builder()
                .iTariff(defaults.iTariff())
                .lifeTime(defaults.lifeTime())
                .iTimeZone(zone == null ? owner.settings().billing().iTimeZone() : zone)
                .iRoutingPlan(defaults.iRoutingPlan())
                .ecommerce(defaults.ecommerce())
                .outDateTimeFormat(orElse(
                        defaults.outDateTimeFormat(), owner.settings().formats().outDateTime()))
                .serviceFlags(text(defaults.serviceFlags()))
                .build();
    }
}
