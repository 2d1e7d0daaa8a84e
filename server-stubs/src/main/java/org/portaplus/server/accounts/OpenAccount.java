package org.portaplus.server.accounts;

import static org.portaplus.server.accounts.AccountRules.isSet;

import java.time.Clock;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/**
 * An account that a unit of work found once, locked, and changes in several steps. Each step is a part of the unit: when it
 * throws, the unit must be undone. For the thread of the unit. Source rule: domain §§4, 7, 12.1.
 */
public final class OpenAccount {
    private final Tx tx;
    private final AccountRecord account;
    private final Clock clock;

    OpenAccount(Tx tx, AccountRecord account, Clock clock) {
        this.tx = tx;
        this.account = account;
        this.clock = clock;
    }

    /**
     * Gives the account a second id.
     *
     * @param field the path to blame
     * @return the number of the alias
     * @throws Fault 400 for an id that no alias may have, 409 when it is taken
     */
    public int addAlias(String id, String field) {
        return Aliases.add(tx, account, id, field, clock.instant());
    }

    /**
     * Gives the account a short number.
     *
     * @param field the path to blame
     * @throws Fault 400 for what is no short number, 409 when the customer uses it already
     */
    public void assignExtension(String number, String name, String field) {
        if (!Extensions.isNumber(number)) {
            throw Fault.of(FaultKind.INVALID, "RegularExpression", field, "An extension has 1 to 5 digits");
        }
        Extensions.requireFree(tx, account.getIEnv(), account.getICustomer(), number, field);
        Extensions.assign(tx, account.getIEnv(), account.getICustomer(), number, name, account.getIAccount());
    }

    /**
     * Sets the name and number that a called party sees, and with the name that of the extension; empty texts leave what is
     * there.
     */
    public void display(String name, String number) {
        Shortcuts.display(name, number).ifPresent(cli -> {
            account.setFeatures(
                    ServiceFeatures.fromJson(account.getFeatures()).with(cli).toJson());
            account.update();
        });
        if (isSet(name)) {
            Extensions.rename(tx, account.getIEnv(), account.getIAccount(), name);
        }
    }
}
