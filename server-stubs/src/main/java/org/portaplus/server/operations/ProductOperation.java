package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.portaplus.server.accounts.rows.AccountQueries;
import org.portaplus.server.api.ProductApi;
import org.portaplus.server.model.Product;
import org.portaplus.server.model.ProductResponse;
import org.portaplus.server.store.Store;

/** Reads products, add-ons, accounts and report rows; each group of documented routes is an action. Thread-safe. */
@Singleton
public class ProductOperation extends Operation<Product, ProductResponse> implements ProductApi {

    public ProductOperation(OperationRunner runner, Store store, AccountQueries accounts, Clock clock) {
        super(
                runner,
                new Asking(store, accounts, clock).actions(),
                "set the members of one of the documented routes, such as Currency or AccountID");
    }

    /** What reads the groups of an answer. */
    private record Asking(Store store, AccountQueries accounts, Clock clock) {
        List<Action<Product, ProductResponse>> actions() {
            return List.of(
                    ask(ProductAnswer::products).by("GetProducts", "Currency").allowing("ShowAllResellerProducts"),
                    ask(ProductAnswer::productsOfReseller).by("GetProductsByReseller", "Currency", "ResellerID"),
                    ask(ProductAnswer::productSearch)
                            .by("GetProductBySearch", "Currency", "ICustomer", "SearchString")
                            .allowing("isClonedEnabled"),
                    ask(ProductAnswer::addonSearch)
                            .by("GetProductAddonBySearch", "Currency", "ICustomer", "SearchString", "getProductAddon"),
                    ask(ProductAnswer::addons)
                            .by("GetProductAddons", "IProduct")
                            .allowing("SearchString", "getAllProductAddons"),
                    ask(ProductAnswer::purchasedAddons).by("GetPurchasedProductAddons", "IAccount"),
                    ask(ProductAnswer::reportOfPeriod)
                            .by("GetProductsList", "fromDate", "ToDate")
                            .allowing("filterByActivationDate"),
                    ask(ProductAnswer::reportOfTenant).by("getProductsPricebyTenantID", "TenantID"),
                    ask(ProductAnswer::accountById).by("GetAccountInfoByAccountId", "AccountID"),
                    ask(ProductAnswer::accountByKey)
                            .by("GetAccountInfoByIAccount", "IAccount")
                            .allowing("forBLF"),
                    ask(ProductAnswer::productsOfCustomer).by("GetCustomerProducts", "ICustomer"),
                    ask(ProductAnswer::accountsOfProduct).by("GetProductAccounts", "IProduct"),
                    ask(ProductAnswer::accounts)
                            .by("GetAccounts", "ICustomer", "IProduct")
                            .allowing("Aliases"),
                    ask(ProductAnswer::accounts)
                            .by("GetAccountsServiceFeatures", "ICustomer", "IProduct", "GetAccountServiceFeatures"),
                    ask(ProductAnswer::accounts)
                            .by("GetAccountsForMultipleProducts", "ICustomer", "MultipleProducts")
                            .allowing("forACL"),
                    ask(ProductAnswer::accounts)
                            .by("GetAccountsAliasesForMultipleProducts", "ICustomer", "MultipleProducts", "Aliases"),
                    ask(ProductAnswer::accounts)
                            .by(
                                    "GetMultipleProductAccountsServiceFeatures",
                                    "ICustomer",
                                    "MultipleProducts",
                                    "GetAccountServiceFeatures"),
                    ask(ProductAnswer::accounts)
                            .by(
                                    "GetMultipleProductAccountsbyProductSearchString",
                                    "ICustomer",
                                    "MultipleProducts",
                                    "GetAccountServiceFeatures",
                                    "getservicefeaturesbyProdSS"),
                    ask(ProductAnswer::accounts)
                            .by(
                                    "GetPagedAccountsForMultipleProducts",
                                    "ICustomer",
                                    "MultipleProducts",
                                    "PageNumber",
                                    "PageOffset")
                            .allowing("SearchTerm"));
        }

        private Action<Product, ProductResponse> ask(BiConsumer<ProductAnswer, ProductMembers> question) {
            return Action.reads((db, license, request, answer) -> question.accept(
                    new ProductAnswer(store, db, license, accounts, clock.instant(), answer),
                    new ProductMembers(request)));
        }
    }
}
