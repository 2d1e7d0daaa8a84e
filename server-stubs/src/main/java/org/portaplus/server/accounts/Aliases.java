package org.portaplus.server.accounts;

import java.time.Instant;
import org.portaplus.server.accounts.rows.AccountRows;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Tx;

/** Second ids of accounts. Safe for use by many threads. Source: DOM-027. */
final class Aliases {
    private static final int VOUCHER = 9;

    private final AccountRows rows;
    private final AccountIds ids;

    Aliases(AccountRows rows) {
        this.rows = rows;
        this.ids = new AccountIds(rows);
    }

    /**
     * Makes sure that an account of a role may have a second id.
     *
     * @throws Fault 400 for an id that no alias may have, 409 when it is taken
     */
    void require(Tx tx, int iEnv, int role, String id, String field) {
        if (!id.matches("[0-9]{1,64}")) {
            throw Fault.of(FaultKind.INVALID, "RegularExpression", field, "An alias has 1 to 64 digits");
        }
        if (role == VOUCHER) {
            throw Fault.of(FaultKind.INVALID, "Server.Account.role_mismatch", field, "A voucher has no aliases");
        }
        ids.requireFree(tx, iEnv, id, field);
    }

    /**
     * Gives an account a second id that it may have.
     *
     * @return the number of the alias row
     */
    int add(Tx tx, AccountState master, String id, Instant now) {
        Account.Keys keys = AccountKeysBuilder.builder(master.keys())
                .iAccount(rows.nextNumbers(tx, master.iEnv(), 1))
                .iMasterAccount(master.iAccount())
                .iCustomerSite(0)
                .iSubscriber(0)
                .build();
        rows.insert(
                tx,
                AccountStateBuilder.builder()
                        .keys(keys)
                        .names(new AccountNames(id, ""))
                        .kind(new AccountState.Kind(
                                master.kind().role(),
                                BillingModel.ALIAS,
                                master.kind().currency()))
                        .passwords(AccountState.Passwords.NONE)
                        .standing(AccountState.Standing.OPEN)
                        .features(ServiceFeatures.NONE)
                        .settings(AccountSettings.UNSET)
                        .times(AccountState.Times.of(now, master.times().activation()))
                        .build());
        return keys.iAccount();
    }
}
