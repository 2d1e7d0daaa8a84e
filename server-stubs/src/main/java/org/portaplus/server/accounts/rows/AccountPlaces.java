package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.schema.Tables.ACCOUNT;

import java.util.List;
import org.portaplus.server.store.EncryptedColumn;

/** Associated data of encrypted passwords of accounts, which binds them to their row. */
public final class AccountPlaces {
    private AccountPlaces() {}

    /** What of accounts is encrypted. */
    public static List<EncryptedColumn<?>> encrypted() {
        return List.of(
                new EncryptedColumn<>(ACCOUNT, ACCOUNT.WEB_PASSWORD, row -> web(row.getIEnv(), row.getIAccount())),
                new EncryptedColumn<>(ACCOUNT, ACCOUNT.VOIP_PASSWORD, row -> voip(row.getIEnv(), row.getIAccount())));
    }

    /** What the password of the web is bound to. */
    public static String web(int iEnv, int iAccount) {
        return "account/" + iEnv + "/" + iAccount + "/web";
    }

    /** What the password of the service is bound to. */
    public static String voip(int iEnv, int iAccount) {
        return "account/" + iEnv + "/" + iAccount + "/voip";
    }
}
