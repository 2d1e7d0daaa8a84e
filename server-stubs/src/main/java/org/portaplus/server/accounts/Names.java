package org.portaplus.server.accounts;

import static org.portaplus.server.accounts.AccountRules.isSet;

import org.portaplus.server.store.schema.tables.records.AccountRecord;

/**
 * What an account goes by. Immutable. Source rule: domain §12.3, {@code isPortingAccount}.
 *
 * @param login of the web; it follows the id until it is set
 */
record Names(String id, String login) {
    /** The names that an account will have after a change. */
    static Names after(AccountRecord account, AccountChange change) {
        AccountChange.Which which = change.which();
        boolean ported = which.porting() && which.iAccount() != 0 && isSet(which.id());
        String id = ported ? which.id() : account.getId();
        boolean follows = account.getId().equals(account.getLogin());
        String kept = follows ? id : account.getLogin();
        return new Names(id, isSet(change.access().login()) ? change.access().login() : kept);
    }
}
