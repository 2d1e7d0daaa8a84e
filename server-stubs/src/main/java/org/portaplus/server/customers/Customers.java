package org.portaplus.server.customers;

import static org.portaplus.server.values.Unset.isSet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portaplus.server.customers.rows.CustomerRows;
import org.portaplus.server.customers.rows.SubscriberRows;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.FeatureReferences;
import org.portaplus.server.products.Plans;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.EncryptedColumn;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;

/**
 * Makes and finds customers. A customer that a License may not see does not exist for it. Safe for use by many threads.
 * Source: docs/domain.md#customers.
 */
public final class Customers {
    private static final String PARENT = "Customer.IParent";

    private final CustomerRows rows = new CustomerRows();
    private final SubscriberRows subscribers = new SubscriberRows();
    private final CustomerReferences references;
    private final Secrets secrets;
    private final Clock clock;

    public Customers(Secrets secrets, Clock clock) {
        this.references = new CustomerReferences(rows, new Plans(), new FeatureReferences());
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
        references.check(tx, license, wanted);
        unique(tx, license.iEnv(), wanted);

        int iEnv = license.iEnv();
        int customerType = wanted.customerType() == 0 ? CustomerType.RETAIL : wanted.customerType();
        Customer customer = CustomerBuilder.builder()
                .iCustomer(rows.nextNumber(tx, iEnv))
                .name(wanted.effectiveName())
                .customerType(customerType)
                .iParent(directParent(resellerPath))
                .resellerPath(resellerPath)
                .currency(wanted.currency())
                .billStatus("O")
                .blocked(false)
                .balance(wanted.openingBalance().subtract(wanted.promotionalCredit()))
                .creditLimit(wanted.creditLimit())
                .settings(wanted.settings().of(customerType))
                .build();
        Instant now = clock.instant();
        rows.insert(tx, iEnv, customer, details(tx, iEnv, customer.iCustomer(), wanted, now));
        if (wanted.promotionalCredit().signum() > 0) {
            rows.pay(tx, iEnv, customer.iCustomer(), wanted.promotionalCredit(), now);
        }
        return customer;
    }

    private CustomerRows.Details details(Tx tx, int iEnv, int iCustomer, NewCustomer wanted, Instant now) {
        String login = null;
        String sealedPassword = null;
        if (isSet(wanted.login())) {
            login = wanted.login();
            String password = isSet(wanted.password()) ? wanted.password() : Passwords.generate(login);
            sealedPassword = secrets.encrypt(password, CustomerRows.passwordPlace(iEnv, iCustomer));
        }
        return new CustomerRows.Details(
                login,
                sealedPassword,
                wanted.openingBalance(),
                wanted.discountRate(),
                subscribers.insert(tx, iEnv, wanted.subscriber()),
                ServiceFeatures.NONE.with(wanted.features()),
                now);
    }

    /** A customer by its key, if the License may see it. */
    public Optional<Customer> find(Tx db, License license, int iCustomer) {
        return rows.find(db, license.iEnv(), iCustomer).filter(found -> license.sees(found.resellerPath()));
    }

    /** A customer by its self-care login and password, if the License may see it. */
    public Optional<Customer> findByLogin(Tx db, License license, String login, String password) {
        return rows.findByLogin(db, license.iEnv(), login)
                .filter(found -> license.sees(found.customer().resellerPath()))
                .filter(found -> isPassword(license.iEnv(), found, password))
                .map(CustomerRows.WithPassword::customer);
    }

    private boolean isPassword(int iEnv, CustomerRows.WithPassword found, String password) {
        String encrypted = found.sealedPassword();
        String place = CustomerRows.passwordPlace(iEnv, found.customer().iCustomer());
        return encrypted != null && MessageDigest.isEqual(bytes(secrets.decrypt(encrypted, place)), bytes(password));
    }

    private String resellerPath(Tx tx, License license, NewCustomer wanted) {
        Integer iReseller = wanted.iParent() == 0 ? license.iReseller() : Integer.valueOf(wanted.iParent());
        if (iReseller == null) {
            return "/";
        }
        String path = rows.find(tx, license.iEnv(), iReseller)
                .filter(found -> found.customerType() == CustomerType.RESELLER && !found.isClosed())
                .filter(found -> iReseller.equals(license.iReseller()) || license.sees(found.resellerPath()))
                .map(found -> found.resellerPath() + iReseller + "/")
                .orElseThrow(() -> Fault.of(
                        FaultKind.INVALID,
                        "Server.Customer.reseller_not_found",
                        PARENT,
                        "There is no reseller of this number"));
        if (path.length() > CustomerRows.LONGEST_PATH) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Length",
                    PARENT,
                    "Resellers are nested too deep: the numbers of those above a customer, with a stroke behind each, have"
                            + " at most " + CustomerRows.LONGEST_PATH + " characters");
        }
        return path;
    }

    private static int directParent(String resellerPath) {
        String[] resellers = resellerPath.split("/", -1);
        return resellerPath.equals("/") ? 0 : Integer.parseInt(resellers[resellers.length - 2]);
    }

    private void unique(Tx tx, int iEnv, NewCustomer wanted) {
        if (rows.hasName(tx, iEnv, wanted.effectiveName())) {
            throw Fault.of(
                    FaultKind.CONFLICT,
                    "Server.Customer.duplicate_id",
                    CustomerRules.NAME,
                    "A customer of this name exists");
        }
        if (isSet(wanted.login()) && rows.hasLogin(tx, iEnv, wanted.login())) {
            throw Fault.of(
                    FaultKind.CONFLICT, "Server.Customer.duplicate_login", CustomerRules.LOGIN, "This login is taken");
        }
    }

    /** The encrypted columns of customers. */
    public static List<EncryptedColumn<?>> encrypted() {
        return CustomerRows.encrypted();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
