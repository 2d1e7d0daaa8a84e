package org.portaplus.server.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.TestDomain;

@OnEveryStore
class CatalogueTest {
    /** Catalogues that are refused, each with what is said of it as a remark at its end. */
    private static final List<String> SLIPS = List.of(
            "products:\n  - {id: 90, name: x, currency: EUR}\n  - {id: 90, name: y, currency: EUR}\n"
                    + "# products[1] (y): products[0] has the id 90 already",
            "add-ons:\n  - {id: 90, name: x, currency: EUR}\nproducts:\n  - {id: 90, name: y, currency: EUR}\n"
                    + "# products[0] (y): add-ons[0] has the id 90 already",
            "plans:\n  tariff:\n    - {id: 90, name: x}\n    - {id: 90, name: y}\n"
                    + "# plans.tariff[1] (y): plans.tariff[0] has the id 90 already",
            "subscriptions:\n  - {id: 90, name: x, currency: EUR, monthly-fee: -1}\n"
                    + "# subscription 90 (x): monthly-fee is not negative",
            "subscriptions:\n  - {id: 90, name: x, currency: EUR, activation-fee: -0.01}\n"
                    + "# subscription 90 (x): activation-fee is not negative",
            "products:\n  - {id: 90, name: x, currency: EUR, maintenance-fee: -1}\n"
                    + "# product 90 (x): maintenance-fee is not negative",
            "products:\n  - {id: 90, name: x, currency: EUR, add-ons: [11]}\n"
                    + "# product 90 (x): there is no add-on 11 in EUR",
            "products:\n  -\n# products[0]: nothing is written there",
            "groups:\n  - {name: x}\n# groups[0]: id, from 1, and name are needed",
            "groups: []\ngroups: []\n# groups",
            "products:\n  - {id: 90, nam: x}\n# products[0].nam: there is no such name; known are add-ons, currency",
            "products:\n  - {id: ninety}\n# products[0].id: `ninety` is not a whole number",
            "products:\n  - {id: 90, maintenance-fee: free}\n# products[0].maintenance-fee: `free` is not an amount",
            "products:\n  - {id: 90, hidden: [1]}\n# products[0].hidden: true or false is expected",
            "products:\n  - {id: 90, add-ons: 11}\n# products[0].add-ons: a list is expected",
            "products: 7\n# products: a list is expected",
            "products: [7]\n# products[0]: an entry with names",
            "plans: [7]\n# plans: a list for each kind is expected",
            "service-features: {complete: maybe}\n# service-features.complete: `maybe` is not true or false",
            "service-features: {names: clip}\n# service-features.names: a list is expected",
            "service-features: {names: []}\n# service-features.names: a name is expected",
            "service-features: {names: [clip, caller id]}\n# service-features.names[1]: a name without blanks",
            "service-features: {names: [clip, null]}\n# service-features.names[1]: a name without blanks",
            "service-features: {names: [clip, clir, clip]}\n"
                    + "# service-features.names[2] (clip): this name is there already",
            "service-features: {all: true}\n# service-features.all: there is no such name; known are complete, names",
            "service-features: [clip]\n# service-features: an entry with names",
            "groups:\n  - {id: 90, name: %s}\n# groups[0]: name has at most 64 characters".formatted("x".repeat(65)),
            "products:\n  - {id: 90, name: x, currency: EUR, end-user-name: %s}\n".formatted("x".repeat(65))
                    + "# product 90 (x): end-user-name has at most 64 characters",
            "products:\n  - {id: 90, name: x, currency: EUR, description: %s}\n".formatted("x".repeat(256))
                    + "# product 90 (x): description has at most 255 characters",
            "groups:\n  - {id: 90, name: \"x\\0\"}\n# groups[0]: name has a character that no answer can carry",
            "products:\n  - {id: 90, name: x, currency: EUR, group: 90}\n# product 90 (x): there is no group 90",
            "resellers:\n  - {id: 90, name: Harbour Telecom, currency: EUR}\n"
                    + "# reseller 90 (Harbour Telecom): a customer has this name already",
            "7\n# a catalogue, with lists");

    private TestDomain domain;

    @Test
    void theDemoCatalogueHasProductsAndAddonsInThreeCurrencies() {
        for (String currency : new String[] {"USD", "EUR", "GBP"}) {
            var products = domain.read(db -> domain.products.main(db, domain.operator(), currency, true));
            assertThat(products).hasSizeGreaterThanOrEqualTo(2).allMatch(p -> p.currency()
                    .equals(currency));
            assertThat(domain.readList(db -> domain.products.search(db, domain.operator(), currency, 0, "%", true)))
                    .isNotEmpty();
        }
    }

    @Test
    void loadingTheSameCatalogueAgainChangesNothing() {
        var before = domain.read(db -> domain.products.search(db, domain.operator(), "USD", 0, "%", false));
        domain.write(tx -> {
            Catalogue.demo().load(tx, TestDomain.ENV, domain.clock);
            return null;
        });
        assertThat(domain.readList(db -> domain.products.search(db, domain.operator(), "USD", 0, "%", false)))
                .isEqualTo(before);
    }

    @Test
    void feesKeepTheirScale() {
        assertThat(domain.readOne(db -> domain.products.findSubscription(db, TestDomain.ENV, 1))
                        .orElseThrow()
                        .monthlyFee()
                        .toPlainString())
                .isEqualTo("12.50");
    }

    @Test
    void aSlipOfThePenIsNamedWithItsLine() throws Exception {
        assertThatThrownBy(() -> domain.loadCatalogue("products:\n  - {id: 1, nam: x, currency: EUR}\n"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.catalogue")
                .hasMessageContaining("nam")
                .hasMessageContaining("line 2");
    }

    @Test
    void aSubscriptionInAnotherCurrencyIsRefused() {
        assertThatThrownBy(() ->
                        domain.loadCatalogue("products:\n  - {id: 90, name: x, currency: EUR, subscription: 1}\n"))
                .hasMessageContaining("no subscription 1 in EUR");
    }

    @Test
    void theCurrencyOfAProductInUseCannotChange() {
        var customer = domain.createCustomer("Acme", "USD");
        domain.createAccount(customer.iCustomer(), 2, "15550001");
        assertThatThrownBy(() -> domain.loadCatalogue("products:\n  - {id: 2, name: Home Line, currency: EUR}\n"))
                .hasMessageContaining("cannot change");
    }

    @Test
    void anUnknownAddonIsNamed() {
        assertThatThrownBy(
                        () -> domain.loadCatalogue("products:\n  - {id: 90, name: x, currency: EUR, add-ons: [77]}\n"))
                .hasMessageContaining("there is no add-on 77");
    }

    @Test
    void aTimeZoneHasTheNameOfARealOne() throws Exception {
        domain.loadCatalogue("plans:\n  time-zone:\n    - {id: 90, name: Asia/Tokyo}\n");
        assertThatThrownBy(() -> domain.loadCatalogue("plans:\n  time-zone:\n    - {id: 91, name: Europe/Atlantis}\n"))
                .hasMessageContaining("time-zone 91 (Europe/Atlantis): its name is no time zone");
    }

    @Test
    void whatIsWrongIsSaidInTheWordsOfTheFileAndWithItsPlace() {
        for (String yaml : SLIPS) {
            String message = yaml.substring(yaml.lastIndexOf("# ") + 2);
            assertThatThrownBy(() -> domain.loadCatalogue(yaml))
                    .as(yaml)
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("porta.catalogue: " + domain.dir.resolve("catalogue.yaml") + ": ")
                    .hasMessageContaining(message)
                    .hasMessageNotContaining("org.portaplus")
                    .hasMessageNotContaining("java.");
        }
    }

    @Test
    void anEmptyFileIsNoCatalogue() {
        assertThatThrownBy(() -> domain.loadCatalogue(""))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("catalogue.yaml");
    }
}
