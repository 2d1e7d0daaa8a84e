package org.portaplus.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portaplus.server.accounts.AccountChange;
import org.portaplus.server.accounts.AddonChoice;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.model.PortaProduct;
import org.portaplus.server.model.Product;
import org.portaplus.server.model.ProductAccount;
import org.portaplus.server.model.ProductAddonInfo;
import org.portaplus.server.model.ProductResponse;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

/** Every documented route of Product, and what the pre-defined ones make of their members. */
@OnEveryStore
class ProductRoutesTest {
    private TestDomain domain;
    private TestOperations operations;
    private int iCustomer;
    private int iAccount;

    @BeforeEach
    void open() {
        operations = new TestOperations(domain);
        iCustomer = domain.createCustomer("Acme", "USD").iCustomer();
        iAccount = domain.createAccount(iCustomer, 1, "15550001").iAccount();
        domain.createAccount(iCustomer, 2, "15550002");
        domain.write(tx -> domain.accounts.open(tx, domain.operator(), iAccount).addAlias("15559999", "AliasNumber"));
        domain.update(TestDomain.change(iAccount, AccountChange.Terms.onlyAddons(List.of(new AddonChoice(11, null)))));
    }

    @Test
    void productsOfACurrency() {
        assertThat(names(ask("GetProducts", new Product().currency("usd"))))
                .containsExactly("Business Line USD", "Home Line USD", "SIP Trunk USD");
        assertThat(names(ask("GetProducts", new Product().currency("GBP").showAllResellerProducts(true))))
                .contains("Harbour Line GBP");
        assertThat(names(ask(
                        "GetProductsByReseller", new Product().currency("GBP").resellerID(101))))
                .containsExactly("Harbour Line GBP");
        assertThat(ask("GetProductsByReseller", new Product().currency("GBP").resellerID(4711))
                        .getPortaProducts())
                .isEmpty();
    }

    @Test
    void productsAndAddonsByName() {
        Product search = new Product().currency("USD").icustomer(iCustomer).searchString("home");
        assertThat(names(ask("GetProductBySearch", search))).containsExactly("Home Line USD");
        Product addons = new Product().currency("USD").icustomer(iCustomer).searchString("voice");
        assertThat(addons(ask("GetProductAddonBySearch", addons.getProductAddon(true))))
                .containsExactly("Voicemail USD");
        assertThat(names(ask("GetProductAddonBySearch", addons.getProductAddon(false))))
                .containsExactly("Voicemail USD");
    }

    @Test
    void addonsOfAProductAndOfAnAccount() {
        assertThat(addons(ask("GetProductAddons", new Product().iproduct(2)))).containsExactly("Voicemail USD");
        assertThat(addons(ask("GetProductAddons", new Product().iproduct(1).searchString("call"))))
                .containsExactly("Call Recording USD");
        assertThat(addons(ask(
                        "GetProductAddons",
                        new Product().iproduct(2).searchString("%").getAllProductAddons(true))))
                .hasSize(3);
        ProductAddonInfo purchased = ask("GetPurchasedProductAddons", new Product().iaccount(iAccount))
                .getProductAddonsInfo()
                .get(0);
        assertThat(purchased.getIaddonProduct()).isEqualTo(11);
        assertThat(purchased.getIproduct()).isEqualTo(1);
        assertThat(purchased.getIaccount()).isEqualTo(iAccount);
        assertThat(ask("GetPurchasedProductAddons", new Product().iaccount(4711))
                        .getProductAddonsInfo())
                .isEmpty();
    }

    @Test
    void reportOfAPeriodAndOfATenant() {
        Product period = new Product().fromDate("2026-03-01").toDate("2026-03-01");
        assertThat(ask("GetProductsList", period.filterByActivationDate(true)).getPortaProductInfo())
                .hasSize(3);
        assertThat(ask("GetProductsList", period.filterByActivationDate(false)).getPortaProductInfo())
                .hasSize(3);
        assertThat(ask("GetProductsList", new Product().fromDate("2026-02-01").toDate("2026-02-28"))
                        .getPortaProductInfo())
                .isEmpty();
        assertThat(ask("getProductsPricebyTenantID", new Product().tenantID(iCustomer))
                        .getPortaProductInfo())
                .extracting("accountSubscription")
                .doesNotContainNull()
                .hasSize(3);
        assertThatThrownBy(() ->
                        ask("GetProductsList", new Product().fromDate("May").toDate("2026-02-28")))
                .isInstanceOf(Fault.class);
        assertThatThrownBy(() -> ask(
                        "GetProductsList", new Product().fromDate("2026-03-02").toDate("2026-03-01")))
                .isInstanceOf(Fault.class);
    }

    @Test
    void oneAccount() {
        assertThat(ask("GetAccountInfoByAccountId", new Product().accountID("15559999"))
                        .getAccountInfo()
                        .getIaccount())
                .isEqualTo(iAccount);
        assertThat(ask(
                                "GetAccountInfoByIAccount",
                                new Product().iaccount(iAccount).forBLF(true))
                        .getAccountInfo()
                        .getAccountId())
                .isEqualTo("15550001");
        for (Product unknown : List.of(new Product().accountID("4711"), new Product().iaccount(4711))) {
            String route = unknown.getIaccount() == null ? "GetAccountInfoByAccountId" : "GetAccountInfoByIAccount";
            assertThatThrownBy(() -> ask(route, unknown)).isInstanceOfSatisfying(Fault.class, fault -> assertThat(
                            fault.kind().status())
                    .isEqualTo(404));
        }
    }

    @Test
    void accountsOfACustomerAndOfAProduct() {
        assertThat(names(ask("GetCustomerProducts", new Product().icustomer(iCustomer))))
                .containsExactly("Business Line USD", "Home Line USD");
        assertThat(ids(ask("GetProductAccounts", new Product().iproduct(2)))).containsExactly("15550002");
        assertThat(ids(ask("GetAccounts", new Product().icustomer(iCustomer).iproduct(0))))
                .containsExactly("15550001", "15550002");
        assertThat(ids(ask(
                        "GetAccounts",
                        new Product().icustomer(iCustomer).iproduct(1).aliases(true))))
                .containsExactly("15550001", "15559999");
        assertThat(ids(ask("GetAccounts", new Product().icustomer(4711).iproduct(0))))
                .isEmpty();
        assertThat(ids(ask("GetAccounts", new Product().icustomer(0).iproduct(1))))
                .isEmpty();
    }

    @Test
    void accountsWithFeatures() {
        Product asked = new Product().icustomer(iCustomer).iproduct(1);
        assertThat(ask("GetAccounts", asked).getAccounts().get(0).getServiceFeatures())
                .isEmpty();
        assertThat(ask("GetAccountsServiceFeatures", asked.getAccountServiceFeatures(true))
                        .getAccounts()
                        .get(0)
                        .getServiceFeatures())
                .isNotEmpty();
    }

    @Test
    void accountsOfSeveralProducts() {
        Product both = new Product().icustomer(iCustomer).multipleProducts("1, 2");
        assertThat(ids(ask("GetAccountsForMultipleProducts", both))).containsExactly("15550001", "15550002");
        assertThat(ids(ask("GetAccountsForMultipleProducts", both.forACL(true))))
                .hasSize(2);
        assertThat(ids(ask("GetAccountsAliasesForMultipleProducts", both.aliases(true))))
                .hasSize(3);
        assertThat(ask(
                                "GetMultipleProductAccountsServiceFeatures",
                                new Product()
                                        .icustomer(iCustomer)
                                        .multipleProducts("2")
                                        .getAccountServiceFeatures(true))
                        .getAccounts()
                        .get(0)
                        .getServiceFeatures())
                .isNotEmpty();
        assertThat(ids(ask(
                        "GetMultipleProductAccountsbyProductSearchString",
                        new Product()
                                .icustomer(iCustomer)
                                .multipleProducts("home")
                                .getAccountServiceFeatures(true)
                                .getservicefeaturesbyProdSS(true))))
                .containsExactly("15550002");
        assertThatThrownBy(() -> ask("GetAccountsForMultipleProducts", both.multipleProducts("1,x")))
                .isInstanceOf(Fault.class);
    }

    @Test
    void accountsPageByPage() {
        Product page = new Product()
                .icustomer(iCustomer)
                .multipleProducts("1,2")
                .pageNumber(2)
                .pageOffset(1)
                .searchTerm("1555");
        ProductResponse response = ask("GetPagedAccountsForMultipleProducts", page);
        assertThat(ids(response)).containsExactly("15550002");
        assertThat(response.getNumberOfAccounts()).isEqualTo(2);
        assertThat(ids(ask(
                        "GetPagedAccountsForMultipleProducts",
                        page.pageNumber(1).searchTerm("reed"))))
                .containsExactly("15550001");
    }

    @Test
    void onPredefinedRoutesTheMembersTellWhatIsAsked() {
        assertThat(ask("json", new Product().currency("USD")).getPortaProducts())
                .hasSize(3);
        assertThat(ask("json", new Product().icustomer(iCustomer).iproduct(1)).getAccounts())
                .hasSize(1);
        ProductResponse both = ask("json", new Product().iaccount(iAccount));
        assertThat(both.getAccountInfo()).isNotNull();
        assertThat(both.getProductAddonsInfo()).hasSize(1);
        assertThat(both.getAccounts()).isNull();
    }

    @Test
    void onPredefinedRoutesUnsetMembersOfFormatsThatCannotLeaveThemOutSayNothing() {
        Product filled = new Product()
                .currency("USD")
                .icustomer(iCustomer)
                .searchString("home")
                .iproduct(0)
                .iaccount(0)
                .getProductAddon(false)
                .aliases(false)
                .accountID("");
        assertThat(names(ask("xml", filled))).containsExactly("Home Line USD");
    }

    @Test
    void withoutAnyQuestionTheRequestIsRefused() {
        assertThatThrownBy(() -> ask("json", new Product())).isInstanceOf(Fault.class);
    }

    private ProductResponse ask(String route, Product request) {
        Route asked = route.isEmpty() ? Route.NONE : Route.of("/" + route + "/{License}");
        return operations.product.run(asked, request.license("demo"), Retry.NONE);
    }

    private static List<String> names(ProductResponse response) {
        return response.getPortaProducts().stream().map(PortaProduct::getName).toList();
    }

    private static List<String> addons(ProductResponse response) {
        return response.getProductAddonsInfo().stream()
                .map(ProductAddonInfo::getName)
                .toList();
    }

    private static List<String> ids(ProductResponse response) {
        return response.getAccounts().stream().map(ProductAccount::getAccountId).toList();
    }
}
