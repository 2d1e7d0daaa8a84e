package org.portaplus.server.customers.rows;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.PAYMENT;
import static org.portaplus.server.values.Unset.key;
import static org.portaplus.server.values.Unset.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.CustomerBuilder;
import org.portaplus.server.customers.CustomerSettings;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.EncryptedColumn;
import org.portaplus.server.store.FixedChange;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.Tx;

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

    private static final FixedChange ROWS = FixedChange.insert(
            CUSTOMER,
            CUSTOMER.I_ENV,
            CUSTOMER.I_CUSTOMER,
            CUSTOMER.I_CUSTOMER_TYPE,
            CUSTOMER.I_PARENT,
            CUSTOMER.RESELLER_PATH,
            CUSTOMER.NAME,
            CUSTOMER.LOGIN,
            CUSTOMER.PASSWORD,
            CUSTOMER.CURRENCY,
            CUSTOMER.BILL_STATUS,
            CUSTOMER.BLOCKED,
            CUSTOMER.OPENING_BALANCE,
            CUSTOMER.BALANCE,
            CUSTOMER.CREDIT_LIMIT,
            CUSTOMER.DISCOUNT_RATE,
            CUSTOMER.I_SUBSCRIBER,
            CUSTOMER.FEATURES,
            CUSTOMER.SETTINGS,
            CUSTOMER.CREATED_AT);

    private static final FixedChange PAYMENTS = FixedChange.insert(
            PAYMENT,
            PAYMENT.I_ENV,
            PAYMENT.I_PAYMENT,
            PAYMENT.I_CUSTOMER,
            PAYMENT.KIND,
            PAYMENT.AMOUNT,
            PAYMENT.POSTED_AT);

    private static final FixedQuery BY_KEY = by(CUSTOMER.I_CUSTOMER);
    private static final FixedQuery BY_NAME = by(CUSTOMER.NAME);
    private static final FixedQuery BY_LOGIN = by(CUSTOMER.LOGIN);

    private static <T> FixedQuery by(Field<T> key) {
        return FixedQuery.of(
                () -> DSL.selectFrom(CUSTOMER).where(CUSTOMER.I_ENV.eq(open(CUSTOMER.I_ENV)), key.eq(open(key))));
    }

    /** A customer by its number, whoever may see it. */
    public Optional<Customer> find(Tx db, int iEnv, int iCustomer) {
        return BY_KEY.first(db, CustomerRows::customer, iEnv, iCustomer);
    }

    /** A customer by its self-care login, whoever may see it. */
    public Optional<WithPassword> findByLogin(Tx db, int iEnv, String login) {
        return BY_LOGIN.first(db, row -> new WithPassword(customer(row), row.get(CUSTOMER.PASSWORD)), iEnv, login);
    }

    /** Whether a customer has a name. */
    public boolean hasName(Tx tx, int iEnv, String name) {
        return BY_NAME.finds(tx, iEnv, name);
    }

    /** Whether a customer has a login. */
    public boolean hasLogin(Tx tx, int iEnv, String login) {
        return BY_LOGIN.finds(tx, iEnv, login);
    }

    /** A number for a new customer. */
    public int nextNumber(Tx tx, int iEnv) {
        return Counter.CUSTOMER.next(tx, iEnv);
    }

    /** Stores a new customer. */
    public void insert(Tx tx, int iEnv, Customer customer, Details details) {
        int unused = ROWS.make(
                tx,
                iEnv,
                customer.iCustomer(),
                customer.customerType(),
                key(customer.iParent()),
                customer.resellerPath(),
                customer.name(),
                details.login(),
                details.sealedPassword(),
                customer.currency(),
                customer.billStatus(),
                customer.blocked(),
                details.openingBalance(),
                customer.balance(),
                customer.creditLimit(),
                details.discountRate(),
                details.iSubscriber(),
                details.features().toJson(),
                Json.write(customer.settings()),
                details.created());
    }

    /** Posts a promotional credit. */
    public void pay(Tx tx, int iEnv, int iCustomer, BigDecimal amount, Instant now) {
        int unused =
                PAYMENTS.make(tx, iEnv, Counter.PAYMENT.next(tx, iEnv), iCustomer, "PromotionalCredit", amount, now);
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

    private static Customer customer(Row row) {
        return CustomerBuilder.builder()
                .iCustomer(row.get(CUSTOMER.I_CUSTOMER))
                .name(row.get(CUSTOMER.NAME))
                .customerType(row.get(CUSTOMER.I_CUSTOMER_TYPE))
                .iParent(number(row.get(CUSTOMER.I_PARENT)))
                .resellerPath(row.get(CUSTOMER.RESELLER_PATH))
                .currency(row.get(CUSTOMER.CURRENCY))
                .billStatus(row.get(CUSTOMER.BILL_STATUS))
                .blocked(row.get(CUSTOMER.BLOCKED))
                .balance(row.get(CUSTOMER.BALANCE))
                .creditLimit(row.get(CUSTOMER.CREDIT_LIMIT))
                .settings(Json.read(row.get(CUSTOMER.SETTINGS), CustomerSettings.class))
                .build();
    }
}
