package org.portaplus.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.PRODUCT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.customers.SubscriberText;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

// Longer than 300 lines because there is one test for each rule of changing an account, on the same two accounts.
@OnEveryStore
class AccountUpdateTest {
    private static final int BUSINESS_USD = 1;
    private static final int HOME_USD = 2;
    private static final int TRUNK_USD = 3;
    private static final int VOICEMAIL = 11;
    private static final int RECORDING = 12;
    private static final int BUNDLE = 13;

    private TestDomain domain;
    private Customer acme;
    private int iAccount;

    @BeforeEach
    void open() {
        acme = domain.createCustomer("Acme", "USD");
        iAccount =
                domain.createAccount(acme.iCustomer(), BUSINESS_USD, "15550001").iAccount();
    }

    @Test
    void whatIsNotNamedStaysAsItIs() {
        Account before = read();
        update(change(AccountChange.Access.UNSET, AccountChange.Terms.UNSET, Subscriber.UNSET));
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void anAccountIsNamedByNumberIdOrAlias() {
        addAlias("15559999");
        for (AccountChange.Which which : List.of(
                AccountChange.Which.number(iAccount),
                AccountChange.Which.id("15550001"),
                AccountChange.Which.id("15559999"))) {
            assertThat(update(TestDomain.change(which, AccountChange.Terms.UNSET)))
                    .isEqualTo(iAccount);
        }
    }

    @Test
    void loginPasswordsAndBlockAreReadAsTheyWereSet() {
        update(access("joe.reed", "WebPass99", "VoipPass99", true));
        Account read = read();
        assertThat(read.access().login()).isEqualTo("joe.reed");
        assertThat(read.access().webPassword()).isEqualTo("WebPass99");
        assertThat(read.access().voipPassword()).isEqualTo("VoipPass99");
        assertThat(read.blocked()).isTrue();
    }

    @Test
    void aShortLoginAWeakPasswordAndATakenLoginAreRefused() {
        domain.createAccount(acme.iCustomer(), HOME_USD, "15550002");
        refused(
                access("joe", null, null, null),
                FaultKind.INVALID,
                "Client.Account.too_short.account_info.login",
                "Login");
        refused(access(null, "short", null, null), FaultKind.INVALID, "Client.Account.weak_password", "Password");
        refused(
                access(null, null, "15550001x", null),
                FaultKind.INVALID,
                "Client.Account.weak_password",
                "VoipPassword");
        refused(access("15550002", null, null, null), FaultKind.CONFLICT, "Server.Account.duplicate_login", "Login");
    }

    @Test
    void theSubscriberChangesMemberByMemberAndEmptyTextClears() {
        update(subscriber(Subscriber.builder()
                .with(SubscriberText.LAST_NAME, "Stone")
                .with(SubscriberText.COMPANY, "Stone Ltd")
                .with(SubscriberText.ADDRESS1, "1 Quay")
                .with(SubscriberText.CITY, "Hull")
                .with(SubscriberText.POSTCODE, "HU1")
                .with(SubscriberText.COUNTRY, "GB")
                .with(SubscriberText.EMAIL, "a@stone.example")
                .with(SubscriberText.PHONE1, "441482")
                .with(SubscriberText.NOTE, "vip")
                .build()));
        Subscriber read = read().subscriber();
        assertThat(read.fullName()).isEqualTo("Joe Stone");
        assertThat(read.get(SubscriberText.SALUTATION)).isEmpty();
        assertThat(read.get(SubscriberText.COMPANY)).isEqualTo("Stone Ltd");
        assertThat(read.get(SubscriberText.CITY)).isEqualTo("Hull");
        update(subscriber(Subscriber.builder().with(SubscriberText.EMAIL, "").build()));
        assertThat(read().subscriber().get(SubscriberText.EMAIL)).isEmpty();
        assertThat(read().subscriber().get(SubscriberText.PHONE1)).isEqualTo("441482");
    }

    @Test
    void aNegativeCreditLimitIsRefusedAndZeroKeeps() {
        update(terms(limit("30.00")));
        update(terms(limit("0")));
        assertThat(read().money().creditLimit()).isEqualTo(new BigDecimal("30.00"));
        refused(terms(limit("-1")), FaultKind.INVALID, "GreaterThanOrEqual", "CreditLimit");
    }

    @Test
    void addonsAreReplacedAsAWholeAndThoseThatStayKeepTheirStart() {
        Instant first = domain.clock.instant();
        update(addons(VOICEMAIL, RECORDING));
        domain.clock.advance(Duration.ofDays(3));
        update(addons(RECORDING, BUNDLE));
        List<AssignedAddon> assigned = assigned();
        assertThat(assigned).extracting(addon -> addon.addon().iProduct()).containsExactly(RECORDING, BUNDLE);
        assertThat(assigned).extracting(AssignedAddon::from).containsExactly(first, domain.clock.instant());
        assertThat(assigned.get(0).subscriptionFee()).isEqualTo(new BigDecimal("4.50"));
        domain.clock.advance(Duration.ofDays(1));
        update(addons());
        assertThat(assigned()).isEmpty();
    }

    @Test
    void anAddonThatDoesNotSuitIsRefused() {
        refused(addons(21), FaultKind.INVALID, "Server.Account.currency_mismatch", "assigned_addons[0].IProduct");
        refused(
                addons(VOICEMAIL, 99),
                FaultKind.INVALID,
                "Server.Account.product_not_found",
                "assigned_addons[1].IProduct");
        refused(
                addons(BUSINESS_USD),
                FaultKind.INVALID,
                "Server.Account.product_not_found",
                "assigned_addons[0].IProduct");
        refused(
                addons(VOICEMAIL, VOICEMAIL),
                FaultKind.INVALID,
                "Server.Account.duplicate_addon",
                "assigned_addons[1].IProduct");
        int home = domain.createAccount(acme.iCustomer(), HOME_USD, "15550002").iAccount();
        refused(
                TestDomain.change(home, AccountChange.Terms.onlyAddons(List.of(new AddonChoice(BUNDLE, null)))),
                FaultKind.INVALID,
                "Server.Account.addon_not_allowed",
                "assigned_addons[0].IProduct");
    }

    @Test
    void anAddonMayBeNamed() {
        update(terms(AccountChange.Terms.onlyAddons(List.of(new AddonChoice(0, "Voicemail USD")))));
        assertThat(assigned()).extracting(addon -> addon.addon().iProduct()).containsExactly(VOICEMAIL);
    }

    @Test
    void ofAddonsOfOneNameThatOfTheCustomersSellerIsMeant() {
        // Of a reseller that the customer is not below, and before the other in every order.
        domain.write(tx -> tx.sql()
                .execute(
                        "INSERT INTO product SELECT i_env, -1, name, end_user_name, description, currency, i_account_role,"
                                + " i_product_group, is_addon, addon_priority, allowed_with_any, i_subscription, maintenance_fee,"
                                + " 101, hidden FROM product WHERE i_product = 11"));
        update(terms(AccountChange.Terms.onlyAddons(List.of(new AddonChoice(0, "Voicemail USD")))));
        assertThat(assigned()).extracting(addon -> addon.addon().iProduct()).containsExactly(VOICEMAIL);
    }

    @Test
    void aNewMainProductMustSuitRoleCurrencyAndAddons() {
        update(addons(BUNDLE));
        refused(product(HOME_USD), FaultKind.INVALID, "Server.Account.addon_not_allowed", "IProduct");
        refused(product(TRUNK_USD), FaultKind.INVALID, "Server.Account.role_mismatch", "IProduct");
        refused(product(4), FaultKind.INVALID, "Server.Account.currency_mismatch", "IProduct");
        refused(product(99), FaultKind.INVALID, "Server.Account.product_not_found", "IProduct");
        update(addons());
        update(product(HOME_USD));
        assertThat(read().productName()).isEqualTo("Home Line USD");
    }

    @Test
    void currencyAndBillingModelCannotChange() {
        refused(
                belief(new AccountChange.Belief(0, 0, 0, 0, 0, "EUR", null)),
                FaultKind.INVALID,
                "Server.Account.currency_mismatch",
                "ISO4217");
        refused(
                belief(new AccountChange.Belief(0, 0, 0, 0, 0, null, "Debit")),
                FaultKind.INVALID,
                "Equal",
                "BillingModel");
        update(belief(new AccountChange.Belief(0, 0, 0, 0, 0, "USD", "ReChargeVoucher")));
    }

    @Test
    void numbersThatIdentifyTheAccountAreRightOrRefused() {
        Account.Keys keys = read().keys();
        refused(
                belief(new AccountChange.Belief(4711, 0, 0, 0, 0, null, null)),
                FaultKind.INVALID,
                "Equal",
                "ICustomer");
        refused(belief(new AccountChange.Belief(0, 4711, 0, 0, 0, null, null)), FaultKind.INVALID, "Equal", "IParent");
        refused(belief(new AccountChange.Belief(0, 0, 4711, 0, 0, null, null)), FaultKind.INVALID, "Equal", "IEnv");
        refused(belief(new AccountChange.Belief(0, 0, 0, 4711, 0, null, null)), FaultKind.INVALID, "Equal", "IBatch");
        refused(
                belief(new AccountChange.Belief(0, 0, 0, 0, 4711, null, null)),
                FaultKind.INVALID,
                "Equal",
                "ISubscriber");
        update(belief(new AccountChange.Belief(
                acme.iCustomer(), 0, keys.iEnv(), keys.iBatch(), keys.iSubscriber(), null, null)));
    }

    @Test
    void aLoginThatThePasswordContainsIsRefused() {
        update(access(null, "harbour77x", null, null));
        refused(access("harbour77", null, null, null), FaultKind.INVALID, "Client.Account.weak_password", "Login");
        update(access("harbour77", "Quay4Crane", null, null));
        assertThat(read().access().login()).isEqualTo("harbour77");
    }

    @Test
    void theActivationDateDoesNotChangeAfterTheFirstUse() {
        AccountChange change = terms(activation("2031-02-03"));
        update(change);
        assertThat(read().times().activation()).hasToString("2031-02-03T00:00:00Z");
        domain.write(tx -> tx.sql()
                .update(ACCOUNT)
                .set(ACCOUNT.FIRST_USAGE_AT, domain.clock.instant())
                .where(ACCOUNT.I_ENV.eq(TestDomain.ENV), ACCOUNT.I_ACCOUNT.eq(iAccount))
                .execute());
        refused(change, FaultKind.INVALID, "Server.Account.already_used", "activationDate");
    }

    @Test
    void anAddonOfAResellerIsForTheCustomersBelowItOnly() {
        int conference = 32;
        domain.write(tx -> tx.sql()
                .update(PRODUCT)
                .set(PRODUCT.ALLOWED_WITH_ANY, true)
                .where(PRODUCT.I_ENV.eq(TestDomain.ENV), PRODUCT.I_PRODUCT.eq(conference))
                .execute());
        int other = domain.createCustomer("Elsewhere", "GBP").iCustomer();
        int elsewhere = domain.createAccount(other, 6, "15556661").iAccount();
        refused(
                onAccount(elsewhere, conference),
                FaultKind.INVALID,
                "Server.Account.product_not_found",
                "assigned_addons[0].IProduct");
        int own = domain.write(
                        tx -> domain.customers.create(tx, domain.reseller(), TestDomain.customer("Below", "GBP")))
                .iCustomer();
        update(onAccount(domain.createAccount(own, 6, "15556662").iAccount(), conference));
    }

    private static AccountChange onAccount(int iAccount, int iAddon) {
        return TestDomain.change(iAccount, AccountChange.Terms.onlyAddons(List.of(new AddonChoice(iAddon, null))));
    }

    @Test
    void theIdChangesOnlyWhenANumberIsPorted() {
        update(which(new AccountChange.Which(iAccount, "15557777", false)));
        assertThat(read().id()).isEqualTo("15550001");
        update(which(new AccountChange.Which(iAccount, "15557777", true)));
        assertThat(read().id()).isEqualTo("15557777");
        assertThat(read().access().login()).isEqualTo("15557777");
    }

    @Test
    void aPortedIdIsNoPartOfThePasswordsThatComeOrStay() {
        AccountChange.Which ported = new AccountChange.Which(iAccount, "abc12345", true);
        refused(
                ported(ported, new AccountChange.Access(null, null, "zabc12345", null)),
                FaultKind.INVALID,
                "Client.Account.weak_password",
                "VoipPassword");
        refused(
                ported(ported, new AccountChange.Access(null, "zabc12345", null, null)),
                FaultKind.INVALID,
                "Client.Account.weak_password",
                "Password");
        update(access(null, null, "zabc12345", null));
        refused(ported(ported, AccountChange.Access.UNSET), FaultKind.INVALID, "Client.Account.weak_password", "Id");
        update(access(null, "zabc12345", "Quay4Crane", null));
        refused(ported(ported, AccountChange.Access.UNSET), FaultKind.INVALID, "Client.Account.weak_password", "Id");
        update(ported(ported, new AccountChange.Access(null, "Quay5Crane", null, null)));
        assertThat(read().access().login()).isEqualTo("abc12345");
    }

    @Test
    void featuresChangeByNameAndAttributesAreReplacedOneByOne() {
        update(features(false, ServiceFeature.of("voice_dialing", "Y", "translate_cli_in", "Y")));
        update(features(false, ServiceFeature.of("voice_dialing", null, "i_dial_rule", "4")));
        Account read = read();
        assertThat(read.features().isOn("voice_dialing")).isTrue();
        assertThat(read.features().attribute("voice_dialing", "translate_cli_in"))
                .isEqualTo("Y");
        assertThat(read.features().attribute("voice_dialing", "i_dial_rule")).isEqualTo("4");
        assertThat(read.features().flag("lan_name")).isEqualTo("en");
    }

    @Test
    void aCompleteListOfFeaturesReplacesAll() {
        update(features(true, ServiceFeature.of("clir", "P")));
        assertThat(read().features().all()).extracting(ServiceFeature::name).containsExactly("clir");
    }

    @Test
    void aVoicemailModeIsTakenWithVoicemailOffAndStaysWhenVoicemailGoes() {
        update(shortcuts(Shortcuts.answering(5, "20")));
        update(features(false, ServiceFeature.of("clir", "P"), ServiceFeature.of("default_action", "7")));
        update(shortcuts(Shortcuts.voicemail(true)));
        update(shortcuts(Shortcuts.voicemail(false)));
        assertThat(read().features().flag("default_action")).isEqualTo("7");
        assertThat(read().features().flag("unified_messaging")).isEqualTo("N");
        assertThat(read().features().attribute("default_action", "timeout")).isEqualTo("20");
    }

    @Test
    void aMediaProxyHasALevelOrIsOff() {
        for (String level : new String[] {"0", "1", "2", "3", "N", "~", "^", "/"}) {
            update(features(false, ServiceFeature.of("rtpp_level", level)));
            assertThat(read().features().flag("rtpp_level")).isEqualTo(level);
        }
    }

    @Test
    void aFeatureHasTheValuesOfTheMemberThatStandsForIt() {
        String flag = "Servicefeatures[0].FlagValue";
        refused(features(false, ServiceFeature.of("rtpp_level", "99")), FaultKind.INVALID, "Enum", flag);
        refused(features(false, ServiceFeature.of("default_action", "99")), FaultKind.INVALID, "Enum", flag);
        refused(features(false, ServiceFeature.of("forward_mode", "Q")), FaultKind.INVALID, "Enum", flag);
        refused(features(false, ServiceFeature.of("lan_name", "xx")), FaultKind.INVALID, "Enum", flag);
        refused(
                features(false, ServiceFeature.of("default_action", "1", "timeout", "301")),
                FaultKind.INVALID,
                "Enum",
                "Servicefeatures[0].ServiceAttributes.timeout");
        refused(
                features(false, ServiceFeature.of("music_on_hold", "Y", "i_moh", "999")),
                FaultKind.INVALID,
                "Server.Customer.plan_not_found",
                "Servicefeatures[0].ServiceAttributes.i_moh");
        refused(
                features(
                        false,
                        ServiceFeature.of("individual_routing_plan", "Y", "i_routing_plan", "1"),
                        ServiceFeature.of("individual_routing_plan", "Y", "i_routing_plan", "999")),
                FaultKind.INVALID,
                "Server.Customer.plan_not_found",
                "Servicefeatures[1].ServiceAttributes.i_routing_plan");
        refused(
                features(false, new ServiceFeature("music_on_hold", "Y", Map.of("i_moh", List.of("1", "999")))),
                FaultKind.INVALID,
                "Enum",
                "Servicefeatures[0].ServiceAttributes.i_moh");
        update(features(
                false,
                ServiceFeature.of("rtpp_level", "~"),
                ServiceFeature.of("forward_mode", "C"),
                ServiceFeature.of("lan_name", "de"),
                ServiceFeature.of("music_on_hold", "Y", "i_moh", "2")));
        assertThat(read().features().attribute("music_on_hold", "i_moh")).isEqualTo("2");
    }

    @Test
    void aSubscriptionThatTheAccountHasIsNotBroughtByAnAddonOrAProductAgain() {
        int own = domain.write(tx -> domain.accounts.create(
                        tx,
                        domain.operator(),
                        TestDomain.accounts(
                                acme.iCustomer(),
                                HOME_USD,
                                NewAccountsRowBuilder.builder()
                                        .iSubscription(4)
                                        .id("15550002")
                                        .build())))
                .get(0)
                .iAccount();
        assertThatThrownBy(() -> update(onAccount(own, VOICEMAIL))).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(FaultKind.INVALID);
            assertThat(fault.fields().get(0).code()).isEqualTo("Server.Account.duplicate_subscription");
            assertThat(fault.fields().get(0).field()).isEqualTo("assigned_addons[0].IProduct");
        });
        bringing(HOME_USD, 7);
        update(addons(RECORDING));
        update(addons(VOICEMAIL));
        bringing(HOME_USD, 4);
        refused(product(HOME_USD), FaultKind.INVALID, "Server.Account.duplicate_subscription", "IProduct");
    }

    @Test
    void aProductMayBringTheSubscriptionOfAnAddonThatEndsInTheSameRequest() {
        bringing(HOME_USD, 4);
        update(addons(VOICEMAIL));
        domain.clock.advance(Duration.ofDays(1));
        update(terms(AccountChangeTermsBuilder.builder()
                .iProduct(HOME_USD)
                .addons(List.of())
                .build()));
        assertThat(domain.readList(db -> domain.reports.ofTenant(db, domain.operator(), acme.iCustomer())))
                .filteredOn(row -> row.to() == null)
                .extracting(ReportRow::subscription)
                .containsExactly("Voicemail USD");
    }

    private void bringing(int iProduct, int iSubscription) {
        domain.write(tx -> tx.sql()
                .update(PRODUCT)
                .set(PRODUCT.I_SUBSCRIPTION, iSubscription)
                .where(PRODUCT.I_ENV.eq(TestDomain.ENV), PRODUCT.I_PRODUCT.eq(iProduct))
                .execute());
    }

    @Test
    void aClosedAccountFreesItsNumbersEndsItsAddonsAndStaysClosed() {
        addAlias("15559999");
        domain.write(tx -> {
            domain.accounts.open(tx, domain.operator(), iAccount).assignExtension("701", "Joe", "ExtensionNo");
            return null;
        });
        update(addons(VOICEMAIL));
        update(terms(AccountChange.Terms.onlyStatus("C")));

        Account closed = read();
        assertThat(closed.id()).isEqualTo("15550001-old000");
        assertThat(closed.billStatus()).isEqualTo("C");
        assertThat(closed.extension().iCExt()).isZero();
        domain.clock.advance(Duration.ofSeconds(1));
        assertThat(assigned()).isEmpty();
        refused(terms(AccountChange.Terms.onlyStatus("O")), FaultKind.CONFLICT, "Server.Account.closed", "IAccount");

        CreatedAccount again = domain.createAccount(acme.iCustomer(), HOME_USD, "15550001");
        domain.write(tx ->
                domain.accounts.open(tx, domain.operator(), again.iAccount()).addAlias("15559999", "AliasNumber"));
        domain.write(tx -> {
            domain.accounts.open(tx, domain.operator(), again.iAccount()).assignExtension("701", "Joe", "ExtensionNo");
            return null;
        });
        update(TestDomain.change(again.iAccount(), AccountChange.Terms.onlyStatus("C")));
        assertThat(domain.readOne(db -> domain.queries.byId(db, domain.operator(), "15550001-old001")))
                .isPresent();
    }

    @Test
    void closedAccountsAndAliasesAreNotListedUnlessAsked() {
        addAlias("15559999");
        int other = domain.createAccount(acme.iCustomer(), HOME_USD, "15550002").iAccount();
        assertThat(list(false)).containsExactly("15550001", "15550002");
        assertThat(list(true)).containsExactly("15550001", "15559999", "15550002");
        update(TestDomain.change(other, AccountChange.Terms.onlyStatus("C")));
        assertThat(list(false)).containsExactly("15550001");
    }

    @Test
    void pagesAreInOrderAndCountAll() {
        for (int i = 2; i <= 25; i++) {
            domain.createAccount(acme.iCustomer(), HOME_USD, "1555" + (1000 + i));
        }
        AccountPage page = domain.read(db -> domain.queries.page(
                db,
                domain.operator(),
                new AccountFilter(acme.iCustomer(), List.of(HOME_USD), "", false, "15551"),
                10,
                10));
        assertThat(page.total()).isEqualTo(24);
        assertThat(page.accounts()).hasSize(10);
        assertThat(page.accounts().get(0).id()).isEqualTo("15551012");
    }

    @Test
    void theActivationDateCannotChangeIntoNonsense() {
        refused(terms(activation("soon")), FaultKind.INVALID, "RegularExpression", "activationDate");
        update(terms(activation("2026-07-01 08:30:00")));
        assertThat(read().times().activation()).hasToString("2026-07-01T08:30:00Z");
    }

    @Test
    void theAccountOfAnotherResellerIsNotFound() {
        License reseller = domain.reseller();
        assertThat(domain.readOne(db -> domain.queries.byId(db, reseller, "15550001")))
                .isEmpty();
        try {
            domain.write(tx -> domain.accounts.update(tx, reseller, access(null, null, null, true)));
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(FaultKind.NOT_FOUND);
            return;
        }
        throw new AssertionError("was changed");
    }

    @Test
    void anAliasIsUniqueMadeOfDigitsAndFindsItsMaster() {
        addAlias("15559999");
        Account found = domain.readOne(db -> domain.queries.byId(db, domain.operator(), "15559999"))
                .orElseThrow();
        assertThat(found.keys().iAccount()).isEqualTo(iAccount);
        for (String id : List.of("15559999", "15550001", "abc")) {
            try {
                addAlias(id);
                throw new AssertionError("was made: " + id);
            } catch (Fault fault) {
                assertThat(fault.fields().get(0).field()).isEqualTo("AliasNumber");
            }
        }
    }

    @Test
    void aDisplayNameIsAlsoThatOfTheExtension() {
        domain.write(tx -> {
            domain.accounts.open(tx, domain.operator(), iAccount).assignExtension("701", "Joe", "ExtensionNo");
            domain.accounts.open(tx, domain.operator(), iAccount).display("Front desk", "15550100");
            return null;
        });
        assertThat(read().extension().name()).isEqualTo("Front desk");
        assertThat(read().features().attribute("cli", "display_name")).isEqualTo("Front desk");
        assertThat(read().features().attribute("cli", "centrex")).isEqualTo("15550100");
    }

    private int addAlias(String id) {
        return domain.write(
                tx -> domain.accounts.open(tx, domain.operator(), iAccount).addAlias(id, "AliasNumber"));
    }

    private int update(AccountChange change) {
        return domain.update(change);
    }

    private Account read() {
        return domain.readOne(db -> domain.queries.byKey(db, domain.operator(), iAccount))
                .orElseThrow();
    }

    private List<AssignedAddon> assigned() {
        return domain.read(db -> domain.addons.of(db, domain.operator(), List.of(iAccount), domain.clock.instant()))
                .getOrDefault(iAccount, List.of());
    }

    private List<String> list(boolean aliases) {
        AccountFilter filter = new AccountFilter(acme.iCustomer(), List.of(), "", aliases, "");
        return domain
                .read(db -> domain.queries.withKeys(
                        db, domain.operator(), domain.queries.keys(db, domain.operator(), filter)))
                .stream()
                .map(Account::id)
                .toList();
    }

    private AccountChange change(AccountChange.Access access, AccountChange.Terms terms, Subscriber subscriber) {
        return new AccountChange(
                AccountChange.Which.number(iAccount),
                AccountChange.Belief.NONE,
                access,
                terms,
                subscriber,
                List.of(),
                List.of(),
                false);
    }

    private AccountChange access(String login, String web, String voip, Boolean blocked) {
        return change(new AccountChange.Access(login, web, voip, blocked), AccountChange.Terms.UNSET, Subscriber.UNSET);
    }

    private AccountChange subscriber(Subscriber subscriber) {
        return change(AccountChange.Access.UNSET, AccountChange.Terms.UNSET, subscriber);
    }

    private AccountChange terms(AccountChange.Terms terms) {
        return change(AccountChange.Access.UNSET, terms, Subscriber.UNSET);
    }

    private AccountChange addons(int... addons) {
        return terms(AccountChange.Terms.onlyAddons(Arrays.stream(addons)
                .mapToObj(addon -> new AddonChoice(addon, null))
                .toList()));
    }

    private AccountChange product(int iProduct) {
        return terms(AccountChangeTermsBuilder.builder().iProduct(iProduct).build());
    }

    private static AccountChange.Terms limit(String limit) {
        return AccountChangeTermsBuilder.builder()
                .creditLimit(new BigDecimal(limit))
                .build();
    }

    private static AccountChange.Terms activation(String date) {
        return AccountChangeTermsBuilder.builder().activationDate(date).build();
    }

    private static AccountChange which(AccountChange.Which which) {
        return ported(which, AccountChange.Access.UNSET);
    }

    private static AccountChange ported(AccountChange.Which which, AccountChange.Access access) {
        return new AccountChange(
                which,
                AccountChange.Belief.NONE,
                access,
                AccountChange.Terms.UNSET,
                Subscriber.UNSET,
                List.of(),
                List.of(),
                false);
    }

    private AccountChange belief(AccountChange.Belief belief) {
        return new AccountChange(
                AccountChange.Which.number(iAccount),
                belief,
                AccountChange.Access.UNSET,
                AccountChange.Terms.UNSET,
                Subscriber.UNSET,
                List.of(),
                List.of(),
                false);
    }

    private AccountChange shortcuts(ServiceFeature... shortcuts) {
        return features(List.of(shortcuts), List.of(), false);
    }

    private AccountChange features(boolean complete, ServiceFeature... features) {
        return features(List.of(), List.of(features), complete);
    }

    private AccountChange features(List<ServiceFeature> shortcuts, List<ServiceFeature> features, boolean complete) {
        return new AccountChange(
                AccountChange.Which.number(iAccount),
                AccountChange.Belief.NONE,
                AccountChange.Access.UNSET,
                AccountChange.Terms.UNSET,
                Subscriber.UNSET,
                shortcuts,
                features,
                complete);
    }

    private void refused(AccountChange change, FaultKind kind, String code, String field) {
        Account before = read();
        try {
            update(change);
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.fields()).anySatisfy(broken -> {
                assertThat(broken.code()).isEqualTo(code);
                assertThat(broken.field()).isEqualTo(field);
            });
            assertThat(read()).isEqualTo(before);
            return;
        }
        throw new AssertionError("was changed");
    }
}
