package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.isSet;
import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.orNew;
import static org.portaplus.server.operations.Members.text;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.accounts.CreatedAccount;
import org.portaplus.server.accounts.OpenAccount;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.customers.NewCustomer;
import org.portaplus.server.customers.PersonName;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.calls.ContractLimits;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.CreateCustomer;
import org.portaplus.server.model.CsvData;
import org.portaplus.server.store.Tx;

/**
 * Makes one customer of a BatchCustomerCreation, in this order: customer, accounts, extension, alias, display name and
 * number; all or nothing. Safe for use by many threads. Source: docs/domain.md#batchcustomercreation.
 */
@Singleton
public class CustomerItem {
    private static final String REQUEST = "Account.AccountRequest";

    private final ContractLimits limits;
    private final Customers customers;
    private final Accounts accounts;

    public CustomerItem(ContractLimits limits, Customers customers, Accounts accounts) {
        this.limits = limits;
        this.customers = customers;
        this.accounts = accounts;
    }

    /**
     * Makes one customer.
     *
     * @param shared the product and the reseller of items that name none
     * @throws Fault with paths relative to the item
     */
    ItemEffect create(Tx tx, License license, BatchCustomerCreation shared, CsvData item) {
        // Here and not for the whole request: an item that breaks a limit fails alone.
        limits.check(item);
        NewCustomer wanted = under(
                "Customer",
                () -> CustomerMapping.newCustomer(
                        orNew(item.getCustomer(), CreateCustomer::new), number(shared.getResellerID())));
        Customer customer = under("Customer", () -> create(tx, license, item, wanted));
        CreateAccount account = orNew(item.getAccount(), CreateAccount::new);
        if (account.getAccountRequest() == null) {
            withoutAccount(item);
            return new ItemEffect(customer.iCustomer(), List.of());
        }
        List<CreatedAccount> created = under(
                REQUEST,
                () -> accounts.create(
                        tx,
                        license,
                        AccountMapping.newAccounts(
                                account.getAccountRequest(), customer.iCustomer(), number(shared.getProductID()))));
        complete(tx, license, item, wanted, created.get(0));
        return new ItemEffect(customer.iCustomer(), created);
    }

    private Customer create(Tx tx, License license, CsvData item, NewCustomer wanted) {
        try {
            return customers.create(tx, license, wanted);
        } catch (Fault fault) {
            throw CustomerMapping.asSent(fault, orNew(item.getCustomer(), CreateCustomer::new));
        }
    }

    private void complete(Tx tx, License license, CsvData item, NewCustomer wanted, CreatedAccount first) {
        PersonName person = wanted.subscriber().name();
        String name = isSet(item.getDisplayName()) ? item.getDisplayName() : person.full();
        String number = displayNumber(item, wanted, first);
        OpenAccount account = accounts.open(tx, license, first.iAccount());
        if (isSet(item.getExtensionNo()) && !item.getExtensionNo().equals(first.extension())) {
            if (isSet(first.extension())) {
                throw refuse("Equal", "ExtensionNo", "The first account is given another extension already");
            }
            account.assignExtension(item.getExtensionNo(), name, "ExtensionNo");
        }
        if (isSet(item.getAliasNumber())) {
            account.addAlias(item.getAliasNumber(), "AliasNumber");
        }
        account.display(name, number);
    }

    private static String displayNumber(CsvData item, NewCustomer wanted, CreatedAccount first) {
        if (isSet(item.getDisplayNumber())) {
            if (!item.getDisplayNumber().matches("[0-9]{1,64}")) {
                throw refuse("RegularExpression", "DisplayNumber", "A number to display has 1 to 64 digits");
            }
            return item.getDisplayNumber();
        }
        Boolean mobile = wanted.settings().calls().mobileAsCli();
        String phone = Members.first(
                wanted.subscriber().contact().phone1(),
                wanted.subscriber().contact().phone2());
        String digits = text(phone).replaceAll("[^0-9]", "");
        return Members.flag(mobile) && !digits.isEmpty() ? digits : first.id();
    }

    private static void withoutAccount(CsvData item) {
        if (isSet(item.getExtensionNo())) {
            throw refuse("NotEmpty", REQUEST, "An extension needs an account");
        }
        if (isSet(item.getAliasNumber())) {
            throw refuse("NotEmpty", REQUEST, "An alias needs an account");
        }
        if (isSet(item.getDisplayName()) || isSet(item.getDisplayNumber())) {
            throw refuse("NotEmpty", REQUEST, "A name or number to display needs an account");
        }
    }

    private static Fault refuse(String code, String field, String message) {
        return Fault.of(FaultKind.INVALID, code, field, message);
    }

    private static <T> T under(String path, Supplier<T> part) {
        try {
            return part.get();
        } catch (Fault fault) {
            throw fault.under(path);
        }
    }
}
