package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.schema.Tables.EXTENSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.KeyChunks;
import org.portaplus.server.store.Tx;

/** Keeps short numbers. Hunt groups will share the number space. Safe for use by many threads. */
public final class ExtensionRows {
    private static final String ACCOUNT = "Account";
    private static final String UNASSIGNED = "Unassigned";

    private static final BulkInsert ROWS = new BulkInsert(
            EXTENSION,
            List.of(
                    EXTENSION.I_ENV,
                    EXTENSION.I_C_EXT,
                    EXTENSION.I_CUSTOMER,
                    EXTENSION.ID,
                    EXTENSION.KIND,
                    EXTENSION.NAME,
                    EXTENSION.I_ACCOUNT));

    /** A number that a customer has or had; it is free again when nobody uses it. */
    public record Extension(int iCExt, boolean isFree) {}

    /** The account that a number is for, and the name of the number. */
    public record Assignment(int iEnv, int iCustomer, int iAccount, String number, String name) {
        @Override
        public String toString() {
            return "Assignment[" + iAccount + "]";
        }
    }

    /** The customer's extensions of some numbers, by number. */
    public Map<String, Extension> findAll(Tx tx, int iEnv, int iCustomer, List<String> numbers) {
        Map<String, Extension> found = new HashMap<>();
        for (List<String> some : KeyChunks.of(numbers)) {
            tx.sql()
                    .select(EXTENSION.ID, EXTENSION.I_C_EXT, EXTENSION.KIND)
                    .from(EXTENSION)
                    .where(EXTENSION.I_ENV.eq(iEnv), EXTENSION.I_CUSTOMER.eq(iCustomer), EXTENSION.ID.in(some))
                    .forEach(row -> found.put(
                            row.value1(),
                            new Extension(row.value2(), row.value3().equals(UNASSIGNED))));
        }
        return found;
    }

    /** Gives numbers to accounts that their customers never had. */
    public void insertAll(Tx tx, int iEnv, List<Assignment> assignments) {
        if (assignments.isEmpty()) {
            return;
        }
        int first = Counter.EXTENSION.next(tx, iEnv, assignments.size());
        List<@Nullable Object[]> rows = new ArrayList<>(assignments.size());
        for (Assignment assignment : assignments) {
            rows.add(new Object[] {
                iEnv,
                first + rows.size(),
                assignment.iCustomer(),
                assignment.number(),
                ACCOUNT,
                assignment.name(),
                assignment.iAccount()
            });
        }
        ROWS.insert(tx, rows);
    }

    /** Gives a number to an account that the customer had before, and which is free. */
    public void reassign(Tx tx, int iCExt, Assignment assignment) {
        Condition which = EXTENSION.I_ENV.eq(assignment.iEnv()).and(EXTENSION.I_C_EXT.eq(iCExt));
        tx.expect(later -> later.sql().fetchExists(EXTENSION, which.and(EXTENSION.KIND.eq(UNASSIGNED))));
        tx.change(then -> then.sql()
                .update(EXTENSION)
                .set(EXTENSION.KIND, ACCOUNT)
                .set(EXTENSION.NAME, assignment.name())
                .set(EXTENSION.I_ACCOUNT, assignment.iAccount())
                .where(which)
                .execute());
    }

    /** Renames the extension of an account, if it has one. */
    public void rename(Tx tx, int iEnv, int iAccount, String name) {
        tx.sql()
                .update(EXTENSION)
                .set(EXTENSION.NAME, name)
                .where(of(iEnv, iAccount))
                .execute();
    }

    /** Takes the number from an account; the customer keeps it, unassigned. */
    public void release(Tx tx, int iEnv, int iAccount) {
        tx.sql()
                .update(EXTENSION)
                .set(EXTENSION.KIND, UNASSIGNED)
                .setNull(EXTENSION.I_ACCOUNT)
                .where(of(iEnv, iAccount))
                .execute();
    }

    private static Condition of(int iEnv, int iAccount) {
        return EXTENSION.I_ENV.eq(iEnv).and(EXTENSION.I_ACCOUNT.eq(iAccount));
    }
}
