package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.isSet;
import static org.portaplus.server.operations.Members.list;
import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.orNew;
import static org.portaplus.server.operations.Members.text;

import jakarta.inject.Singleton;
import java.util.List;
import org.portaplus.server.accounts.AccountChange;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.accounts.Shortcuts;
import org.portaplus.server.batches.ItemProcessor;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.AccountInfo;
import org.portaplus.server.model.PortaAccount;
import org.portaplus.server.model.UpdateAccount;
import org.portaplus.server.store.Tx;

/**
 * Changes the accounts of one UpdateAccount, all or none, and the display name that AccountInfo asks for. Safe for use by
 * many threads. Source rule: domain §12.3.
 */
@Singleton
public class UpdateAccountItem implements ItemProcessor {
    private final Accounts accounts;

    public UpdateAccountItem(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String operation() {
        return "UpdateAccount";
    }

    @Override
    public String process(Tx tx, License license, String header, String item) {
        update(tx, license, Payloads.read(item, UpdateAccount.class));
        return ItemEffect.NONE.toJson();
    }

    /**
     * Refuses a request that names nothing to change, whatever the store holds. Whoever waits is told of it by an answer; a
     * message that is stored to no effect would look like one that has one.
     *
     * @throws Fault 400
     */
    static void requireChange(UpdateAccount request) {
        AccountInfo info = orNew(request.getAccountInfo(), AccountInfo::new);
        boolean namesAccounts =
                request.getAccounts() != null && !request.getAccounts().isEmpty();
        if (!namesAccounts && number(info.getiAccount()) == 0) {
            requireNoName(info);
            throw Fault.of(FaultKind.INVALID, "NotEmpty", "Accounts", "The accounts to change are missing");
        }
        List<PortaAccount> changes = list(request.getAccounts(), PortaAccount::new);
        for (int i = 0; i < changes.size(); i++) {
            if (number(changes.get(i).getIaccount()) == 0
                    && !isSet(changes.get(i).getId())) {
                throw AccountChange.Which.missing().under("Accounts[" + i + "]");
            }
        }
    }

    private static void requireNoName(AccountInfo info) {
        if (isSet(info.getDisplayName())) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "NotEmpty",
                    "AccountInfo.i_account",
                    "The account that shall show this name is missing");
        }
    }

    /**
     * Makes the changes; paths of a fault are those of the request.
     *
     * @return whether there was anything to change
     */
    boolean update(Tx tx, License license, UpdateAccount request) {
        if (isSet(request.getIdentity())
                && Shortcuts.identity(request.getIdentity()).isEmpty()) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "RegularExpression",
                    "Identity",
                    "An identity choice is made of letters, such as Never or Always");
        }
        List<PortaAccount> changes = list(request.getAccounts(), PortaAccount::new);
        for (int i = 0; i < changes.size(); i++) {
            try {
                accounts.update(tx, license, ChangeMapping.change(request, changes.get(i)));
            } catch (Fault fault) {
                throw ChangeMapping.asSent(fault, changes.get(i)).under("Accounts[" + i + "]");
            }
        }
        boolean displayed = display(tx, license, orNew(request.getAccountInfo(), AccountInfo::new), changes.isEmpty());
        return displayed || !changes.isEmpty();
    }

    private boolean display(Tx tx, License license, AccountInfo info, boolean alone) {
        int iAccount = number(info.getiAccount());
        if (iAccount == 0) {
            if (alone) {
                requireNoName(info);
            }
            return false;
        }
        try {
            accounts.open(tx, license, iAccount).display(text(info.getDisplayName()), "");
            return true;
        } catch (Fault fault) {
            // the domain blames the number of an account by the name that it has in Accounts
            throw Fault.of(fault.kind(), fault.code(), "AccountInfo.i_account", fault.getMessage());
        }
    }
}
