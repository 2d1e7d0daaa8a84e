package org.portaplus.server.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

@OnEveryStore
class ProductsTest {
    private TestDomain domain;

    @Test
    void theOperatorSeesProductsOfResellersOnlyWhenItAsksForThem() {
        assertThat(names(domain.read(db -> domain.products.main(db, domain.operator(), "GBP", false))))
                .containsExactly("Business Line GBP", "Home Line GBP");
        assertThat(names(domain.read(db -> domain.products.main(db, domain.operator(), "GBP", true))))
                .contains("Harbour Line GBP");
    }

    @Test
    void aResellerSeesItsOwnProductsOnly() {
        assertThat(names(domain.read(db -> domain.products.main(db, domain.reseller(), "GBP", false))))
                .containsExactly("Harbour Line GBP");
        assertThat(names(domain.read(db -> domain.products.main(db, domain.reseller(), "GBP", true))))
                .containsExactly("Harbour Line GBP");
        assertThat(domain.readList(db -> domain.products.main(db, domain.reseller(), "USD", true)))
                .isEmpty();
    }

    @Test
    void productsOfAResellerAreThoseItManages() {
        assertThat(names(domain.read(
                        db -> domain.products.managedBy(db, domain.operator(), "GBP", TestDomain.RESELLER))))
                .containsExactly("Harbour Line GBP");
        assertThat(domain.readList(db -> domain.products.managedBy(db, domain.operator(), "GBP", 999)))
                .isEmpty();
    }

    @Test
    void aSearchTextIsContainedInTheNameWithoutRegardToCase() {
        assertThat(names(domain.read(db -> domain.products.search(db, domain.operator(), "USD", 0, "business", false))))
                .containsExactly("Business Line USD");
    }

    @Test
    void aSearchTextMayBeAPattern() {
        assertThat(names(domain.read(db -> domain.products.search(db, domain.operator(), "USD", 0, "Home%USD", false))))
                .containsExactly("Home Line USD");
        assertThat(domain.readList(db -> domain.products.search(db, domain.operator(), "USD", 0, "Home_", false)))
                .isEmpty();
    }

    @Test
    void aSearchForACustomerLooksAtTheProductsOfItsReseller() {
        var direct = domain.createCustomer("Direct", "GBP");
        var below =
                domain.write(tx -> domain.customers.create(tx, domain.reseller(), TestDomain.customer("Below", "GBP")));
        assertThat(names(domain.read(
                        db -> domain.products.search(db, domain.operator(), "GBP", direct.iCustomer(), "Line", false))))
                .containsExactly("Business Line GBP", "Home Line GBP");
        assertThat(names(domain.read(
                        db -> domain.products.search(db, domain.operator(), "GBP", below.iCustomer(), "Line", false))))
                .containsExactly("Harbour Line GBP");
    }

    @Test
    void addonsOfAProductAreThoseThatSuitIt() {
        assertThat(names(domain.read(db -> domain.products.addonsFor(db, domain.operator(), 2, null, false))))
                .containsExactly("Voicemail USD");
        assertThat(names(domain.read(db -> domain.products.addonsFor(db, domain.operator(), 2, null, true))))
                .containsExactly("Call Recording USD", "International Bundle USD", "Voicemail USD");
        assertThat(names(domain.read(db -> domain.products.addonsFor(db, domain.operator(), 1, "bundle", false))))
                .containsExactly("International Bundle USD");
    }

    @Test
    void anAddonForAnyProductSuitsEveryProductInItsCurrency() {
        assertThat(names(domain.read(db -> domain.products.addonsFor(db, domain.operator(), 7, null, false))))
                .containsExactly("Voicemail GBP");
    }

    @Test
    void anUnknownProductHasNoAddons() {
        assertThat(domain.readList(db -> domain.products.addonsFor(db, domain.operator(), 999, null, true)))
                .isEmpty();
    }

    @Test
    void productsInUseAreListedOnce() {
        var customer = domain.createCustomer("Acme", "USD");
        domain.createAccount(customer.iCustomer(), 1, "15550001");
        domain.createAccount(customer.iCustomer(), 1, "15550002");
        domain.createAccount(customer.iCustomer(), 2, "15550003");
        assertThat(names(domain.read(db -> domain.products.inUseBy(db, domain.operator(), customer.iCustomer()))))
                .containsExactly("Business Line USD", "Home Line USD");
        assertThat(domain.readList(db -> domain.products.inUseBy(db, domain.reseller(), customer.iCustomer())))
                .isEmpty();
    }

    @Test
    void aProductTellsItsGroupAndFee() {
        Product product =
                domain.read(db -> domain.products.find(db, TestDomain.ENV, 1)).orElseThrow();
        assertThat(product.groupName()).isEqualTo("Lines");
        assertThat(product.maintenanceFee()).isEqualTo(new BigDecimal("1.00"));
    }

    private static List<String> names(List<Product> products) {
        return products.stream().map(Product::name).toList();
    }
}
