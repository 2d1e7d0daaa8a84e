package org.portaplus.server.accounts;

import static org.portaplus.server.accounts.AccountRules.isSet;

import java.time.Clock;
import java.util.List;
import org.portaplus.server.customers.Customers;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.SealedColumn;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/**
 * Makes and changes accounts. Every method is one part of a unit of work: when it throws, the unit must be undone, and
 * nothing of it has happened. Safe for use by many threads. Source rule: domain §§4-9, 12.2, 12.3.
 */
public final class Accounts {
    private final AccountCreation creation;
    private final AccountUpdate update;
    private final AccountLookup lookup;
    private final Clock clock;

    public Accounts(Customers customers, Secrets secrets, Clock clock) {
        this.creation = new AccountCreation(customers, secrets, clock);
        this.update = new AccountUpdate(customers, secrets, clock);
        this.lookup = new AccountLookup(customers);
        this.clock = clock;
    }

    /**
     * Makes accounts, all or none.
     *
     * @return in the order of the request's rows; one when it has no rows
     * @throws Fault with paths relative to {@code AccountRequest}: 400 for broken rules, 404 for an unknown customer, 409
     *     for an id or extension that is taken and for a closed customer
     */
    public List<CreatedAccount> create(Tx tx, License license, NewAccounts request) {
        return creation.create(tx, license, request);
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
     * Gives an account a second id.
     *
     * @param field the path to blame
     * @return the number of the alias
     */
    public int addAlias(Tx tx, License license, int iAccount, String id, String field) {
        return Aliases.add(tx, find(tx, license, iAccount), id, field, clock.instant());
    }

    /**
     * Gives an account a short number.
     *
     * @param field the path to blame
     * @throws Fault 400 for what is no short number, 409 when the customer uses it already
     */
    public void assignExtension(Tx tx, License license, int iAccount, String number, String name, String field) {
        if (!Extensions.isNumber(number)) {
            throw Fault.of(FaultKind.INVALID, "RegularExpression", field, "An extension has 1 to 5 digits");
        }
        AccountRecord account = find(tx, license, iAccount);
        Extensions.requireFree(tx, license.iEnv(), account.getICustomer(), number, field);
        Extensions.assign(tx, license.iEnv(), account.getICustomer(), number, name, iAccount);
    }

    /**
     * Sets the name and number that a called party sees, and with the name that of the extension; empty texts leave what is
     * there.
     *
     * @throws Fault 404 for an unknown account, 409 for a closed one; the path is {@code IAccount}
     */
    public void display(Tx tx, License license, int iAccount, String name, String number) {
        AccountRecord account = find(tx, license, iAccount);
        Shortcuts.display(name, number).ifPresent(cli -> {
            account.setFeatures(
                    ServiceFeatures.fromJson(account.getFeatures()).with(cli).toJson());
            account.update();
        });
        if (isSet(name)) {
            Extensions.rename(tx, license.iEnv(), iAccount, name);
        }
    }

    private AccountRecord find(Tx tx, License license, int iAccount) {
        return lookup.open(tx, license, AccountChange.Which.number(iAccount)).account();
    }

    /** What of accounts is sealed. */
    public static List<SealedColumn<?>> sealed() {
        return AccountPlaces.sealed();
    }
}
