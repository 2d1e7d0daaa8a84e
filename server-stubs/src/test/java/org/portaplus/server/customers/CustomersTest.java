package org.portaplus.server.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

// Longer than 300 lines because there is one test for each rule of making customers.
@OnEveryStore
class CustomersTest {
    private TestDomain domain;

    @Test
    void aCustomerIsReadAsItWasMade() {
        Customer made = domain.createCustomer("Acme", "EUR");
        Customer read = find(domain.operator(), made.iCustomer());
        assertThat(read).isEqualTo(made);
        assertThat(read.name()).isEqualTo("Acme");
        assertThat(read.currency()).isEqualTo("EUR");
        assertThat(read.billStatus()).isEqualTo("O");
        assertThat(read.customerType()).isEqualTo(1);
    }

    @Test
    void theNameIsTheCompanyOrThePersonUnlessGiven() {
        NewCustomer person = TestDomain.customer(null, "EUR");
        assertThat(create(person).name()).isEqualTo("Ada Marsh");
        NewCustomer company = with(
                person,
                Subscriber.builder()
                        .with(SubscriberText.FIRST_NAME, "Ada")
                        .with(SubscriberText.LAST_NAME, "Marsh")
                        .with(SubscriberText.COMPANY, "Marsh Ltd")
                        .build());
        assertThat(create(company).name()).isEqualTo("Marsh Ltd");
    }

    @Test
    void aCustomerWithoutAnythingToNameItIsRefused() {
        refused(with(TestDomain.customer("", "EUR"), Subscriber.UNSET))
                .satisfies(named("NotEmpty", "Customer.PersonalInformation.Name"));
    }

    @Test
    void theNameIsUniqueInTheEnvironment() {
        domain.createCustomer("Acme", "EUR");
        assertThatThrownBy(() -> domain.createCustomer("Acme", "USD")).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.CONFLICT);
            assertThat(fault.code()).isEqualTo("Server.Customer.duplicate_id");
            assertThat(fault.fields().get(0).field()).isEqualTo("Customer.PersonalInformation.Name");
        });
    }

    @Test
    void theLoginIsUniqueInTheEnvironment() {
        create(login("One", "shared.login", "Passw9rdX"));
        refused(login("Two", "shared.login", "Passw9rdX"))
                .satisfies(named("Server.Customer.duplicate_login", "Customer.PersonalInformation.Login"));
    }

    @Test
    void aShortLoginIsRefused() {
        refused(login("One", "abc", null))
                .satisfies(
                        named("Client.Customer.too_short.customer_info.login", "Customer.PersonalInformation.Login"));
    }

    @Test
    void aWeakPasswordIsRefused() {
        refused(login("One", "one.login", "abcdef"))
                .satisfies(named("Client.Customer.weak_password", "Customer.PersonalInformation.Password"));
        refused(login("One", "one.login", "one.login1"))
                .satisfies(named("Client.Customer.weak_password", "Customer.PersonalInformation.Password"));
    }

    @Test
    void aCurrencyIsNeededAndMustExist() {
        refused(TestDomain.customer("One", "")).satisfies(named("NotEmpty", "Customer.CustomerStatus.ISO4217"));
        refused(TestDomain.customer("One", "EURO"))
                .satisfies(named("RegularExpression", "Customer.CustomerStatus.ISO4217"));
    }

    @Test
    void allBrokenRulesAreNamedAtOnce() {
        NewCustomer two = money(TestDomain.customer("One", ""), "-1", "0", "101");
        assertThatThrownBy(() -> create(two)).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                .extracting(FieldFault::field)
                .containsExactly(
                        "Customer.CustomerStatus.ISO4217",
                        "Customer.CustomerStatus.CreditLimit",
                        "Customer.CustomerStatus.DiscountRate"));
    }

    @Test
    void aServiceFeatureHasANameWhicheverThatIs() {
        NewCustomer base = TestDomain.customer("One", "EUR");
        refused(features(base, ServiceFeature.of("", "Y")))
                .satisfies(named("NotEmpty", "Customer.CustomerStatus.ServiceFeatures[0].Name"));
        assertThat(create(features(base, ServiceFeature.of("teleportation", "Y")))
                        .iCustomer())
                .isPositive();
    }

    @Test
    void aPlanInAnotherCurrencyIsRefused() {
        refused(discountPlan("EUR", 1))
                .satisfies(named("Server.Customer.currency_mismatch", "Customer.Preferences.IVDPlan"));
        refused(discountPlan("EUR", 77))
                .satisfies(named("Server.Customer.plan_not_found", "Customer.Preferences.IVDPlan"));
        assertThat(create(discountPlan("EUR", 2)).iCustomer()).isPositive();
    }

    @Test
    void aPromotionalCreditIsPostedAsAPayment() {
        NewCustomer base = TestDomain.customer("One", "EUR");
        NewCustomer wanted = NewCustomerBuilder.builder()
                .name(base.name())
                .currency("EUR")
                .openingBalance(new BigDecimal("20.00"))
                .creditLimit(BigDecimal.ZERO)
                .discountRate(BigDecimal.ZERO)
                .promotionalCredit(new BigDecimal("5.50"))
                .subscriber(base.subscriber())
                .features(List.of())
                .settings(base.settings())
                .build();
        assertThat(create(wanted).balance()).isEqualTo(new BigDecimal("14.50"));
    }

    @Test
    void theLicenseOfAResellerMakesItsOwnCustomersAndSeesNoOthers() {
        Customer own =
                domain.write(tx -> domain.customers.create(tx, domain.reseller(), TestDomain.customer("Own", "GBP")));
        Customer other = domain.createCustomer("Other", "GBP");
        assertThat(own.iParent()).isEqualTo(TestDomain.RESELLER);
        assertThat(find(domain.reseller(), own.iCustomer())).isEqualTo(own);
        assertThat(domain.<Boolean>read(db -> domain.customers
                        .find(db, domain.reseller(), other.iCustomer())
                        .isEmpty()))
                .isTrue();
        assertThat(find(domain.operator(), own.iCustomer())).isEqualTo(own);
    }

    @Test
    void anotherResellerIsAsUnknownAsNone() {
        int rival = create(type("Rival", 2)).iCustomer();
        for (int iParent : new int[] {rival, 4711}) {
            assertThatThrownBy(() ->
                            domain.write(tx -> domain.customers.create(tx, domain.reseller(), parent("X", iParent))))
                    .isInstanceOf(Fault.class)
                    .satisfies(named("Server.Customer.reseller_not_found", "Customer.IParent"));
        }
    }

    @Test
    void aDistributorOutOfReachIsAsUnknownAsNone() {
        int distributor = create(type("Everywhere", 3)).iCustomer();
        NewCustomer wanted = settled(TestDomain.customer("Sold", "GBP"), soldBy(distributor));
        assertThat(create(wanted).iCustomer()).isPositive();
        assertThatThrownBy(() -> domain.write(tx -> domain.customers.create(
                        tx, domain.reseller(), settled(TestDomain.customer("Own", "GBP"), soldBy(distributor)))))
                .isInstanceOf(Fault.class)
                .satisfies(named("Server.Customer.distributor_not_found", "CustomerDefaultValues.IDistributor"));
    }

    private static CustomerSettings soldBy(int iDistributor) {
        return new CustomerSettings(
                null,
                CustomerSettingsPlansBuilder.builder()
                        .iDistributor(iDistributor)
                        .build(),
                null,
                null,
                null,
                null);
    }

    @Test
    void aResellerMayHaveResellersBelowIt() {
        int below = domain.write(tx -> domain.customers.create(tx, domain.reseller(), type("Sub", 2)))
                .iCustomer();
        Customer leaf = domain.write(tx -> domain.customers.create(tx, domain.reseller(), parent("Leaf", below)));
        assertThat(leaf.resellerPath()).isEqualTo("/101/" + below + "/");
    }

    @Test
    void resellersAreNestedAsDeepAsTheStoreHasRoomFor() {
        int deep = domain.write(tx -> domain.customers.create(tx, domain.operator(), type("Deep", 2)))
                .iCustomer();
        domain.write(tx -> tx.sql()
                .update(CUSTOMER)
                .set(CUSTOMER.RESELLER_PATH, "/" + "101/".repeat(31))
                .where(CUSTOMER.I_ENV.eq(TestDomain.ENV), CUSTOMER.I_CUSTOMER.eq(deep))
                .execute());
        assertThatThrownBy(() ->
                        domain.write(tx -> domain.customers.create(tx, domain.operator(), parent("Deeper", deep))))
                .isInstanceOf(Fault.class)
                .satisfies(named("Length", "Customer.IParent"));
    }

    @Test
    void aCustomerIsFoundByItsLoginAndPasswordOnly() {
        Customer made = create(login("One", "one.login", "Passw9rdX"));
        assertThat(domain.readOne(db -> domain.customers.findByLogin(db, domain.operator(), "one.login", "Passw9rdX")))
                .contains(made);
        assertThat(domain.readOne(db -> domain.customers.findByLogin(db, domain.operator(), "one.login", "wrong")))
                .isEmpty();
    }

    @Test
    void passwordsAndNamesShowNeitherInTheFileNorInText() throws Exception {
        NewCustomer wanted = login("One", "one.login", "Passw9rdX");
        create(wanted);
        assertThat(domain.holds("Passw9rdX")).isFalse();
        assertThat(wanted.toString()).doesNotContain("Passw9rdX").doesNotContain("Marsh");
        assertThat(wanted.subscriber().toString()).doesNotContain("Marsh");
    }

    private Customer create(NewCustomer wanted) {
        return domain.write(tx -> domain.customers.create(tx, domain.operator(), wanted));
    }

    private Customer find(License license, int iCustomer) {
        return domain.read(db -> domain.customers.find(db, license, iCustomer)).orElseThrow();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(NewCustomer wanted) {
        return assertThatThrownBy(() -> create(wanted)).isInstanceOf(Fault.class);
    }

    private static ThrowingConsumer<Throwable> named(String code, String field) {
        return thrown -> assertThat(((Fault) thrown).fields())
                .extracting(FieldFault::code, FieldFault::field)
                .contains(tuple(code, field));
    }

    private static NewCustomer with(NewCustomer base, Subscriber subscriber) {
        return NewCustomerBuilder.builder(base).subscriber(subscriber).build();
    }

    private static NewCustomer login(String name, String login, String password) {
        return NewCustomerBuilder.builder(TestDomain.customer(name, "EUR"))
                .login(login)
                .password(password)
                .build();
    }

    private static NewCustomer type(String name, int customerType) {
        return NewCustomerBuilder.builder(TestDomain.customer(name, "GBP"))
                .customerType(customerType)
                .build();
    }

    private static NewCustomer parent(String name, int iParent) {
        return NewCustomerBuilder.builder(TestDomain.customer(name, "GBP"))
                .iParent(iParent)
                .build();
    }

    private static NewCustomer money(NewCustomer base, String limit, String opening, String discount) {
        return NewCustomerBuilder.builder(base)
                .creditLimit(new BigDecimal(limit))
                .openingBalance(new BigDecimal(opening))
                .discountRate(new BigDecimal(discount))
                .build();
    }

    private static NewCustomer features(NewCustomer base, ServiceFeature feature) {
        return NewCustomerBuilder.builder(base).features(List.of(feature)).build();
    }

    private static NewCustomer discountPlan(String currency, int iPlan) {
        CustomerSettings settings = new CustomerSettings(
                null, CustomerSettingsPlansBuilder.builder().iVdPlan(iPlan).build(), null, null, null, null);
        return settled(TestDomain.customer("Planned", currency), settings);
    }

    private static NewCustomer settled(NewCustomer base, CustomerSettings settings) {
        return NewCustomerBuilder.builder(base).settings(settings).build();
    }
}
