package org.portaplus.server.accounts.rows;

import static org.jooq.impl.DSL.inline;
import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.EXTENSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.FixedChange;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.KeyChunks;
import org.portaplus.server.store.PerLength;
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

    private static final PerLength<FixedQuery> BY_NUMBERS =
            PerLength.of(length -> FixedQuery.of(() -> DSL.select(EXTENSION.ID, EXTENSION.I_C_EXT, EXTENSION.KIND)
                    .from(EXTENSION)
                    .where(
                            EXTENSION.I_ENV.eq(open(EXTENSION.I_ENV)),
                            EXTENSION.I_CUSTOMER.eq(open(EXTENSION.I_CUSTOMER)),
                            EXTENSION.ID.in(open(EXTENSION.ID, length)))));

    private static final FixedQuery FREE =
            FixedQuery.of(() -> DSL.selectOne().from(EXTENSION).where(at(), EXTENSION.KIND.eq(inline(UNASSIGNED))));

    private static final FixedChange REASSIGN = FixedChange.of(() -> DSL.update(EXTENSION)
            .set(EXTENSION.KIND, inline(ACCOUNT))
            .set(EXTENSION.NAME, open(EXTENSION.NAME))
            .set(EXTENSION.I_ACCOUNT, open(EXTENSION.I_ACCOUNT))
            .where(at()));

    private static final FixedChange RENAME = FixedChange.of(() ->
            DSL.update(EXTENSION).set(EXTENSION.NAME, open(EXTENSION.NAME)).where(ofAccount()));

    private static final FixedChange RELEASE = FixedChange.of(() -> DSL.update(EXTENSION)
            .set(EXTENSION.KIND, inline(UNASSIGNED))
            .setNull(EXTENSION.I_ACCOUNT)
            .where(ofAccount()));

    private static Condition at() {
        return EXTENSION.I_ENV.eq(open(EXTENSION.I_ENV)).and(EXTENSION.I_C_EXT.eq(open(EXTENSION.I_C_EXT)));
    }

    private static Condition ofAccount() {
        return EXTENSION.I_ENV.eq(open(EXTENSION.I_ENV)).and(EXTENSION.I_ACCOUNT.eq(open(EXTENSION.I_ACCOUNT)));
    }

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
            BY_NUMBERS
                    .of(some)
                    .list(
                            tx,
                            row -> Map.entry(
                                    row.get(EXTENSION.ID),
                                    new Extension(
                                            row.get(EXTENSION.I_C_EXT),
                                            row.get(EXTENSION.KIND).equals(UNASSIGNED))),
                            BY_NUMBERS.values(List.of(iEnv, iCustomer), some, List.of()))
                    .forEach(extension -> found.put(extension.getKey(), extension.getValue()));
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
        int iEnv = assignment.iEnv();
        tx.expect(later -> FREE.finds(later, iEnv, iCExt));
        tx.change(then -> {
            int unused = REASSIGN.make(then, assignment.name(), assignment.iAccount(), iEnv, iCExt);
        });
    }

    /** Renames the extension of an account, if it has one. */
    public void rename(Tx tx, int iEnv, int iAccount, String name) {
        int unused = RENAME.make(tx, name, iEnv, iAccount);
    }

    /** Takes the number from an account; the customer keeps it, unassigned. */
    public void release(Tx tx, int iEnv, int iAccount) {
        int unused = RELEASE.make(tx, iEnv, iAccount);
    }
}
