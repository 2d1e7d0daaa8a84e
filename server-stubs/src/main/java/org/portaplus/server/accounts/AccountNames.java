package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.orElse;

/**
 * What an account goes by. Immutable. Source: docs/domain.md#updateaccount.
 *
 * @param login of the web; it follows the id until it is set; empty for an alias
 */
public record AccountNames(String id, String login) {
    /** The names that an account will have after a change. */
    AccountNames after(AccountChange change) {
        AccountChange.Which which = change.which();
        boolean ported = which.porting() && which.iAccount() != 0 && isSet(which.id());
        String newId = ported ? which.id() : id;
        String kept = id.equals(login) ? newId : login;
        return new AccountNames(newId, orElse(change.access().login(), kept));
    }

    /** These names of a closed account, which leave the old ones free. */
    AccountNames retired(String name) {
        return new AccountNames(name, login.isEmpty() ? "" : name);
    }
}
