package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.batches.ItemProcessor;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.store.Tx;

/** Makes the accounts of one CreateAccount, all or none. Safe for use by many threads. Source rule: domain §12.2. */
@Singleton
public class CreateAccountItem implements ItemProcessor {
    private static final String REQUEST = "AccountRequest";

    private final Accounts accounts;

    public CreateAccountItem(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String operation() {
        return "CreateAccount";
    }

    @Override
    public String process(Tx tx, License license, String header, String item) {
        return create(tx, license, Payloads.read(item, CreateAccount.class)).toJson();
    }

    /**
     * Refuses a request that names no accounts, or no customer for them, whatever the store holds.
     *
     * @throws Fault 400
     */
    static void requireAccounts(CreateAccount request) {
        if (request.getAccountRequest() == null) {
            throw Fault.of(FaultKind.INVALID, "NotEmpty", REQUEST, "The accounts to make are missing");
        }
        try {
            AccountMapping.owner(request.getAccountRequest()).require();
        } catch (Fault fault) {
            throw fault.under(REQUEST);
        }
    }

    /** Makes the accounts; paths of a fault are those of the request. */
    ItemEffect create(Tx tx, License license, CreateAccount request) {
        requireAccounts(request);
        try {
            return new ItemEffect(
                    0, accounts.create(tx, license, AccountMapping.newAccounts(request.getAccountRequest(), 0, 0)));
        } catch (Fault fault) {
            throw fault.under(REQUEST);
        }
    }
}
