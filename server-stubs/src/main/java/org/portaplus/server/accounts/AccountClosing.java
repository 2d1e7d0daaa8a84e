package org.portaplus.server.accounts;

import static org.portaplus.server.store.schema.Tables.ACCOUNT;

import java.time.Instant;
import java.util.Locale;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/**
 * Closes an account for good: it and its aliases are renamed, so that their numbers become free; add-ons and subscriptions
 * end; the extension is released. Source rule: domain §4 (closing), §9.9.
 */
final class AccountClosing {
    private AccountClosing() {}

    /** Closes; the caller stores the row. */
    static void close(Tx tx, AccountRecord account, Instant now) {
        new AccountCharges(tx, account.getIEnv(), account.getIAccount(), now).endAll();
        Extensions.release(tx, account.getIEnv(), account.getIAccount());
        for (AccountRecord alias : tx.sql()
                .fetch(
                        ACCOUNT,
                        ACCOUNT.I_ENV.eq(account.getIEnv()).and(ACCOUNT.I_MASTER_ACCOUNT.eq(account.getIAccount())))) {
            retire(tx, alias, now);
            alias.update();
        }
        retire(tx, account, now);
    }

    private static void retire(Tx tx, AccountRecord account, Instant now) {
        String retired = freeName(tx, account);
        account.setId(retired);
        account.setLogin(account.getLogin() == null ? null : retired);
        account.setBillStatus("C");
        account.setClosedAt(now);
    }

    private static String freeName(Tx tx, AccountRecord account) {
        for (int i = 0; ; i++) {
            String name = String.format(Locale.ROOT, "%s-old%03d", account.getId(), i);
            if (!tx.sql()
                    .fetchExists(
                            ACCOUNT,
                            ACCOUNT.I_ENV
                                    .eq(account.getIEnv())
                                    .and(ACCOUNT.ID.eq(name).or(ACCOUNT.LOGIN.eq(name))))) {
                return name;
            }
        }
    }
}
