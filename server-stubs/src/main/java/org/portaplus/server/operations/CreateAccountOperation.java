package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.util.List;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.accounts.CreatedAccount;
import org.portaplus.server.accounts.NewAccounts;
import org.portaplus.server.api.CreateAccountApi;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.CreateAccountResponse;
import org.portaplus.server.store.Tx;

/**
 * Creates accounts of one customer, all or none; the answer has the first one, and a list if there are several.
 * Thread-safe.
 */
@Singleton
public class CreateAccountOperation extends Operation<CreateAccount, CreateAccountResponse>
        implements CreateAccountApi {
    private static final String REQUEST = "AccountRequest";

    public CreateAccountOperation(OperationRunner runner, Accounts accounts) {
        super(
                runner,
                Action.writes(
                        CreateAccountOperation::prepared,
                        (tx, license, request, answer) -> create(accounts, tx, license, request, answer),
                        CreateAccountOperation::requireAccounts));
    }

    private static NewAccounts prepared(CreateAccount request) {
        requireAccounts(request);
        return AccountMapping.newAccounts(request.getAccountRequest(), 0, 0);
    }

    /** Refuses a request that names no accounts, or no customer for them, whatever the store holds. */
    private static void requireAccounts(CreateAccount request) {
        if (request.getAccountRequest() == null) {
            throw Fault.of(FaultKind.INVALID, "NotEmpty", REQUEST, "The accounts to make are missing");
        }
        try {
            AccountMapping.owner(request.getAccountRequest()).require();
        } catch (Fault fault) {
            throw fault.under(REQUEST);
        }
    }

    private static ItemEffect create(
            Accounts accounts, Tx tx, License license, NewAccounts request, CreateAccountResponse answer) {
        List<CreatedAccount> created = Fault.under(REQUEST, () -> accounts.create(tx, license, request));
        AccountMapping.answer(created, answer);
        return new ItemEffect(0, created);
    }
}
