package org.portaplus.server.accounts;

import static org.portaplus.server.store.schema.Tables.EXTENSION;

import java.util.regex.Pattern;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.ExtensionRecord;

/** Short numbers of a customer's accounts. Hunt groups will share the number space. Source rule: domain §7, §9.10. */
final class Extensions {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final String ACCOUNT = "Account";
    private static final String UNASSIGNED = "Unassigned";

    private Extensions() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * Makes sure that a number is free: never used in the company, or no longer assigned.
     *
     * @throws Fault 409 otherwise
     */
    static void requireFree(Tx tx, int iEnv, int iCustomer, String number, String field) {
        ExtensionRecord taken = find(tx, iEnv, iCustomer, number);
        if (taken != null && !taken.getKind().equals(UNASSIGNED)) {
            throw Fault.of(
                    FaultKind.CONFLICT,
                    "Server.Customer.Ext_HG_number_already_in_use",
                    field,
                    "This customer has an extension or hunt group of this number");
        }
    }

    /** Gives a free number to an account. */
    static void assign(Tx tx, int iEnv, int iCustomer, String number, String name, int iAccount) {
        ExtensionRecord row = find(tx, iEnv, iCustomer, number);
        if (row == null) {
            row = tx.sql().newRecord(EXTENSION);
            row.setIEnv(iEnv);
            row.setICExt(Counter.EXTENSION.next(tx, iEnv));
            row.setICustomer(iCustomer);
            row.setId(number);
        }
        row.setKind(ACCOUNT);
        row.setName(name);
        row.setIAccount(iAccount);
        row.store();
    }

    /** Renames the extension of an account, if it has one. */
    static void rename(Tx tx, int iEnv, int iAccount, String name) {
        tx.sql()
                .update(EXTENSION)
                .set(EXTENSION.NAME, name)
                .where(EXTENSION.I_ENV.eq(iEnv), EXTENSION.I_ACCOUNT.eq(iAccount))
                .execute();
    }

    /** Takes the number from an account that is closed; the customer keeps it, unassigned. */
    static void release(Tx tx, int iEnv, int iAccount) {
        tx.sql()
                .update(EXTENSION)
                .set(EXTENSION.KIND, UNASSIGNED)
                .setNull(EXTENSION.I_ACCOUNT)
                .where(EXTENSION.I_ENV.eq(iEnv), EXTENSION.I_ACCOUNT.eq(iAccount))
                .execute();
    }

    private static ExtensionRecord find(Tx tx, int iEnv, int iCustomer, String number) {
        return tx.sql()
                .fetchOne(
                        EXTENSION,
                        EXTENSION
                                .I_ENV
                                .eq(iEnv)
                                .and(EXTENSION.I_CUSTOMER.eq(iCustomer))
                                .and(EXTENSION.ID.eq(number)));
    }
}
