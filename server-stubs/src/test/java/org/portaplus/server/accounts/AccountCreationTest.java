package org.portaplus.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.server.store.TestDomain.row;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

// Longer than 300 lines because there is one test for each rule of making accounts, on the same customer.
@OnEveryStore
class AccountCreationTest {
    private static final int BUSINESS_USD = 1;
    private static final int HOME_USD = 2;
    private static final int TRUNK_USD = 3;
    private static final int BUSINESS_EUR = 4;
    private static final int HARBOUR_GBP = 8;

    private TestDomain domain;
    private Customer acme;

    @BeforeEach
    void open() {
        acme = domain.createCustomer("Acme", "USD");
    }

    @Test
    void anAccountIsReadAsItWasMade() {
        CreatedAccount made = create(request(HOME_USD, row("15550001"))).get(0);
        Account read = read("15550001");
        assertThat(read.keys().iAccount()).isEqualTo(made.iAccount());
        assertThat(read.keys().iCustomer()).isEqualTo(acme.iCustomer());
        assertThat(read.productName()).isEqualTo("Home Line USD");
        assertThat(read.money().billingModel()).isEqualTo(BillingModel.CREDIT);
        assertThat(read.money().currency()).isEqualTo("USD");
        assertThat(read.billStatus()).isEqualTo("O");
        assertThat(read.subscriber().fullName()).isEqualTo("Joe Reed");
        assertThat(read.access().login()).isEqualTo("15550001").isEqualTo(made.login());
        assertThat(read.access().webPassword()).isEqualTo(made.webPassword());
        assertThat(read.access().voipPassword()).isEqualTo(made.voipPassword());
        assertThat(read.times().activation()).isEqualTo(domain.clock.instant());
    }

    @Test
    void severalAccountsComeInTheOrderOfTheRowsWithTheirOwnIndex() {
        List<CreatedAccount> made = create(request(
                HOME_USD,
                NewAccountsRowBuilder.builder()
                        .index(7)
                        .extension("701")
                        .id("15550001")
                        .firstName("A")
                        .lastName("B")
                        .email("a@b.example")
                        .label("Desk")
                        .activationDate("2026-05-01")
                        .build(),
                NewAccountsRowBuilder.builder()
                        .index(3)
                        .extension("702")
                        .password("Secret99x")
                        .id("15550002")
                        .firstName("C")
                        .lastName("D")
                        .build()));
        assertThat(made).extracting(CreatedAccount::id).containsExactly("15550001", "15550002");
        assertThat(made).extracting(CreatedAccount::index).containsExactly(7, 3);
        assertThat(made.get(1).voipPassword()).isEqualTo("Secret99x");
        Account first = read("15550001");
        assertThat(first.extension().number()).isEqualTo("701");
        assertThat(first.extension().name()).isEqualTo("Desk");
        assertThat(first.times().activation()).hasToString("2026-05-01T00:00:00Z");
    }

    @Test
    void generatedIdsHaveThePrefixAndTheNumberOfDigitsAndDiffer() {
        NewAccounts.Row[] rows = Collections.nCopies(30, row("")).toArray(NewAccounts.Row[]::new);
        List<CreatedAccount> made = create(generated("4420", 6, rows));
        assertThat(made)
                .extracting(CreatedAccount::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("4420\\d{6}"));
    }

    @Test
    void withoutRowsOneAccountIsMade() {
        assertThat(create(generated("4420", 6))).hasSize(1);
    }

    @Test
    void generationEndsWhenThePrefixHasNoFreeIdLeft() {
        NewAccounts.Row[] rows = Collections.nCopies(10, row("")).toArray(NewAccounts.Row[]::new);
        create(generated("99", 1, rows));
        refused(generated("99", 1), FaultKind.CONFLICT, "Server.Account.duplicate_id", "AccountRandomDigitLength");
    }

    @Test
    void generatedPasswordsSatisfyTheRules() {
        CreatedAccount made = create(request(HOME_USD, row("15550001"))).get(0);
        for (String password : List.of(made.webPassword(), made.voipPassword())) {
            assertThat(password)
                    .hasSizeBetween(8, 32)
                    .containsPattern("[A-Za-z]")
                    .containsPattern("[0-9]");
        }
        assertThat(made.webPassword()).isNotEqualTo(made.voipPassword());
    }

    @Test
    void aDuplicateIdIsNamedByItsRowAndNothingIsMade() {
        domain.createAccount(acme.iCustomer(), HOME_USD, "15550002");
        refused(
                request(HOME_USD, row("15550001"), row("15550002"), row("15550003")),
                FaultKind.CONFLICT,
                "Server.Account.duplicate_id",
                "AccountsToCreate[1].AcntId");
        assertThat(ids()).containsExactly("15550002");
    }

    @Test
    void anIdTwiceInOneRequestIsNamedByItsSecondRow() {
        refused(
                request(HOME_USD, row("15550001"), row("15550001")),
                FaultKind.CONFLICT,
                "Server.Account.duplicate_id",
                "AccountsToCreate[1].AcntId");
    }

    @Test
    void anIdMayNotBeThatOfAnAlias() {
        CreatedAccount made = domain.createAccount(acme.iCustomer(), HOME_USD, "15550001");
        domain.write(tx ->
                domain.accounts.open(tx, domain.operator(), made.iAccount()).addAlias("15559999", "AliasNumber"));
        refused(
                request(HOME_USD, row("15559999")),
                FaultKind.CONFLICT,
                "Server.Account.duplicate_id",
                "AccountsToCreate[0].AcntId");
    }

    @Test
    void anUnknownProductIsNamed() {
        refused(
                request(999, row("15550001")),
                FaultKind.INVALID,
                "Server.Account.product_not_found",
                "DefaultValues.ProductId");
        refused(
                request(11, row("15550001")),
                FaultKind.INVALID,
                "Server.Account.product_not_found",
                "DefaultValues.ProductId");
        refused(request(0, row("15550001")), FaultKind.INVALID, "NotEmpty", "DefaultValues.ProductId");
    }

    @Test
    void aProductInAnotherCurrencyIsNamed() {
        refused(
                request(BUSINESS_EUR, row("15550001")),
                FaultKind.INVALID,
                "Server.Account.currency_mismatch",
                "DefaultValues.ProductId");
    }

    @Test
    void aProductOfAResellerIsNotForOthers() {
        Customer gbp = domain.createCustomer("Direct", "GBP");
        refused(
                TestDomain.accounts(gbp.iCustomer(), HARBOUR_GBP, row("15550001")),
                FaultKind.INVALID,
                "Server.Account.product_not_found",
                "DefaultValues.ProductId");
        Customer own =
                domain.write(tx -> domain.customers.create(tx, domain.reseller(), TestDomain.customer("Own", "GBP")));
        NewAccounts request = TestDomain.accounts(own.iCustomer(), HARBOUR_GBP, row("15550001"));
        List<CreatedAccount> made = domain.write(tx -> domain.accounts.create(tx, domain.reseller(), request));
        assertThat(made).hasSize(1);
    }

    @Test
    void theCustomerOfAnotherResellerIsNotFound() {
        try {
            domain.write(tx -> domain.accounts.create(tx, domain.reseller(), request(HOME_USD, row("1"))));
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(FaultKind.NOT_FOUND);
            assertThat(fault.fields().get(0).field()).isEqualTo("ICustomer");
            return;
        }
        throw new AssertionError("was made");
    }

    @Test
    void withoutACustomerTheMemberIsNamed() {
        refused(TestDomain.accounts(0, HOME_USD, row("15550001")), FaultKind.INVALID, "NotEmpty", "ICustomer");
        refused(
                TestDomain.accounts(4711, HOME_USD, row("15550001")),
                FaultKind.NOT_FOUND,
                "Server.Customer.not_found",
                "ICustomer");
    }

    @Test
    void theIdHasTheFormOfTheRole() {
        refused(request(TRUNK_USD, row("trunk")), FaultKind.INVALID, "RegularExpression", "AccountsToCreate[0].AcntId");
        assertThat(create(request(TRUNK_USD, row("192.0.2.17")))).hasSize(1);
        refused(
                request(HOME_USD, row("no blanks")),
                FaultKind.INVALID,
                "RegularExpression",
                "AccountsToCreate[0].AcntId");
    }

    @Test
    void anAccountNeedsAnIdOrDigitsToMakeOne() {
        refused(request(HOME_USD, row("")), FaultKind.INVALID, "NotEmpty", "AccountsToCreate[0].AcntId");
        refused(request(HOME_USD), FaultKind.INVALID, "NotEmpty", "AccountId");
    }

    @Test
    void accountIdNamesASingleAccountOnly() {
        NewAccounts base = request(HOME_USD, row(""));
        NewAccounts one = new NewAccounts(base.owner(), base.rows(), base.defaults(), "15550001", null, 0, null, null);
        assertThat(create(one).get(0).id()).isEqualTo("15550001");
        NewAccounts two = new NewAccounts(
                base.owner(), List.of(row("1"), row("2")), base.defaults(), "15550009", null, 0, null, null);
        refused(two, FaultKind.INVALID, "Empty", "AccountId");
    }

    @Test
    void aTakenExtensionIsNamedByItsRow() {
        create(request(HOME_USD, extension("15550001", "701")));
        refused(
                request(HOME_USD, extension("15550002", "701")),
                FaultKind.CONFLICT,
                "Server.Customer.Ext_HG_number_already_in_use",
                "AccountsToCreate[0].Extension");
        refused(
                request(HOME_USD, extension("15550002", "7x")),
                FaultKind.INVALID,
                "RegularExpression",
                "AccountsToCreate[0].Extension");
        Customer other = domain.createCustomer("Other", "USD");
        assertThat(create(TestDomain.accounts(other.iCustomer(), HOME_USD, extension("15550002", "701"))))
                .hasSize(1);
    }

    @Test
    void aWeakServicePasswordIsNamedByItsRow() {
        NewAccounts.Row weak = NewAccountsRowBuilder.builder()
                .password("abcdefgh")
                .id("15550001")
                .build();
        refused(
                request(HOME_USD, weak),
                FaultKind.INVALID,
                "Client.Account.weak_password",
                "AccountsToCreate[0].Password");
    }

    @Test
    void aSubscriptionInAnotherCurrencyIsNamedByItsRow() {
        refused(
                request(HOME_USD, subscription("15550001", 2)),
                FaultKind.INVALID,
                "Server.Account.currency_mismatch",
                "AccountsToCreate[0].ISubscription");
        refused(
                request(HOME_USD, subscription("15550001", 99)),
                FaultKind.INVALID,
                "Server.Account.subscription_not_found",
                "AccountsToCreate[0].ISubscription");
    }

    @Test
    void theSubscriptionThatTheProductBringsIsNotAskedForAgain() {
        refused(
                request(BUSINESS_USD, subscription("15550001", 9), subscription("15550002", 1)),
                FaultKind.INVALID,
                "Server.Account.duplicate_subscription",
                "AccountsToCreate[1].ISubscription");
    }

    @Test
    void aVoicemailModeIsTakenWithVoicemailOffWhoeverSaysEither() {
        NewAccounts one = request(HOME_USD, row("15550001"));
        NewAccounts two = request(HOME_USD, row("15550002"));
        NewAccounts three = request(HOME_USD, row("15550003"));
        create(with(one, null, false, null, ServiceFeature.of("default_action", "7")));
        create(with(two, null, true, "Voicemail", ServiceFeature.of("unified_messaging", "N")));
        create(with(three, null, false, "RingVoicemail"));
    }

    @Test
    void whatFeaturesNameMustExist() {
        refused(
                request(true, null, ServiceFeature.of("individual_routing_plan", "Y", "i_routing_plan", "999")),
                FaultKind.INVALID,
                "Server.Customer.plan_not_found",
                "DefaultValues.ServiceFeatures[0].ServiceAttributes.i_routing_plan");
        refused(
                request(true, null, ServiceFeature.of("rtpp_level", "99")),
                FaultKind.INVALID,
                "Enum",
                "DefaultValues.ServiceFeatures[0].FlagValue");
    }

    @Test
    void anAccountIsMadeOfItsOwnOnly() {
        NewAccounts plain = request(HOME_USD, row("15550001"));
        for (String model : List.of("Alias", "Internal", "Beneficiary", "2", "3", "4")) {
            refused(with(plain, model, false, null), FaultKind.INVALID, "Enum", "DefaultValues.BillingModel");
        }
    }

    private NewAccounts request(boolean voicemail, String mode, ServiceFeature... features) {
        return with(request(HOME_USD, row("15550001")), null, voicemail, mode, features);
    }

    private static NewAccounts with(
            NewAccounts plain, String model, boolean voicemail, String mode, ServiceFeature... features) {
        NewAccounts.Defaults defaults = NewAccountsDefaultsBuilder.builder()
                .billingModel(model)
                .iProduct(plain.defaults().iProduct())
                .creditLimit(BigDecimal.ZERO)
                .voicemail(voicemail)
                .features(List.of(features))
                .answeringMode(mode)
                .build();
        return new NewAccounts(plain.owner(), plain.rows(), defaults, null, null, 0, null, null);
    }

    @Test
    void productAndOwnSubscriptionsAppearInTheReport() {
        create(request(BUSINESS_USD, subscription("15550001", 9)));
        List<ReportRow> rows = domain.readList(db -> domain.reports.ofTenant(db, domain.operator(), acme.iCustomer()));
        assertThat(rows).extracting(ReportRow::subscription).containsExactly("Line rental USD", "Equipment USD");
        assertThat(rows.get(0).monthlyFee()).isEqualTo(new BigDecimal("12.50"));
        assertThat(rows.get(0).customer()).isEqualTo("Acme");
    }

    @Test
    void defaultsBecomeFeaturesAndExplicitFeaturesWin() {
        NewAccounts.Defaults base = TestDomain.defaults(HOME_USD);
        NewAccounts.Defaults defaults = NewAccountsDefaultsBuilder.builder()
                .billingModel("Debit")
                .iTariff(1)
                .batchNamePrefix("Sales")
                .lifeTime(30)
                .iProduct(HOME_USD)
                .ivrLanguage("de")
                .serviceFlags("")
                .creditLimit(new BigDecimal("25.00"))
                .voicemail(true)
                .followMe(true)
                .ecommerce(true)
                .iRoutingPlan(1)
                .rtpProxy("OnNat")
                .features(List.of(ServiceFeature.of("clir", "P"), ServiceFeature.of("rtpp_level", "3")))
                .iParent(base.iParent())
                .answeringMode("RingThenVoicemail")
                .build();
        create(new NewAccounts(
                NewAccounts.Owner.number(acme.iCustomer()),
                List.of(row("15550001")),
                defaults,
                null,
                null,
                0,
                "Branch",
                "sip.example.net:5070"));
        Account read = read("15550001");
        assertThat(read.features().flag("unified_messaging")).isEqualTo("Y");
        assertThat(read.features().flag("default_action")).isEqualTo("5");
        assertThat(read.features().flag("lan_name")).isEqualTo("de");
        assertThat(read.features().flag("rtpp_level")).isEqualTo("3");
        assertThat(read.features().flag("clir")).isEqualTo("P");
        assertThat(read.features().attribute("sip_static_contact", "host")).isEqualTo("sip.example.net");
        assertThat(read.features().attribute("sip_static_contact", "port")).isEqualTo("5070");
        assertThat(read.features().attribute("individual_routing_plan", "i_routing_plan"))
                .isEqualTo("1");
        assertThat(read.batchPrefix()).isEqualTo("Sales");
        assertThat(read.keys().iCustomerSite()).isPositive();
        assertThat(read.money().billingModel()).isEqualTo(BillingModel.DEBIT);
        assertThat(read.money().creditLimit()).isEqualTo(new BigDecimal("25.00"));
    }

    @Test
    void passwordsAreShownOnlyToALicenseThatMaySeeThem() throws Exception {
        CreatedAccount made = domain.createAccount(acme.iCustomer(), HOME_USD, "15550001");
        License reader = new License(TestDomain.ENV, 9, null, java.util.Set.of(Scope.READ));
        Account read = domain.readOne(db -> domain.queries.byId(db, reader, "15550001"))
                .orElseThrow();
        assertThat(read.access().voipPassword()).isEmpty();
        assertThat(read.access().webPassword()).isEmpty();
        assertThat(domain.holds(made.voipPassword())).isFalse();
        assertThat(made.toString()).doesNotContain(made.voipPassword());
    }

    @Test
    void manyClientsWithTheSamePrefixGetDifferentIds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<CreatedAccount>>> running = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            running.add(threads.submit(() -> create(generated("77", 4, row("")))));
        }
        List<String> ids = new ArrayList<>();
        for (Future<List<CreatedAccount>> made : running) {
            ids.add(made.get().get(0).id());
        }
        threads.shutdown();
        assertThat(ids).doesNotHaveDuplicates().hasSize(100);
    }

    @Test
    void ofManyClientsWithTheSameIdOneGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> running = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            running.add(threads.submit(() -> {
                try {
                    create(request(HOME_USD, row("15550001")));
                    return true;
                } catch (Fault fault) {
                    assertThat(fault.code()).isEqualTo("Server.Account.duplicate_id");
                    return false;
                }
            }));
        }
        int made = 0;
        for (Future<Boolean> one : running) {
            made += one.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(made).isEqualTo(1);
    }

    @Test
    void aClosedCustomerGetsNoAccounts() {
        domain.write(tx -> tx.sql()
                .update(CUSTOMER)
                .set(CUSTOMER.BILL_STATUS, "C")
                .where(CUSTOMER.I_ENV.eq(TestDomain.ENV), CUSTOMER.I_CUSTOMER.eq(acme.iCustomer()))
                .execute());
        refused(request(HOME_USD, row("15550001")), FaultKind.CONFLICT, "Server.Customer.closed", "ICustomer");
    }

    @Test
    void aPasswordWithTheIdOfTheRequestIsRefused() {
        NewAccounts base = request(
                HOME_USD,
                NewAccountsRowBuilder.builder()
                        .password("a15550001z")
                        .firstName("Joe")
                        .lastName("Reed")
                        .build());
        refused(
                new NewAccounts(base.owner(), base.rows(), base.defaults(), "15550001", null, 0, null, null),
                FaultKind.INVALID,
                "Client.Account.weak_password",
                "AccountsToCreate[0].Password");
    }

    @Test
    void everythingIsThereAfterARestart() {
        domain.createAccount(acme.iCustomer(), HOME_USD, "15550001");
        Account before = read("15550001");
        domain = domain.reopened();
        assertThat(read("15550001")).isEqualTo(before);
    }

    private NewAccounts request(int iProduct, NewAccounts.Row... rows) {
        return TestDomain.accounts(acme.iCustomer(), iProduct, rows);
    }

    private NewAccounts generated(String prefix, int digits, NewAccounts.Row... rows) {
        NewAccounts base = request(HOME_USD, rows);
        return new NewAccounts(base.owner(), base.rows(), base.defaults(), null, prefix, digits, null, null);
    }

    private static NewAccounts.Row extension(String id, String extension) {
        return NewAccountsRowBuilder.builder()
                .extension(extension)
                .id(id)
                .firstName("Joe")
                .lastName("Reed")
                .build();
    }

    private static NewAccounts.Row subscription(String id, int iSubscription) {
        return NewAccountsRowBuilder.builder()
                .iSubscription(iSubscription)
                .id(id)
                .firstName("Joe")
                .lastName("Reed")
                .build();
    }

    private List<CreatedAccount> create(NewAccounts request) {
        return domain.write(tx -> domain.accounts.create(tx, domain.operator(), request));
    }

    private Account read(String id) {
        return domain.readOne(db -> domain.queries.byId(db, domain.operator(), id))
                .orElseThrow();
    }

    private List<String> ids() {
        return domain
                .read(db -> domain.queries.withKeys(
                        db, domain.operator(), domain.queries.keys(db, domain.operator(), AccountFilter.of(0, 0))))
                .stream()
                .map(Account::id)
                .toList();
    }

    private void refused(NewAccounts request, FaultKind kind, String code, String field) {
        List<String> before = ids();
        try {
            create(request);
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.fields()).anySatisfy(broken -> {
                assertThat(broken.code()).isEqualTo(code);
                assertThat(broken.field()).isEqualTo(field);
            });
            assertThat(ids()).isEqualTo(before);
            return;
        }
        throw new AssertionError("was made");
    }
}
