package org.portaplus.server.operations;

import static org.portaplus.server.faults.FieldFault.item;
import static org.portaplus.server.operations.Members.orNew;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.text;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * The items. A License of their own is unset or the one of the message, and is dropped: both happens when an item is
     * taken from the list, for a large message must not be taken apart at once.
     *
     * @throws Fault 400 without items; from the list, with another License in an item
     */
    static List<CsvData> items(BatchCustomerCreation request) {
        List<CsvData> items = request.getCustData();
        if (items == null || items.isEmpty()) {
            throw Fault.of(FaultKind.INVALID, "NotEmpty", "CustData", "A batch needs at least one item");
        }
        return new AbstractList<>() {
            @Override
            public CsvData get(int index) {
                CsvData item = orNew(items.get(index), CsvData::new);
                return Fault.under(item("CustData", index), () -> withoutLicense(item, request.getLicense()));
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }

    /** What the items share. */
    static BatchCustomerCreation shared(BatchCustomerCreation request) {
        return new BatchCustomerCreation().productID(request.getProductID()).resellerID(request.getResellerID());
    }

    /** The items as they are stored, one after the other. */
    static Collection<String> payloads(BatchCustomerCreation request) {
        List<CsvData> items = items(request);
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return Payloads.write(items.get(index));
            }

            @Override
            public int size() {
                return items.size();
            }
        };
    }

    private static CsvData withoutLicense(CsvData item, @Nullable String license) {
        CreateCustomer customer = item.getCustomer();
        if (customer != null) {
            same(customer.getLicense(), license, "Customer.License");
            customer.setLicense(null);
        }
        CreateAccount account = item.getAccount();
        if (account != null) {
            same(account.getLicense(), license, "Account.License");
            account.setLicense(null);
        }
        return item;
    }

    private static void same(@Nullable String inner, @Nullable String outer, String field) {
        if (isSet(inner) && !inner.equals(text(outer))) {
            throw Fault.of(FaultKind.INVALID, "LicenseMismatch", field, "One request has one License");
        }
    }
}
