package org.portaplus.server.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.TestDatabase;
import org.portaplus.server.store.TestDomain;

@OnEveryStore
class CatalogueTest {
    @Parameter
    TestDatabase database;

    @TempDir
    Path dir;

    private TestDomain domain;

    @BeforeEach
    void open() {
        domain = TestDomain.in(dir, database);
    }

    @AfterEach
    void close() {
        domain.close();
    }

    @Test
    void theDemoCatalogueHasProductsAndAddonsInThreeCurrencies() {
        for (String currency : new String[] {"USD", "EUR", "GBP"}) {
            var products = domain.read(db -> Products.main(db, domain.operator(), currency, true));
            assertThat(products).hasSizeGreaterThanOrEqualTo(2).allMatch(p -> p.currency()
                    .equals(currency));
            assertThat(domain.readList(db -> Products.search(db, domain.operator(), currency, 0, "%", true)))
                    .isNotEmpty();
        }
    }

    @Test
    void loadingTheSameCatalogueAgainChangesNothing() {
        var before = domain.read(db -> Products.search(db, domain.operator(), "USD", 0, "%", false));
        domain.write(tx -> {
            Catalogue.loadDemo(tx, TestDomain.ENV, domain.clock);
            return null;
        });
        assertThat(domain.readList(db -> Products.search(db, domain.operator(), "USD", 0, "%", false)))
                .isEqualTo(before);
    }

    @Test
    void feesKeepTheirScale() {
        assertThat(domain.readOne(db -> Products.findSubscription(db, TestDomain.ENV, 1))
                        .orElseThrow()
                        .monthlyFee()
                        .toPlainString())
                .isEqualTo("12.50");
    }

    @Test
    void aSlipOfThePenIsNamedWithItsLine() throws Exception {
        assertThatThrownBy(() -> load("products:\n  - {id: 1, nam: x, currency: EUR}\n"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("porta.catalogue")
                .hasMessageContaining("nam")
                .hasMessageContaining("line 2");
    }

    @Test
    void aSubscriptionInAnotherCurrencyIsRefused() {
        assertThatThrownBy(() -> load("products:\n  - {id: 90, name: x, currency: EUR, subscription: 1}\n"))
                .hasMessageContaining("no subscription 1 in EUR");
    }

    @Test
    void theCurrencyOfAProductInUseCannotChange() {
        var customer = domain.createCustomer("Acme", "USD");
        domain.createAccount(customer.iCustomer(), 2, "15550001");
        assertThatThrownBy(() -> load("products:\n  - {id: 2, name: Home Line, currency: EUR}\n"))
                .hasMessageContaining("cannot change");
    }

    @Test
    void anUnknownAddonIsNamed() {
        assertThatThrownBy(() -> load("products:\n  - {id: 90, name: x, currency: EUR, add-ons: [77]}\n"))
                .hasMessageContaining("there is no add-on 77");
    }

    @Test
    void aTimeZoneHasTheNameOfARealOne() throws Exception {
        load("plans:\n  time-zone:\n    - {id: 90, name: Asia/Tokyo}\n");
        assertThatThrownBy(() -> load("plans:\n  time-zone:\n    - {id: 91, name: Europe/Atlantis}\n"))
                .hasMessageContaining("time-zone 91 (Europe/Atlantis): its name is no time zone");
    }

    private void load(String yaml) throws Exception {
        Path file = Files.writeString(dir.resolve("catalogue.yaml"), yaml);
        domain.write(tx -> {
            Catalogue.load(tx, TestDomain.ENV, file, domain.clock);
            return null;
        });
    }
}
