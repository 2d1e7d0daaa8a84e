package org.portaplus.server.operations;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One thing that a Product request can ask. Each documented route asks one question, which its first segment names; the
 * pre-defined routes name none, and there the members that are set tell: the questions whose members they are. Two pairs of
 * routes have the same members ({IProduct}, {IAccount}); then both questions are answered, each in its own group of the
 * response. Immutable. Source rule: domain §12.4 and the routes of the documented pages.
 *
 * @param route first segment of the documented routes
 * @param answer fills the group of the response that the question is about
 * @param needed members of every route that begins so
 * @param optional members of some of them
 */
record ProductQuestion(
        String route, BiConsumer<ProductAnswer, ProductMembers> answer, Set<String> needed, Set<String> optional) {

    private static final List<ProductQuestion> ALL = List.of(
            ask("GetProducts", ProductAnswer::products, "Currency").or("ShowAllResellerProducts"),
            ask("GetProductsByReseller", ProductAnswer::productsOfReseller, "Currency", "ResellerID"),
            ask("GetProductBySearch", ProductAnswer::productSearch, "Currency", "ICustomer", "SearchString")
                    .or("isClonedEnabled"),
            ask(
                    "GetProductAddonBySearch",
                    ProductAnswer::addonSearch,
                    "Currency",
                    "ICustomer",
                    "SearchString",
                    "getProductAddon"),
            ask("GetProductAddons", ProductAnswer::addons, "IProduct").or("SearchString", "getAllProductAddons"),
            ask("GetPurchasedProductAddons", ProductAnswer::purchasedAddons, "IAccount"),
            ask("GetProductsList", ProductAnswer::reportOfPeriod, "fromDate", "ToDate")
                    .or("filterByActivationDate"),
            ask("getProductsPricebyTenantID", ProductAnswer::reportOfTenant, "TenantID"),
            ask("GetAccountInfoByAccountId", ProductAnswer::accountById, "AccountID"),
            ask("GetAccountInfoByIAccount", ProductAnswer::accountByKey, "IAccount")
                    .or("forBLF"),
            ask("GetCustomerProducts", ProductAnswer::productsOfCustomer, "ICustomer"),
            ask("GetProductAccounts", ProductAnswer::accountsOfProduct, "IProduct"),
            ask("GetAccounts", ProductAnswer::accounts, "ICustomer", "IProduct").or("Aliases"),
            ask(
                    "GetAccountsServiceFeatures",
                    ProductAnswer::accounts,
                    "ICustomer",
                    "IProduct",
                    "GetAccountServiceFeatures"),
            ask("GetAccountsForMultipleProducts", ProductAnswer::accounts, "ICustomer", "MultipleProducts")
                    .or("forACL"),
            ask(
                    "GetAccountsAliasesForMultipleProducts",
                    ProductAnswer::accounts,
                    "ICustomer",
                    "MultipleProducts",
                    "Aliases"),
            ask(
                    "GetMultipleProductAccountsServiceFeatures",
                    ProductAnswer::accounts,
                    "ICustomer",
                    "MultipleProducts",
                    "GetAccountServiceFeatures"),
            ask(
                    "GetMultipleProductAccountsbyProductSearchString",
                    ProductAnswer::accounts,
                    "ICustomer",
                    "MultipleProducts",
                    "GetAccountServiceFeatures",
                    "getservicefeaturesbyProdSS"),
            ask(
                            "GetPagedAccountsForMultipleProducts",
                            ProductAnswer::accounts,
                            "ICustomer",
                            "MultipleProducts",
                            "PageNumber",
                            "PageOffset")
                    .or("SearchTerm"));

    private static ProductQuestion ask(
            String route, BiConsumer<ProductAnswer, ProductMembers> answer, String... needed) {
        return new ProductQuestion(route, answer, Set.of(needed), Set.of());
    }

    private ProductQuestion or(String... members) {
        return new ProductQuestion(route, answer, needed, Set.of(members));
    }

    /**
     * The questions of a request.
     *
     * @param segment the first segment of the path
     * @return one for a documented route; else those whose members fit best; none when no question has enough members
     */
    static List<ProductQuestion> of(String segment, ProductMembers request) {
        List<ProductQuestion> named = ALL.stream()
                .filter(question -> question.route.equalsIgnoreCase(segment))
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        List<ProductQuestion> exact = exactly(request.set());
        if (exact.isEmpty()) {
            exact = exactly(request.telling());
        }
        return exact.isEmpty() ? closest(request.telling()) : exact;
    }

    private static List<ProductQuestion> exactly(Set<String> members) {
        return ALL.stream()
                .filter(question -> members.containsAll(question.needed))
                .filter(question -> members.stream()
                        .allMatch(member -> question.needed.contains(member) || question.optional.contains(member)))
                .toList();
    }

    private static List<ProductQuestion> closest(Set<String> members) {
        int most = ALL.stream()
                .filter(question -> members.containsAll(question.needed))
                .mapToInt(question -> question.needed.size())
                .max()
                .orElse(0);
        return ALL.stream()
                .filter(question -> question.needed.size() == most && members.containsAll(question.needed))
                .toList();
    }
}
