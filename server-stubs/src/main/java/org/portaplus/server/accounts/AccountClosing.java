package org.portaplus.server.accounts;

import java.time.Instant;
import java.util.Locale;
import org.portaplus.server.accounts.rows.AccountRows;
import org.portaplus.server.accounts.rows.ChargeRows;
import org.portaplus.server.accounts.rows.ExtensionRows;
import org.portaplus.server.store.Tx;

/**
 * Closes an account for good: it and its aliases are renamed, so that their numbers become free; add-ons and subscriptions
 * end; the extension is released. Safe for use by many threads. Sources: DOM-002, DOM-017.
 */
final class AccountClosing {
    private final AccountRows rows;
    private final ExtensionRows extensions;
    private final AccountCharges charges;

    AccountClosing(AccountRows rows, ExtensionRows extensions, AccountCharges charges) {
        this.rows = rows;
        this.extensions = extensions;
        this.charges = charges;
    }

    /** Closes what belongs to an account, and gives the closed account, which the caller stores. */
    AccountState close(Tx tx, AccountState account, Instant now) {
        charges.endAll(tx, new ChargeRows.Charged(account.iEnv(), account.iAccount(), now));
        extensions.release(tx, account.iEnv(), account.iAccount());
        for (AccountState alias : rows.aliases(tx, account.iEnv(), account.iAccount())) {
            rows.update(tx, retired(tx, alias, now));
        }
        return retired(tx, account, now);
    }

    private AccountState retired(Tx tx, AccountState account, Instant now) {
        AccountState.Standing standing = account.standing();
        AccountState.Times times = account.times();
        return AccountStateBuilder.builder(account)
                .names(account.names().retired(freeName(tx, account)))
                .standing(new AccountState.Standing("C", standing.blocked(), standing.creditLimit()))
                .times(new AccountState.Times(times.issue(), times.activation(), times.firstUsage(), now))
                .build();
    }

    private String freeName(Tx tx, AccountState account) {
        for (int i = 0; ; i++) {
            String name =
                    String.format(Locale.ROOT, "%s-old%03d", account.names().id(), i);
            if (!rows.isTaken(tx, account.iEnv(), name)) {
                return name;
            }
        }
    }
}
