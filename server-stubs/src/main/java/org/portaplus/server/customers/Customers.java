package org.portaplus.server.customers;

import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.PAYMENT;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.SealedColumn;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.CustomerRecord;

/**
 * Makes and finds customers. A customer that a License may not see does not exist for it. Safe for use by many threads.
 * Source rule: domain §§2, 3, 9, 12.1.
 */
public final class Customers {
    static final int RETAIL = 1;
    static final int RESELLER = 2;
    static final int DISTRIBUTOR = 3;

    /** What the column holds; SQLite would take more. */
    private static final int LONGEST_PATH = CUSTOMER.RESELLER_PATH.getDataType().length();

    private final Secrets secrets;
    private final Clock clock;

    public Customers(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes a customer.
     *
     * @throws Fault 400 naming every broken rule, 409 when its name or login is taken; paths are relative to the request's
     *     customer ({@code Customer.PersonalInformation.Name})
     */
    public Customer create(Tx tx, License license, NewCustomer wanted) {
        CustomerRules.check(wanted);
        String resellerPath = resellerPath(tx, license, wanted);
        Integer iParent = directParent(resellerPath);
        CustomerReferences.check(tx, license, wanted);
        unique(tx, license.iEnv(), wanted);

        int customerType = wanted.customerType() == 0 ? RETAIL : wanted.customerType();
        int iCustomer = Counter.CUSTOMER.next(tx, license.iEnv());
        CustomerRecord row = tx.sql().newRecord(CUSTOMER);
        row.setIEnv(license.iEnv());
        row.setICustomer(iCustomer);
        row.setICustomerType(customerType);
        row.setIParent(iParent);
        row.setResellerPath(resellerPath);
        row.setName(wanted.effectiveName());
        if (NewCustomer.isSet(wanted.login())) {
            String password =
                    NewCustomer.isSet(wanted.password()) ? wanted.password() : Passwords.generate(wanted.login());
            row.setLogin(wanted.login());
            row.setPassword(secrets.seal(password, place(license.iEnv(), iCustomer)));
        }
        row.setCurrency(wanted.currency());
        row.setBillStatus("O");
        row.setBlocked(false);
        row.setOpeningBalance(wanted.openingBalance());
        row.setBalance(wanted.openingBalance().subtract(wanted.promotionalCredit()));
        row.setCreditLimit(wanted.creditLimit());
        row.setDiscountRate(wanted.discountRate());
        row.setISubscriber(Subscribers.insert(tx, license.iEnv(), wanted.subscriber()));
        row.setFeatures(ServiceFeatures.NONE.with(wanted.features()).toJson());
        row.setSettings(Json.write(wanted.settings().of(customerType)));
        row.setCreatedAt(clock.instant());
        row.insert();
        if (wanted.promotionalCredit().signum() > 0) {
            pay(tx, license.iEnv(), iCustomer, wanted.promotionalCredit());
        }
        return customer(row);
    }

    /** A customer by its key, if the License may see it. */
    public Optional<Customer> find(Tx db, License license, int iCustomer) {
        return one(db, license, CUSTOMER.I_CUSTOMER.eq(iCustomer)).map(Customers::customer);
    }

    /** A customer by its self-care login and password, if the License may see it. */
    public Optional<Customer> findByLogin(Tx db, License license, String login, String password) {
        return one(db, license, CUSTOMER.LOGIN.eq(login))
                .filter(row -> row.getPassword() != null && password != null)
                .filter(row -> MessageDigest.isEqual(
                        bytes(secrets.open(row.getPassword(), place(license.iEnv(), row.getICustomer()))),
                        bytes(password)))
                .map(Customers::customer);
    }

    private static Optional<CustomerRecord> one(Tx db, License license, Condition wanted) {
        return db.sql()
                .fetchOptional(CUSTOMER, CUSTOMER.I_ENV.eq(license.iEnv()).and(wanted))
                .filter(row -> license.sees(row.getResellerPath()));
    }

    private String resellerPath(Tx tx, License license, NewCustomer wanted) {
        Integer iReseller = wanted.iParent() == 0 ? license.iReseller() : Integer.valueOf(wanted.iParent());
        if (iReseller == null) {
            return "/";
        }
        Optional<CustomerRecord> reseller = tx.sql()
                .fetchOptional(CUSTOMER, CUSTOMER.I_ENV.eq(license.iEnv()).and(CUSTOMER.I_CUSTOMER.eq(iReseller)))
                .filter(row -> row.getICustomerType() == RESELLER
                        && !row.getBillStatus().equals("C"))
                .filter(row -> iReseller.equals(license.iReseller()) || license.sees(row.getResellerPath()));
        String path = reseller.map(row -> row.getResellerPath() + iReseller + "/")
                .orElseThrow(() -> Fault.of(
                        FaultKind.INVALID,
                        "Server.Customer.reseller_not_found",
                        "Customer.IParent",
                        "There is no reseller of this number"));
        if (path.length() > LONGEST_PATH) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Length",
                    "Customer.IParent",
                    "Resellers are nested too deep: the numbers of those above a customer, with a stroke behind each, have"
                            + " at most " + LONGEST_PATH + " characters");
        }
        return path;
    }

    private static Integer directParent(String resellerPath) {
        String[] resellers = resellerPath.split("/", -1);
        return resellerPath.equals("/") ? null : Integer.valueOf(resellers[resellers.length - 2]);
    }

    private static void unique(Tx tx, int iEnv, NewCustomer wanted) {
        if (tx.sql().fetchExists(CUSTOMER, CUSTOMER.I_ENV.eq(iEnv).and(CUSTOMER.NAME.eq(wanted.effectiveName())))) {
            throw Fault.of(
                    FaultKind.CONFLICT,
                    "Server.Customer.duplicate_id",
                    CustomerRules.NAME,
                    "A customer of this name exists");
        }
        if (NewCustomer.isSet(wanted.login())
                && tx.sql().fetchExists(CUSTOMER, CUSTOMER.I_ENV.eq(iEnv).and(CUSTOMER.LOGIN.eq(wanted.login())))) {
            throw Fault.of(
                    FaultKind.CONFLICT, "Server.Customer.duplicate_login", CustomerRules.LOGIN, "This login is taken");
        }
    }

    private void pay(Tx tx, int iEnv, int iCustomer, BigDecimal amount) {
        tx.sql()
                .insertInto(PAYMENT)
                .set(PAYMENT.I_ENV, iEnv)
                .set(PAYMENT.I_PAYMENT, Counter.PAYMENT.next(tx, iEnv))
                .set(PAYMENT.I_CUSTOMER, iCustomer)
                .set(PAYMENT.KIND, "PromotionalCredit")
                .set(PAYMENT.AMOUNT, amount)
                .set(PAYMENT.POSTED_AT, clock.instant())
                .execute();
    }

    private static Customer customer(CustomerRecord row) {
        return new Customer(
                row.getICustomer(),
                row.getName(),
                row.getICustomerType(),
                row.getIParent() == null ? 0 : row.getIParent(),
                row.getResellerPath(),
                row.getCurrency(),
                row.getBillStatus(),
                row.getBlocked(),
                row.getBalance(),
                row.getCreditLimit(),
                Json.read(row.getSettings(), CustomerSettings.class));
    }

    /** What of customers is sealed. */
    public static List<SealedColumn<?>> sealed() {
        return List.of(
                new SealedColumn<>(CUSTOMER, CUSTOMER.PASSWORD, row -> place(row.getIEnv(), row.getICustomer())));
    }

    private static String place(int iEnv, int iCustomer) {
        return "customer/" + iEnv + "/" + iCustomer + "/password";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
