package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;

import java.util.Optional;
import org.portaplus.server.accounts.rows.AccountRows;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Tx;

/**
 * Finds the account that a request means, for changing it; an alias stands for its master. Safe for use by many threads.
 * Sources: DOM-023, DOM-027.
 */
final class AccountLookup {
    /** An account and its owner. */
    record Found(AccountState account, Customer owner) {}

    private final AccountRows rows;
    private final Customers customers;

    AccountLookup(AccountRows rows, Customers customers) {
        this.rows = rows;
        this.customers = customers;
    }

    /**
     * The account that is meant, locked.
     *
     * @throws Fault 400 when none is named, 404 when there is none for this License, 409 when it is closed
     */
    Found open(Tx tx, License license, AccountChange.Which which) {
        boolean byKey = which.iAccount() != 0;
        if (!byKey && !isSet(which.id())) {
            throw AccountChange.Which.missing();
        }
        String field = byKey ? "IAccount" : "Id";
        Found found = find(tx, license, which)
                .orElseThrow(() -> Fault.of(
                        FaultKind.NOT_FOUND,
                        "Server.Account.not_found",
                        field,
                        "There is no account of this " + (byKey ? "number" : "id")));
        if (found.account().isClosed()) {
            throw Fault.of(
                    FaultKind.CONFLICT, "Server.Account.closed", field, "This account is closed, and closed is final");
        }
        return found;
    }

    private Optional<Found> find(Tx tx, License license, AccountChange.Which which) {
        Optional<AccountState> named = which.iAccount() != 0
                ? rows.lock(tx, license.iEnv(), which.iAccount())
                : rows.lockById(tx, license.iEnv(), which.id());
        return named.map(account -> account.isAlias() ? master(tx, account) : account)
                .flatMap(account -> customers
                        .find(tx, license, account.keys().iCustomer())
                        .map(owner -> new Found(account, owner)));
    }

    private AccountState master(Tx tx, AccountState alias) {
        return rows.lock(tx, alias.iEnv(), alias.keys().iMasterAccount()).orElseThrow();
    }
}
