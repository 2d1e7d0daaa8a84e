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
import org.portaplus.server.model.AccountRequest;
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

    public CreateAccountOperation(OperationRunner runner, Accounts accounts, ReplyLimit limit) {
        super(
                runner,
                Action.writes(
                        CreateAccountOperation::prepared,
                        (tx, license, request, answer) -> create(accounts, tx, license, request, answer),
                        CreateAccountOperation::requireAccounts,
                        request -> requireFew(limit, request)));
    }

    private static NewAccounts prepared(CreateAccount request) {
        return AccountMapping.newAccounts(requireAccounts(request), 0, 0);
    }

    /** The accounts to make; refuses a request that names none, or no customer for them, whatever the store holds. */
    private static AccountRequest requireAccounts(CreateAccount request) {
        AccountRequest accounts = request.getAccountRequest();
        if (accounts == null) {
            throw Fault.of(FaultKind.INVALID, "NotEmpty", REQUEST, "The accounts to make are missing");
        }
        Fault.under(REQUEST, () -> AccountMapping.owner(accounts).require());
        return accounts;
    }

    private static void requireFew(ReplyLimit limit, CreateAccount request) {
        AccountRequest accounts = request.getAccountRequest();
        if (accounts != null) {
            limit.require("CreateAccount", REQUEST + ".AccountsToCreate", accounts.getAccountsToCreate());
        }
    }

    private static ItemEffect create(
            Accounts accounts, Tx tx, License license, NewAccounts request, CreateAccountResponse answer) {
        List<CreatedAccount> created = Fault.under(REQUEST, () -> accounts.create(tx, license, request));
        AccountMapping.answer(created, answer);
        return new ItemEffect(0, created);
    }
}
