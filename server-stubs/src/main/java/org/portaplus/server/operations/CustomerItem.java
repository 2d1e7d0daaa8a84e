package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.orNew;
import static org.portaplus.server.values.Unset.first;
import static org.portaplus.server.values.Unset.flag;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import jakarta.inject.Singleton;
import java.util.List;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.accounts.PlannedAccounts;
import org.portaplus.server.contract.ContractLimits;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.customers.NewCustomer;
import org.portaplus.server.customers.SubscriberText;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.AccountRequest;
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
        NewCustomer wanted = Fault.under(
                "Customer",
                () -> CustomerMapping.newCustomer(
                        orNew(item.getCustomer(), CreateCustomer::new), number(shared.getResellerID())));
        Customer customer = Fault.under("Customer", () -> create(tx, license, item, wanted));
        AccountRequest request = orNew(item.getAccount(), CreateAccount::new).getAccountRequest();
        if (request == null) {
            withoutAccount(item);
            return new ItemEffect(customer.iCustomer(), List.of());
        }
        PlannedAccounts planned = Fault.under(
                REQUEST,
                () -> accounts.plan(
                        tx,
                        license,
                        customer,
                        AccountMapping.newAccounts(request, customer.iCustomer(), number(shared.getProductID()))));
        complete(tx, item, wanted, planned);
        return new ItemEffect(customer.iCustomer(), planned.make(tx));
    }

    private Customer create(Tx tx, License license, CsvData item, NewCustomer wanted) {
        return Fault.named(
                member -> CustomerMapping.asSent(member, orNew(item.getCustomer(), CreateCustomer::new)),
                () -> customers.create(tx, license, wanted));
    }

    private static void complete(Tx tx, CsvData item, NewCustomer wanted, PlannedAccounts planned) {
        String name = orElse(item.getDisplayName(), wanted.subscriber().fullName());
        planned.display(name, displayNumber(item, wanted, planned));
        if (isSet(item.getExtensionNo()) && !item.getExtensionNo().equals(planned.firstExtension())) {
            if (isSet(planned.firstExtension())) {
                throw refuse("Equal", "ExtensionNo", "The first account is given another extension already");
            }
            planned.assignExtension(tx, item.getExtensionNo(), "ExtensionNo");
        }
        if (isSet(item.getAliasNumber())) {
            planned.addAlias(tx, item.getAliasNumber(), "AliasNumber");
        }
    }

    private static String displayNumber(CsvData item, NewCustomer wanted, PlannedAccounts planned) {
        if (isSet(item.getDisplayNumber())) {
            if (!item.getDisplayNumber().matches("[0-9]{1,64}")) {
                throw refuse("RegularExpression", "DisplayNumber", "A number to display has 1 to 64 digits");
            }
            return item.getDisplayNumber();
        }
        Boolean mobile = wanted.settings().calls().mobileAsCli();
        String phone = first(
                wanted.subscriber().get(SubscriberText.PHONE1),
                wanted.subscriber().get(SubscriberText.PHONE2));
        String digits = text(phone).replaceAll("[^0-9]", "");
        return flag(mobile) && !digits.isEmpty() ? digits : planned.firstId();
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
}
