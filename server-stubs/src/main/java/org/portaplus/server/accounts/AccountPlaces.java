package org.portaplus.server.accounts;

/** Where sealed passwords of accounts are kept, for binding them to their row. */
final class AccountPlaces {
    private AccountPlaces() {}

    static String web(int iEnv, int iAccount) {
        return "account/" + iEnv + "/" + iAccount + "/web";
    }

    static String voip(int iEnv, int iAccount) {
        return "account/" + iEnv + "/" + iAccount + "/voip";
    }
}
