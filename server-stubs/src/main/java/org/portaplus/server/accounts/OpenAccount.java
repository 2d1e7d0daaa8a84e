package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;

import org.portaplus.server.faults.Fault;
import org.portaplus.server.store.Tx;

/**
 * An account that a unit of work found once, locked, and changes in several steps. Each step is a part of the unit: when it
 * throws, the unit must be undone. For the thread of the unit.
 * Sources: docs/domain.md#accounts, docs/domain.md#extensions-hunt-groups-and-sites.
 */
public final class OpenAccount {
    private final Tx tx;
    private final AccountParts parts;
    private AccountState account;

    OpenAccount(Tx tx, AccountParts parts, AccountState account) {
        this.tx = tx;
        this.parts = parts;
        this.account = account;
    }

    /**
     * Gives the account a second id.
     *
     * @param field the path to blame
     * @return the number of the alias
     * @throws Fault 400 for an id that no alias may have, 409 when it is taken
     */
    public int addAlias(String id, String field) {
        Aliases aliases = new Aliases(parts.accounts());
        aliases.require(tx, account.iEnv(), account.kind().role(), id, field);
        return aliases.add(tx, account, id, parts.clock().instant());
    }

    /**
     * Gives the account a short number.
     *
     * @param field the path to blame
     * @throws Fault 400 for what is no short number, 409 when the customer uses it already
     */
    public void assignExtension(String number, String name, String field) {
        Extensions extensions = new Extensions(parts.extensions());
        Extensions.requireNumber(number, field);
        Extensions.Free free =
                extensions.requireFree(tx, account.iEnv(), account.keys().iCustomer(), number, field);
        extensions.assign(tx, account.keys(), free, name);
    }

    /**
     * Sets the name and number that a called party sees, and with the name that of the extension; empty texts leave what is
     * there.
     */
    public void display(String name, String number) {
        Shortcuts.display(name, number).ifPresent(cli -> {
            account = account.with(account.features().with(cli));
            parts.accounts().update(tx, account);
        });
        if (isSet(name)) {
            parts.extensions().rename(tx, account.iEnv(), account.iAccount(), name);
        }
    }
}
