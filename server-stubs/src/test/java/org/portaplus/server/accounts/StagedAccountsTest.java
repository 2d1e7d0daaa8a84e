package org.portaplus.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_BATCH;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_SUBSCRIPTION;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.CUSTOMER_SITE;
import static org.portaplus.server.store.schema.Tables.EXTENSION;
import static org.portaplus.server.store.schema.Tables.PRODUCT;
import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;
import static org.portaplus.server.store.schema.Tables.SUBSCRIPTION;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.StagedUnit;
import org.portaplus.server.store.TestDatabase;
import org.portaplus.server.store.TestDomain;
import org.portaplus.server.store.Tx;

// Longer than 300 lines because there is one test for each thing that may change between, on the same customers.
/** Many accounts that are worked out before they have the only writer of SQLite. */
class StagedAccountsTest {
    private static final int HOME_USD = 2;
    private static final int MANY = 1200; // more than one portion
    private static final List<Table<?>> TABLES =
            List.of(ACCOUNT, ACCOUNT_BATCH, ACCOUNT_SUBSCRIPTION, CUSTOMER_SITE, EXTENSION, SUBSCRIBER);

    @TempDir
    Path dir;

    private TestDomain domain;
    private Customer acme;
    private Customer other;

    @BeforeEach
    void open() {
        domain = TestDomain.in(dir, TestDatabase.SQLITE);
        acme = domain.createCustomer("Acme", "USD");
        other = domain.createCustomer("Other", "USD");
    }

    @AfterEach
    void close() {
        domain.close();
    }

    @Test
    void theyAreAsThoseThatWereMadeAtOnce() {
        List<CreatedAccount> atOnce = domain.write(tx -> make(tx, request(other, "16", MANY)));
        List<CreatedAccount> staged = carryOut(stage(request(acme, "15", MANY)));

        assertThat(staged).hasSize(MANY);
        assertThat(staged)
                .usingRecursiveComparison()
                .ignoringFields("iAccount", "id", "login", "webPassword", "voipPassword")
                .isEqualTo(atOnce);
        for (int i = 0; i < MANY; i += 100) {
            Account one = read(staged.get(i).id());
            assertThat(one)
                    .usingRecursiveComparison()
                    .ignoringFields("keys", "id", "access", "extension.iCExt")
                    .isEqualTo(read(atOnce.get(i).id()));
            assertThat(one.keys().iCustomer()).isEqualTo(acme.iCustomer());
            assertThat(one.keys().iCustomerSite()).isPositive();
            assertThat(one.access().webPassword()).isEqualTo(staged.get(i).webPassword());
            assertThat(one.access().voipPassword()).isEqualTo(staged.get(i).voipPassword());
        }
        for (Table<?> table : TABLES) {
            assertThat(of(acme, table)).as(table.getName()).isEqualTo(of(other, table));
        }
        assertThat(domain.readList(
                        db -> db.sql().resultQuery("PRAGMA foreign_key_check").fetch()))
                .isEmpty();
    }

    @Test
    void nothingOfThemIsThereBefore() {
        List<Integer> before = counts();
        StagedUnit<List<CreatedAccount>> staged = stage(request(acme, "15", MANY));
        assertThat(counts()).isEqualTo(before);
        staged.close();
        assertThat(counts()).isEqualTo(before);
        assertThat(domain.write(staged::carryOut)).as("its rows are gone").isEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void anIdThatSomebodyTookMeanwhileIsNamedWhenTheUnitRunsItself() {
        NewAccounts request = request(acme, "15", MANY);
        StagedUnit<List<CreatedAccount>> staged = stage(request);
        String taken = request.rows().get(700).id();
        domain.createAccount(other.iCustomer(), HOME_USD, taken);
        notAsItWas(staged);
        Fault refused = catchThrowableOfType(Fault.class, () -> domain.write(tx -> make(tx, request)));
        assertThat(refused.code()).isEqualTo("Server.Account.duplicate_id");
        assertThat(refused.fields().get(0).field()).isEqualTo("AccountsToCreate[700].AcntId");
    }

    @Test
    void anExtensionThatSomebodyTookMeanwhileLeavesNothingBehind() {
        StagedUnit<List<CreatedAccount>> staged = stage(request(acme, "15", MANY));
        int iAccount = domain.createAccount(acme.iCustomer(), HOME_USD, "1777").iAccount();
        domain.write(tx -> {
            domain.accounts.open(tx, domain.operator(), iAccount).assignExtension("501", "Desk", "ExtensionNo");
            return null;
        });
        notAsItWas(staged);
    }

    @Test
    void theBatchAndTheSiteThatSomebodyMadeMeanwhileAreUsed() {
        NewAccounts request = request(acme, "15", MANY);
        StagedUnit<List<CreatedAccount>> staged = stage(request);
        domain.write(tx -> make(tx, request(acme, "17", 1, 600)));
        notAsItWas(staged);
        domain.write(tx -> make(tx, request));
        assertThat(of(acme, CUSTOMER_SITE)).isEqualTo(1);
    }

    @Test
    void aCustomerOrProductThatChangedMeanwhileIsLookedAtAgain() {
        for (Consumer<DSLContext> change : List.<Consumer<DSLContext>>of(
                sql -> sql.update(PRODUCT)
                        .set(PRODUCT.NAME, "Home Line, renamed")
                        .where(PRODUCT.I_PRODUCT.eq(HOME_USD))
                        .execute(),
                sql -> sql.update(CUSTOMER)
                        .set(CUSTOMER.BILL_STATUS, "C")
                        .where(CUSTOMER.I_CUSTOMER.eq(acme.iCustomer()))
                        .execute())) {
            StagedUnit<List<CreatedAccount>> staged = stage(request(acme, "15", MANY));
            domain.write(tx -> {
                change.accept(tx.sql());
                return null;
            });
            notAsItWas(staged);
        }
    }

    @Test
    void whatIsRefusedNowIsLeftToTheUnitItself() {
        domain.createAccount(other.iCustomer(), HOME_USD, "15000701");
        List<Integer> before = counts();
        assertThat(staged(tx -> make(tx, request(acme, "15", MANY)))).isEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aSubscriptionThatNoLongerFitsIsLookedAtAgain() {
        StagedUnit<List<CreatedAccount>> staged = stage(request(acme, "15", MANY));
        domain.write(tx -> tx.sql()
                .update(SUBSCRIPTION)
                .set(SUBSCRIPTION.CURRENCY, "EUR")
                .where(SUBSCRIPTION.I_SUBSCRIPTION.eq(9))
                .execute());
        notAsItWas(staged);
    }

    @Test
    void extensionsThatTheCustomerHadBeforeAreGivenAgain() {
        NewAccounts request = request(acme, "15", MANY);
        List<CreatedAccount> first = domain.write(tx -> make(tx, request(acme, "17", MANY)));
        for (int i = 0; i < 6; i += 2) {
            domain.update(TestDomain.change(first.get(i).iAccount(), AccountChange.Terms.onlyStatus("C")));
        }
        NewAccounts again = new NewAccounts(
                request.owner(), request.rows().subList(0, 6), request.defaults(), null, null, 0, "Branch", null);
        StagedUnit<List<CreatedAccount>> tooLate = stage(again);
        List<CreatedAccount> made = carryOut(stage(again));
        assertThat(read(made.get(4).id()).extension().number()).isEqualTo("505");
        assertThat(read(made.get(4).id()).extension().iCExt())
                .isPositive()
                .isEqualTo(domain.<Integer>read(db -> db.sql()
                        .select(EXTENSION.I_C_EXT)
                        .from(EXTENSION)
                        .where(EXTENSION.I_ACCOUNT.eq(made.get(4).iAccount()))
                        .fetchSingle(EXTENSION.I_C_EXT)));
        notAsItWas(tooLate);
    }

    /** As when the disk is full: nothing is known of the unit, which is tried again. */
    @Test
    void aDatabaseInTroubleIsNoRefusal() throws Exception {
        try (Connection elsewhere = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("portaplus.db"));
                Statement statement = elsewhere.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Fault fault = catchThrowableOfType(Fault.class, () -> stage(request(acme, "15", 2)));
            assertThat(fault.kind()).isEqualTo(FaultKind.UNAVAILABLE);
        }
    }

    @Test
    void aUnitThatChangesOrReadsWhatItMadeHasToRunItself() {
        int iAccount = domain.createAccount(acme.iCustomer(), HOME_USD, "1777").iAccount();
        List<Integer> before = counts();
        assertThat(staged(tx -> domain.accounts.update(
                        tx, domain.operator(), TestDomain.change(iAccount, AccountChange.Terms.onlyStatus("C")))))
                .isEmpty();
        assertThat(staged(tx -> domain.customers.create(tx, domain.operator(), TestDomain.customer("New", "USD"))))
                .isEmpty();
        assertThat(staged(tx -> {
                    List<CreatedAccount> made = make(tx, request(acme, "15", 2));
                    return domain.queries.byId(
                            tx, domain.operator(), made.get(0).id());
                }))
                .isEmpty();
        assertThat(staged(tx -> tx.attempt(() -> {}))).isEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    private <T> Optional<StagedUnit<T>> staged(Function<Tx, T> unit) {
        return domain.store.stage(domain.operator().turn(), unit);
    }

    private StagedUnit<List<CreatedAccount>> stage(NewAccounts request) {
        return staged(tx -> make(tx, request)).orElseThrow();
    }

    private List<CreatedAccount> carryOut(StagedUnit<List<CreatedAccount>> staged) {
        try (staged) {
            return domain.write(staged::carryOut).orElseThrow();
        }
    }

    private void notAsItWas(StagedUnit<List<CreatedAccount>> staged) {
        List<Integer> before = counts();
        try (staged) {
            assertThat(domain.write(staged::carryOut)).isEmpty();
        }
        assertThat(counts()).isEqualTo(before);
    }

    private List<CreatedAccount> make(Tx tx, NewAccounts request) {
        return domain.accounts.create(tx, domain.operator(), request);
    }

    private static NewAccounts request(Customer owner, String prefix, int count) {
        return request(owner, prefix, count, 501);
    }

    private static NewAccounts request(Customer owner, String prefix, int count, int extension) {
        NewAccounts plain = TestDomain.accounts(
                owner.iCustomer(),
                HOME_USD,
                IntStream.range(0, count)
                        .mapToObj(i -> NewAccountsRowBuilder.builder()
                                .index(i)
                                .id(prefix + String.format("%06d", i))
                                .firstName("Joe")
                                .email("joe" + i + "@example.org")
                                .label(i % 3 == 0 ? "Desk " + i : null)
                                .extension(i % 2 == 0 ? Integer.toString(extension + i) : null)
                                .iSubscription(i % 5 == 0 ? 9 : 0)
                                .activationDate(i % 7 == 0 ? "2026-05-01" : null)
                                .build())
                        .toArray(NewAccounts.Row[]::new));
        return new NewAccounts(plain.owner(), plain.rows(), defaults(), null, null, 0, "Branch", null);
    }

    private static NewAccounts.Defaults defaults() {
        return NewAccountsDefaultsBuilder.builder()
                .iProduct(HOME_USD)
                .batchNamePrefix("Sales")
                .creditLimit(new BigDecimal("12.5"))
                .voicemail(true)
                .features(List.of())
                .build();
    }

    private Account read(String id) {
        return domain.readOne(db -> domain.queries.byId(db, domain.operator(), id))
                .orElseThrow();
    }

    private List<Integer> counts() {
        return domain.readList(
                db -> TABLES.stream().map(table -> db.sql().fetchCount(table)).toList());
    }

    /** How many rows a customer has in a table. */
    private int of(Customer customer, Table<?> table) {
        return domain.read(db -> {
            var own = db.sql().selectFrom(ACCOUNT).where(ACCOUNT.I_CUSTOMER.eq(customer.iCustomer()));
            if (table.field(CUSTOMER.I_CUSTOMER) != null) {
                return db.sql()
                        .fetchCount(table, table.field(CUSTOMER.I_CUSTOMER).eq(customer.iCustomer()));
            }
            if (table.equals(SUBSCRIBER)) {
                return db.sql().fetchCount(SUBSCRIBER, SUBSCRIBER.I_SUBSCRIBER.in(own.fetch(ACCOUNT.I_SUBSCRIBER)));
            }
            return db.sql().fetchCount(table, table.field(ACCOUNT.I_ACCOUNT).in(own.fetch(ACCOUNT.I_ACCOUNT)));
        });
    }
}
