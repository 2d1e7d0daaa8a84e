package org.portaplus.server.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portaplus.server.accounts.rows.ExtensionRows;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Tx;

/** Short numbers of a customer's accounts. Safe for use by many threads. Source: DOM-019. */
final class Extensions {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    private final ExtensionRows rows;

    Extensions(ExtensionRows rows) {
        this.rows = rows;
    }

    /** A number that may be given to an account: one that the customer had before, or a new one. */
    record Free(String number, Optional<ExtensionRows.Extension> before) {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * Makes sure that a text is a short number.
     *
     * @throws Fault 400 otherwise
     */
    static void requireNumber(String text, String field) {
        if (!isNumber(text)) {
            throw Fault.of(FaultKind.INVALID, "RegularExpression", field, "An extension has 1 to 5 digits");
        }
    }

    /**
     * Makes sure that a number is free: never used in the company, or no longer assigned.
     *
     * @throws Fault 409 otherwise
     */
    Free requireFree(Tx tx, int iEnv, int iCustomer, String number, String field) {
        return requireFree(known(tx, iEnv, iCustomer, List.of(number)), number, field);
    }

    /** The numbers of a customer among some, to be asked again one by one; see {@link #requireFree(Map, String, String)}. */
    Map<String, ExtensionRows.Extension> known(Tx tx, int iEnv, int iCustomer, List<String> numbers) {
        return rows.findAll(tx, iEnv, iCustomer, numbers);
    }

    /**
     * Makes sure that a number is free.
     *
     * @param known what the customer has of the numbers that are asked for
     * @throws Fault 409 otherwise
     */
    static Free requireFree(Map<String, ExtensionRows.Extension> known, String number, String field) {
        Optional<ExtensionRows.Extension> found = Optional.ofNullable(known.get(number));
        if (found.isPresent() && !found.get().isFree()) {
            throw taken(field);
        }
        return new Free(number, found);
    }

    static Fault taken(String field) {
        return Fault.of(
                FaultKind.CONFLICT,
                "Server.Customer.Ext_HG_number_already_in_use",
                field,
                "This customer has an extension or hunt group of this number");
    }

    /** A free number that an account is given, and what it is called. */
    record Given(Account.Keys account, Free free, String name) {
        ExtensionRows.Assignment assignment() {
            return new ExtensionRows.Assignment(
                    account.iEnv(), account.iCustomer(), account.iAccount(), free.number(), name);
        }
    }

    /** Gives free numbers to accounts of one environment. */
    void assignAll(Tx tx, int iEnv, List<Given> given) {
        List<ExtensionRows.Assignment> fresh = new ArrayList<>();
        for (Given one : given) {
            one.free()
                    .before()
                    .ifPresentOrElse(
                            before -> rows.reassign(tx, before.iCExt(), one.assignment()),
                            () -> fresh.add(one.assignment()));
        }
        rows.insertAll(tx, iEnv, fresh);
    }

    /** Gives a free number to an account. */
    void assign(Tx tx, Account.Keys account, Free free, String name) {
        assignAll(tx, account.iEnv(), List.of(new Given(account, free, name)));
    }
}
