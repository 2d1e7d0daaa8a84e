package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.schema.Tables.EXTENSION;

import java.util.Optional;
import org.jooq.Condition;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;

/** Keeps short numbers. Hunt groups will share the number space. Safe for use by many threads. */
public final class ExtensionRows {
    private static final String ACCOUNT = "Account";
    private static final String UNASSIGNED = "Unassigned";

    /** A number that a customer has or had; it is free again when nobody uses it. */
    public record Extension(int iCExt, boolean isFree) {}

    /** The account that a number is for, and the name of the number. */
    public record Assignment(int iEnv, int iCustomer, int iAccount, String number, String name) {
        @Override
        public String toString() {
            return "Assignment[" + iAccount + "]";
        }
    }

    /** The customer's extension of a number. */
    public Optional<Extension> find(Tx tx, int iEnv, int iCustomer, String number) {
        return tx.sql()
                .select(EXTENSION.I_C_EXT, EXTENSION.KIND)
                .from(EXTENSION)
                .where(EXTENSION.I_ENV.eq(iEnv), EXTENSION.I_CUSTOMER.eq(iCustomer), EXTENSION.ID.eq(number))
                .fetchOptional(row -> new Extension(row.value1(), row.value2().equals(UNASSIGNED)));
    }

    /** Gives a number to an account that the customer never had. */
    public void insert(Tx tx, Assignment assignment) {
        tx.sql()
                .insertInto(EXTENSION)
                .set(EXTENSION.I_ENV, assignment.iEnv())
                .set(EXTENSION.I_C_EXT, Counter.EXTENSION.next(tx, assignment.iEnv()))
                .set(EXTENSION.I_CUSTOMER, assignment.iCustomer())
                .set(EXTENSION.ID, assignment.number())
                .set(EXTENSION.KIND, ACCOUNT)
                .set(EXTENSION.NAME, assignment.name())
                .set(EXTENSION.I_ACCOUNT, assignment.iAccount())
                .execute();
    }

    /** Gives a number to an account that the customer had before. */
    public void reassign(Tx tx, int iCExt, Assignment assignment) {
        tx.sql()
                .update(EXTENSION)
                .set(EXTENSION.KIND, ACCOUNT)
                .set(EXTENSION.NAME, assignment.name())
                .set(EXTENSION.I_ACCOUNT, assignment.iAccount())
                .where(EXTENSION.I_ENV.eq(assignment.iEnv()), EXTENSION.I_C_EXT.eq(iCExt))
                .execute();
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
