package org.portaplus.server.accounts;

import static org.portaplus.server.store.schema.Tables.ACCOUNT;

import java.util.List;
import org.portaplus.server.store.SealedColumn;

/** Where sealed passwords of accounts are kept, for binding them to their row. */
final class AccountPlaces {
    private AccountPlaces() {}

    static List<SealedColumn<?>> sealed() {
        return List.of(
                new SealedColumn<>(ACCOUNT, ACCOUNT.WEB_PASSWORD, row -> web(row.getIEnv(), row.getIAccount())),
                new SealedColumn<>(ACCOUNT, ACCOUNT.VOIP_PASSWORD, row -> voip(row.getIEnv(), row.getIAccount())));
    }

    static String web(int iEnv, int iAccount) {
        return "account/" + iEnv + "/" + iAccount + "/web";
    }

    static String voip(int iEnv, int iAccount) {
        return "account/" + iEnv + "/" + iAccount + "/voip";
    }
}
