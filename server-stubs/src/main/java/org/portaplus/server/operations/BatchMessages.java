package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.isSet;
import static org.portaplus.server.operations.Members.list;
import static org.portaplus.server.operations.Members.text;

import java.util.List;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.CreateCustomer;
import org.portaplus.server.model.CsvData;

/** What holds of a BatchCustomerCreation as a whole. */
final class BatchMessages {
    private BatchMessages() {}

    /**
     * The items, whose own Licenses are unset or the one of the message, and are dropped here.
     *
     * @throws Fault 400 without items, or with another License in one
     */
    static List<CsvData> items(BatchCustomerCreation request) {
        List<CsvData> items = list(request.getCustData(), CsvData::new);
        if (items.isEmpty()) {
            throw Fault.of(FaultKind.INVALID, "NotEmpty", "CustData", "A batch needs at least one item");
        }
        for (int i = 0; i < items.size(); i++) {
            CreateCustomer customer = items.get(i).getCustomer();
            if (customer != null) {
                same(customer.getLicense(), request.getLicense(), "CustData[" + i + "].Customer.License");
                customer.setLicense(null);
            }
            CreateAccount account = items.get(i).getAccount();
            if (account != null) {
                same(account.getLicense(), request.getLicense(), "CustData[" + i + "].Account.License");
                account.setLicense(null);
            }
        }
        return items;
    }

    private static void same(String inner, String outer, String field) {
        if (isSet(inner) && !inner.equals(text(outer))) {
            throw Fault.of(FaultKind.INVALID, "LicenseMismatch", field, "One request has one License");
        }
    }
}
