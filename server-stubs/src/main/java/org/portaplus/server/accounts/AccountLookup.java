package org.portaplus.server.accounts;

import static org.portaplus.server.accounts.AccountRules.isSet;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;

import java.util.Optional;
import org.jooq.Condition;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/** Finds the account that a request means, for changing it; an alias stands for its master. Source rule: domain §4, §9.12. */
final class AccountLookup {
    /** An account and its owner. */
    record Found(AccountRecord account, Customer owner) {}

    private final Customers customers;

    AccountLookup(Customers customers) {
        this.customers = customers;
    }

    /**
     * The account that is meant.
     *
     * @throws Fault 400 when none is named, 404 when there is none for this License, 409 when it is closed
     */
    Found open(Tx tx, License license, AccountChange.Which which) {
        boolean byKey = which.iAccount() != 0;
        if (!byKey && !isSet(which.id())) {
            throw AccountChange.Which.missing();
        }
        String field = byKey ? "IAccount" : "Id";
        Found found = find(tx, license, byKey ? ACCOUNT.I_ACCOUNT.eq(which.iAccount()) : ACCOUNT.ID.eq(which.id()))
                .orElseThrow(() -> Fault.of(
                        FaultKind.NOT_FOUND,
                        "Server.Account.not_found",
                        field,
                        "There is no account of this " + (byKey ? "number" : "id")));
        if (found.account().getBillStatus().equals("C")) {
            throw Fault.of(
                    FaultKind.CONFLICT, "Server.Account.closed", field, "This account is closed, and closed is final");
        }
        return found;
    }

    private Optional<Found> find(Tx tx, License license, Condition which) {
        Optional<AccountRecord> row =
                locked(tx, ACCOUNT.I_ENV.eq(license.iEnv()).and(which));
        return row.map(account -> account.getIMasterAccount() == null ? account : master(tx, account))
                .flatMap(account ->
                        customers.find(tx, license, account.getICustomer()).map(owner -> new Found(account, owner)));
    }

    private static AccountRecord master(Tx tx, AccountRecord alias) {
        return locked(tx, ACCOUNT.I_ENV.eq(alias.getIEnv()).and(ACCOUNT.I_ACCOUNT.eq(alias.getIMasterAccount())))
                .orElseThrow();
    }

    /** Whatever belongs to an account is changed under this lock, one request after the other. */
    private static Optional<AccountRecord> locked(Tx tx, Condition which) {
        return tx.locking(tx.sql().selectFrom(ACCOUNT).where(which)).fetchOptional();
    }
}
