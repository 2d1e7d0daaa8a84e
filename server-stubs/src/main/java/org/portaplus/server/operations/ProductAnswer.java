package org.portaplus.server.operations;

import static org.portaplus.server.values.Unset.flag;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portaplus.server.accounts.Account;
import org.portaplus.server.accounts.AccountFilter;
import org.portaplus.server.accounts.AccountPage;
import org.portaplus.server.accounts.AssignedAddon;
import org.portaplus.server.accounts.ReportRow;
import org.portaplus.server.accounts.rows.AccountQueries;
import org.portaplus.server.accounts.rows.AddonQueries;
import org.portaplus.server.accounts.rows.ProductReport;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.ProductAccount;
import org.portaplus.server.model.ProductResponse;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.rows.ProductRows;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.Tx;

/** Fills the groups of one Product response; groups that nobody asked for stay null. For one request. */
final class ProductAnswer {
    /** Accounts that are read at once, well below what a statement may bind. */
    private static final int CHUNK = 500;

    private final Store store;
    private final Tx db;
    private final License license;
    private final AccountQueries accounts;
    private final AddonQueries addons = new AddonQueries();
    private final ProductRows products = new ProductRows();
    private final ProductReport reports = new ProductReport();
    private final Instant now;
    private final ProductResponse response;

    ProductAnswer(Store store, Tx db, License license, AccountQueries accounts, Instant now, ProductResponse response) {
        this.store = store;
        this.db = db;
        this.license = license;
        this.accounts = accounts;
        this.now = now;
        this.response = response;
        if (response.getNumberOfAccounts() == null) {
            response.setNumberOfAccounts(0);
        }
    }

    void products(ProductMembers asked) {
        products(products.main(
                db, license, asked.currency(), flag(asked.request().getShowAllResellerProducts())));
    }

    void productsOfReseller(ProductMembers asked) {
        products(products.managedBy(
                db, license, asked.currency(), number(asked.request().getResellerID())));
    }

    void productSearch(ProductMembers asked) {
        products(search(asked, false));
    }

    void addonSearch(ProductMembers asked) {
        List<Product> found = search(asked, true);
        if (flag(asked.request().getGetProductAddon())) {
            addons(found);
        } else {
            products(found);
        }
    }

    void addons(ProductMembers asked) {
        addons(products.addonsFor(
                db,
                license,
                number(asked.request().getIproduct()),
                asked.request().getSearchString(),
                flag(asked.request().getGetAllProductAddons())));
    }

    void purchasedAddons(ProductMembers asked) {
        int iAccount = number(asked.request().getIaccount());
        List<AssignedAddon> assigned =
                addons.of(db, license, List.of(iAccount), now).getOrDefault(iAccount, List.of());
        response.productAddonsInfo(assigned.stream().map(ProductMapping::addon).toList());
    }

    void reportOfPeriod(ProductMembers asked) {
        report(reports.ofPeriod(
                db, license, asked.from(), asked.until(), flag(asked.request().getFilterByActivationDate())));
    }

    void reportOfTenant(ProductMembers asked) {
        report(reports.ofTenant(db, license, number(asked.request().getTenantID())));
    }

    void accountById(ProductMembers asked) {
        account(accounts.byId(db, license, text(asked.request().getAccountID())), "AccountID");
    }

    void accountByKey(ProductMembers asked) {
        account(accounts.byKey(db, license, number(asked.request().getIaccount())), "IAccount");
    }

    void productsOfCustomer(ProductMembers asked) {
        products(products.inUseBy(db, license, number(asked.request().getIcustomer())));
    }

    void accountsOfProduct(ProductMembers asked) {
        int iProduct = number(asked.request().getIproduct());
        all(iProduct == 0 ? List.of() : accounts.keys(db, license, AccountFilter.of(0, iProduct)), false);
    }

    void accounts(ProductMembers asked) {
        AccountFilter filter = asked.accounts();
        boolean withFeatures = flag(asked.request().getGetAccountServiceFeatures());
        if (asked.isPaged()) {
            AccountPage page = accounts.page(db, license, filter, asked.offset(), asked.rows());
            response.accounts(mapped(db, page.accounts(), withFeatures)).numberOfAccounts(page.total());
        } else {
            all(accounts.keys(db, license, filter), withFeatures);
        }
    }

    private List<Product> search(ProductMembers asked, boolean addons) {
        return products.search(
                db,
                license,
                asked.currency(),
                number(asked.request().getIcustomer()),
                text(asked.request().getSearchString()),
                addons);
    }

    private void products(List<Product> products) {
        response.portaProducts(products.stream().map(ProductMapping::product).toList());
    }

    private void addons(List<Product> addons) {
        response.productAddonsInfo(addons.stream()
                .map(addon -> ProductMapping.addon(
                        addon,
                        products.findSubscription(db, license.iEnv(), addon.iSubscription())
                                .orElse(null)))
                .toList());
    }

    private void report(List<ReportRow> rows) {
        response.portaProductInfo(rows.stream().map(ProductMapping::reportRow).toList());
    }

    private void account(Optional<Account> found, String field) {
        Account account = found.orElseThrow(() -> Fault.of(
                FaultKind.NOT_FOUND, "Server.Account.not_found", field, "There is no such account for this License"));
        response.accountInfo(mapped(db, List.of(account), true).get(0));
    }

    /** A list of any length: beyond the first chunk it is read while it is written. */
    private void all(List<Integer> keys, boolean withFeatures) {
        response.accounts(
                        keys.size() <= CHUNK
                                ? withKeys(db, keys, withFeatures)
                                : new ChunkedList<>(
                                        keys,
                                        CHUNK,
                                        chunk -> store.read(later -> withKeys(later, chunk, withFeatures))))
                .numberOfAccounts(keys.size());
    }

    private List<ProductAccount> withKeys(Tx tx, List<Integer> keys, boolean withFeatures) {
        return mapped(tx, accounts.withKeys(tx, license, keys), withFeatures);
    }

    private List<ProductAccount> mapped(Tx tx, List<Account> found, boolean withFeatures) {
        Map<Integer, List<AssignedAddon>> assigned = addons.of(
                tx,
                license,
                found.stream().map(account -> account.keys().iAccount()).toList(),
                now);
        return found.stream()
                .map(account -> ProductMapping.account(
                        account,
                        assigned.getOrDefault(account.keys().iAccount(), List.of()).stream()
                                .filter(addon -> addon.isActive(now))
                                .toList(),
                        withFeatures))
                .toList();
    }
}
