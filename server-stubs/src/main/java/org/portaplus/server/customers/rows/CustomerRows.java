package org.portaplus.server.customers.rows;

import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.PAYMENT;
import static org.portaplus.server.values.Unset.key;
import static org.portaplus.server.values.Unset.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.CustomerBuilder;
import org.portaplus.server.customers.CustomerSettings;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.EncryptedColumn;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.CustomerRecord;

/** Keeps customers and their payments. Passwords come and go encrypted. Safe for use by many threads. */
public final class CustomerRows {
    /** The most characters of a reseller path; SQLite would take more. */
    public static final int LONGEST_PATH = CUSTOMER.RESELLER_PATH.getDataType().length();

    /** A customer and its encrypted password, null without one. */
    public record WithPassword(Customer customer, @Nullable String sealedPassword) {
        @Override
        public String toString() {
            return "WithPassword[" + customer + "]";
        }
    }

    /** What is kept of a customer when it is made, beside {@link Customer}; no login and password are null. */
    public record Details(
            @Nullable String login,
            @Nullable String sealedPassword,
            BigDecimal openingBalance,
            BigDecimal discountRate,
            int iSubscriber,
            ServiceFeatures features,
            Instant created) {
        @Override
        public String toString() {
            return "Details";
        }
    }

    /** A customer by its number, whoever may see it. */
    public Optional<Customer> find(Tx db, int iEnv, int iCustomer) {
        return one(db, iEnv, CUSTOMER.I_CUSTOMER.eq(iCustomer)).map(CustomerRows::customer);
    }

    /** A customer by its self-care login, whoever may see it. */
    public Optional<WithPassword> findByLogin(Tx db, int iEnv, String login) {
        return one(db, iEnv, CUSTOMER.LOGIN.eq(login)).map(row -> new WithPassword(customer(row), row.getPassword()));
    }

    /** Whether a customer has a name. */
    public boolean hasName(Tx tx, int iEnv, String name) {
        return tx.sql().fetchExists(CUSTOMER, CUSTOMER.I_ENV.eq(iEnv).and(CUSTOMER.NAME.eq(name)));
    }

    /** Whether a customer has a login. */
    public boolean hasLogin(Tx tx, int iEnv, String login) {
        return tx.sql().fetchExists(CUSTOMER, CUSTOMER.I_ENV.eq(iEnv).and(CUSTOMER.LOGIN.eq(login)));
    }

    /** A number for a new customer. */
    public int nextNumber(Tx tx, int iEnv) {
        return Counter.CUSTOMER.next(tx, iEnv);
    }

    /** Stores a new customer. */
    public void insert(Tx tx, int iEnv, Customer customer, Details details) {
        CustomerRecord row = new CustomerRecord();
        row.setIEnv(iEnv);
        row.setICustomer(customer.iCustomer());
        row.setICustomerType(customer.customerType());
        row.setIParent(key(customer.iParent()));
        row.setResellerPath(customer.resellerPath());
        row.setName(customer.name());
        row.setLogin(details.login());
        row.setPassword(details.sealedPassword());
        row.setCurrency(customer.currency());
        row.setBillStatus(customer.billStatus());
        row.setBlocked(customer.blocked());
        row.setOpeningBalance(details.openingBalance());
        row.setBalance(customer.balance());
        row.setCreditLimit(customer.creditLimit());
        row.setDiscountRate(details.discountRate());
        row.setISubscriber(details.iSubscriber());
        row.setFeatures(details.features().toJson());
        row.setSettings(Json.write(customer.settings()));
        row.setCreatedAt(details.created());
        tx.sql().executeInsert(row);
    }

    /** Posts a promotional credit. */
    public void pay(Tx tx, int iEnv, int iCustomer, BigDecimal amount, Instant now) {
        tx.sql()
                .insertInto(PAYMENT)
                .set(PAYMENT.I_ENV, iEnv)
                .set(PAYMENT.I_PAYMENT, Counter.PAYMENT.next(tx, iEnv))
                .set(PAYMENT.I_CUSTOMER, iCustomer)
                .set(PAYMENT.KIND, "PromotionalCredit")
                .set(PAYMENT.AMOUNT, amount)
                .set(PAYMENT.POSTED_AT, now)
                .execute();
    }

    /** What of customers is encrypted. */
    public static List<EncryptedColumn<?>> encrypted() {
        return List.of(new EncryptedColumn<>(
                CUSTOMER, CUSTOMER.PASSWORD, row -> passwordPlace(row.getIEnv(), row.getICustomer())));
    }

    /** What a encrypted password is bound to. */
    public static String passwordPlace(int iEnv, int iCustomer) {
        return "customer/" + iEnv + "/" + iCustomer + "/password";
    }

    private static Optional<CustomerRecord> one(Tx db, int iEnv, Condition which) {
        return db.sql().fetchOptional(CUSTOMER, CUSTOMER.I_ENV.eq(iEnv).and(which));
    }

    private static Customer customer(CustomerRecord row) {
        return CustomerBuilder.builder()
                .iCustomer(row.getICustomer())
                .name(row.getName())
                .customerType(row.getICustomerType())
                .iParent(number(row.getIParent()))
                .resellerPath(row.getResellerPath())
                .currency(row.getCurrency())
                .billStatus(row.getBillStatus())
                .blocked(row.getBlocked())
                .balance(row.getBalance())
                .creditLimit(row.getCreditLimit())
                .settings(Json.read(row.getSettings(), CustomerSettings.class))
                .build();
    }
}
