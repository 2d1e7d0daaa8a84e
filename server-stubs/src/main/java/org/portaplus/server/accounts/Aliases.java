package org.portaplus.server.accounts;

import static org.portaplus.server.store.schema.Tables.ACCOUNT;

import java.math.BigDecimal;
import java.time.Instant;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/** Second ids of accounts. Source rule: domain §4, Alias. */
final class Aliases {
    private static final int VOUCHER = 9;

    private Aliases() {}

    /**
     * Gives an account a second id.
     *
     * @return the number of the alias row
     * @throws Fault 400 for an id that no alias may have, 409 when it is taken
     */
    static int add(Tx tx, AccountRecord master, String id, String field, Instant now) {
        if (!id.matches("[0-9]{1,64}")) {
            throw Fault.of(FaultKind.INVALID, "RegularExpression", field, "An alias has 1 to 64 digits");
        }
        if (master.getIAccountRole() == VOUCHER) {
            throw Fault.of(FaultKind.INVALID, "Server.Account.role_mismatch", field, "A voucher has no aliases");
        }
        AccountIds.requireFree(tx, master.getIEnv(), id, field);
        AccountRecord alias = tx.sql().newRecord(ACCOUNT);
        alias.setIEnv(master.getIEnv());
        alias.setIAccount(Counter.ACCOUNT.next(tx, master.getIEnv()));
        alias.setId(id);
        alias.setICustomer(master.getICustomer());
        alias.setIMasterAccount(master.getIAccount());
        alias.setIProduct(master.getIProduct());
        alias.setIAccountRole(master.getIAccountRole());
        alias.setIBatch(master.getIBatch());
        alias.setBillingModel(BillingModel.ALIAS.number());
        alias.setCurrency(master.getCurrency());
        alias.setBillStatus("O");
        alias.setBlocked(false);
        alias.setOpeningBalance(BigDecimal.ZERO);
        alias.setBalance(BigDecimal.ZERO);
        alias.setCreditLimit(BigDecimal.ZERO);
        alias.setFeatures(ServiceFeatures.NONE.toJson());
        alias.setSettings("{}");
        alias.setIssueAt(now);
        alias.setActivationAt(master.getActivationAt());
        alias.insert();
        return alias.getIAccount();
    }
}
