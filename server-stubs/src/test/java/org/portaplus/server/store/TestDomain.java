package org.portaplus.server.store;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.portaplus.server.accounts.AccountChange;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.accounts.CreatedAccount;
import org.portaplus.server.accounts.NewAccounts;
import org.portaplus.server.accounts.NewAccountsDefaultsBuilder;
import org.portaplus.server.accounts.NewAccountsRowBuilder;
import org.portaplus.server.accounts.rows.AccountQueries;
import org.portaplus.server.accounts.rows.AddonQueries;
import org.portaplus.server.accounts.rows.ProductReport;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.CustomerSettings;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.customers.NewCustomer;
import org.portaplus.server.customers.NewCustomerBuilder;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.customers.SubscriberText;
import org.portaplus.server.idempotency.FirstAnswers;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.products.Catalogue;
import org.portaplus.server.products.rows.ProductRows;
import org.portaplus.server.values.Ticker;

/** The whole domain on a real database, with the demo catalogue and a clock that tests move. */
public final class TestDomain implements AutoCloseable {
    public static final int ENV = 1;
    public static final int RESELLER = 101;

    public final Path dir;
    public final SteppingClock clock = new SteppingClock();
    public final StoreSettings settings;
    public final Store store;
    public final Keys keys;
    public final Secrets secrets;
    public final Licensing licensing;
    public final FirstAnswers firstAnswers;
    public final Customers customers;
    public final Accounts accounts;
    public final AccountQueries queries;
    public final AddonQueries addons = new AddonQueries();
    public final ProductReport reports = new ProductReport();
    public final ProductRows products = new ProductRows();

    public final TestDatabase database;

    private TestDomain(Path dir, TestDatabase database) {
        this.dir = dir;
        this.database = database;
        settings = database.settings(dir);
        store = Store.open(settings);
        keys = Keys.inFile(dir.resolve("keys"), true);
        secrets = new Secrets(keys);
        licensing = new Licensing(store, keys, clock, clock.ticker());
        firstAnswers = new FirstAnswers(keys, secrets, clock, Duration.ofHours(24));
        customers = new Customers(secrets, clock);
        accounts = new Accounts(customers, secrets, clock);
        queries = new AccountQueries(secrets);
    }

    /** Opens what belongs to a directory, and fills it when it is new. */
    public static TestDomain in(Path dir, TestDatabase database) {
        TestDomain domain = new TestDomain(dir, database);
        if (Licensing.isNew(domain.store)) {
            domain.store.write(tx -> {
                domain.licensing.createEnvironment(tx, ENV, "demo");
                Catalogue.demo().load(tx, ENV, domain.clock);
                Set<Scope> all = EnumSet.allOf(Scope.class);
                domain.licensing.create(tx, ENV, "demo", "demo", null, all);
                return domain.licensing.create(tx, ENV, "harbour", "reseller", RESELLER, all);
            });
        }
        return domain;
    }

    /** Closes this one and opens the same again, as a server that was restarted does; the clock begins anew. */
    public TestDomain reopened() {
        close();
        return in(dir, database);
    }

    public License operator() {
        return licensing.authenticate("demo");
    }

    public License reseller() {
        return licensing.authenticate("harbour");
    }

    public <T> T write(Function<Tx, T> unit) {
        return store.write(unit);
    }

    public <T> T read(Function<Tx, T> query) {
        return store.read(query);
    }

    public <T> List<T> readList(Function<Tx, List<T>> query) {
        return store.read(query);
    }

    public <T> Optional<T> readOne(Function<Tx, Optional<T>> query) {
        return store.read(query);
    }

    /** A customer of a name, in a currency, with nothing else said. */
    public static NewCustomer customer(String name, String currency) {
        return NewCustomerBuilder.builder()
                .name(name)
                .currency(currency)
                .openingBalance(BigDecimal.ZERO)
                .creditLimit(BigDecimal.ZERO)
                .discountRate(BigDecimal.ZERO)
                .promotionalCredit(BigDecimal.ZERO)
                .subscriber(Subscriber.builder()
                        .with(SubscriberText.FIRST_NAME, "Ada")
                        .with(SubscriberText.LAST_NAME, "Marsh")
                        .build())
                .features(List.of())
                .settings(CustomerSettings.UNSET)
                .build();
    }

    public Customer createCustomer(String name, String currency) {
        return write(tx -> customers.create(tx, operator(), customer(name, currency)));
    }

    /** Defaults with a product, and nothing else said. */
    public static NewAccounts.Defaults defaults(int iProduct) {
        return NewAccountsDefaultsBuilder.builder()
                .iProduct(iProduct)
                .creditLimit(BigDecimal.ZERO)
                .features(List.of())
                .build();
    }

    public static NewAccounts.Row row(String id) {
        return NewAccountsRowBuilder.builder()
                .id(id)
                .firstName("Joe")
                .lastName("Reed")
                .build();
    }

    public static NewAccounts accounts(int iCustomer, int iProduct, NewAccounts.Row... rows) {
        return new NewAccounts(
                NewAccounts.Owner.number(iCustomer), List.of(rows), defaults(iProduct), null, null, 0, null, null);
    }

    public CreatedAccount createAccount(int iCustomer, int iProduct, String id) {
        return write(tx -> accounts.create(tx, operator(), accounts(iCustomer, iProduct, row(id))))
                .get(0);
    }

    /** A change of the terms of an account, and of nothing else. */
    public static AccountChange change(AccountChange.Which which, AccountChange.Terms terms) {
        return new AccountChange(
                which,
                AccountChange.Belief.NONE,
                AccountChange.Access.UNSET,
                terms,
                Subscriber.UNSET,
                List.of(),
                List.of(),
                false);
    }

    public static AccountChange change(int iAccount, AccountChange.Terms terms) {
        return change(AccountChange.Which.number(iAccount), terms);
    }

    /** Changes an account; its number. */
    public int update(AccountChange change) {
        return write(tx -> accounts.update(tx, operator(), change));
    }

    /** Loads a catalogue from the text of its file. */
    public void loadCatalogue(String yaml) throws IOException {
        Path file = Files.writeString(dir.resolve("catalogue.yaml"), yaml);
        Catalogue catalogue = Catalogue.read(file, "porta.catalogue");
        write(tx -> {
            catalogue.load(tx, ENV, clock);
            return null;
        });
    }

    /** Whether a text is readable anywhere in the store. */
    public boolean holds(String text) throws IOException {
        return database.holds(dir, text);
    }

    @Override
    public void close() {
        store.close();
    }

    /** A clock, and the time that passes, both of which stand still until they are moved. */
    public static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T09:00:00Z");

        private long nanos;

        /** Time passes. */
        public void advance(Duration time) {
            now = now.plus(time);
            nanos += time.toNanos();
        }

        /** The clock is set; no time passes. */
        public void step(Duration change) {
            now = now.plus(change);
        }

        public Ticker ticker() {
            return () -> nanos;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    /** The same transaction, with its statements through another object for its connection. */
    public static Tx through(Tx tx, UnaryOperator<Connection> connection) {
        return new Tx(connection.apply(tx.connection()), tx.family(), tx.numbers(), rows -> {});
    }
}
