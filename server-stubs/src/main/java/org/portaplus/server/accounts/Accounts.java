package org.portaplus.server.accounts;

import java.time.Clock;
import java.util.List;
import org.portaplus.server.accounts.rows.AccountPlaces;
import org.portaplus.server.customers.Customer;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.EncryptedColumn;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;

/**
 * Makes and changes accounts. Every method is one part of a unit of work: when it throws, the unit must be undone, and
 * nothing of it has happened. Safe for use by many threads. Source: docs/domain.md#accounts.
 */
public final class Accounts {
    private final AccountParts parts;
    private final AccountCreation creation;
    private final AccountUpdate update;
    private final AccountLookup lookup;

    public Accounts(Customers customers, Secrets secrets, Clock clock) {
        this.parts = new AccountParts(secrets, clock);
        this.creation = new AccountCreation(customers, parts);
        this.update = new AccountUpdate(customers, parts);
        this.lookup = new AccountLookup(parts.accounts(), customers);
    }

    /**
     * Makes accounts, all or none.
     *
     * @return in the order of the request's rows; one when it has no rows
     * @throws Fault with paths relative to {@code AccountRequest}: 400 for broken rules, 404 for an unknown customer, 409
     *     for an id or extension that is taken and for a closed customer
     */
    public List<CreatedAccount> create(Tx tx, License license, NewAccounts request) {
        return creation.plan(tx, license, request).make(tx);
    }

    /**
     * Checks accounts of a customer that the unit of work has at hand, and makes nothing yet.
     *
     * @param request whose owner does not matter
     * @throws Fault like {@link #create}
     */
    public PlannedAccounts plan(Tx tx, License license, Customer owner, NewAccounts request) {
        return creation.plan(tx, license, owner, request);
    }

    /**
     * Changes one account.
     *
     * @return its number
     * @throws Fault with paths relative to the account in the request: 400 for broken rules, 404 for an unknown account, 409
     *     for a closed one and for an id or login that is taken
     */
    public int update(Tx tx, License license, AccountChange change) {
        return update.update(tx, license, change);
    }

    /**
     * Opens an account for changes that belong to it alone; an alias opens its master.
     *
     * @throws Fault 404 for an unknown account, 409 for a closed one; the path is {@code IAccount}
     */
    public OpenAccount open(Tx tx, License license, int iAccount) {
        return new OpenAccount(
                tx,
                parts,
                lookup.open(tx, license, AccountChange.Which.number(iAccount)).account());
    }

    /** The encrypted columns of accounts. */
    public static List<EncryptedColumn<?>> encrypted() {
        return AccountPlaces.encrypted();
    }
}
