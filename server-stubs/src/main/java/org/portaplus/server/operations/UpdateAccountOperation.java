package org.portaplus.server.operations;

import static org.portaplus.server.faults.FieldFault.item;
import static org.portaplus.server.operations.Members.list;
import static org.portaplus.server.operations.Members.orNew;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.portaplus.server.accounts.AccountChange;
import org.portaplus.server.accounts.Accounts;
import org.portaplus.server.accounts.OpenAccount;
import org.portaplus.server.accounts.Shortcuts;
import org.portaplus.server.api.UpdateAccountApi;
import org.portaplus.server.faults.Checks;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.AccountInfo;
import org.portaplus.server.model.PortaAccount;
import org.portaplus.server.model.UpdateAccount;
import org.portaplus.server.model.UpdateAccountResponse;
import org.portaplus.server.store.Tx;

/**
 * Changes the accounts that a request names, all or none, and the display name that AccountInfo asks for. Errors that
 * need no store are reported for all its accounts at once. Thread-safe.
 */
@Singleton
public class UpdateAccountOperation extends Operation<UpdateAccount, UpdateAccountResponse>
        implements UpdateAccountApi {

    public UpdateAccountOperation(OperationRunner runner, Accounts accounts, ReplyLimit limit) {
        super(
                runner,
                Action.writes(
                        Changes::of,
                        (tx, license, changes, answer) -> {
                            answer.setSuccess(changes.make(accounts, tx, license));
                            return ItemEffect.NONE;
                        },
                        UpdateAccountOperation::requireChange,
                        request -> limit.require("UpdateAccount", "Accounts", request.getAccounts())));
    }

    /** A message that is stored to no effect would look like one that has one. */
    private static void requireChange(UpdateAccount request) {
        if (Changes.namesAccounts(request)) {
            Changes.requireNames(request);
            return;
        }
        AccountInfo info = orNew(request.getAccountInfo(), AccountInfo::new);
        if (number(info.getiAccount()) == 0) {
            Changes.requireNoName(info);
            throw Fault.of(FaultKind.INVALID, "NotEmpty", "Accounts", "The accounts to change are missing");
        }
    }

    /** What a request asks for, as far as it can be understood without the store. */
    private record Changes(UpdateAccount request, List<PortaAccount> accounts, List<AccountChange> changes) {

        /** @throws Fault 400 that names all members at fault */
        static Changes of(UpdateAccount request) {
            List<PortaAccount> accounts = list(request.getAccounts(), PortaAccount::new);
            List<AccountChange> changes = new ArrayList<>();
            Checks checks = new Checks()
                    .require(
                            !isSet(request.getIdentity())
                                    || Shortcuts.identity(request.getIdentity()).isPresent(),
                            "RegularExpression",
                            "Identity",
                            "An identity choice is made of letters, such as Never or Always");
            for (int i = 0; i < accounts.size(); i++) {
                int place = i;
                checks.attempt(() -> about(accounts, place, account -> change(request, account)))
                        .ifPresent(changes::add);
            }
            checks.done();
            AccountInfo info = orNew(request.getAccountInfo(), AccountInfo::new);
            if (accounts.isEmpty() && number(info.getiAccount()) == 0) {
                requireNoName(info);
            }
            return new Changes(request, accounts, changes);
        }

        static boolean namesAccounts(UpdateAccount request) {
            return request.getAccounts() != null && !request.getAccounts().isEmpty();
        }

        static void requireNames(UpdateAccount request) {
            List<PortaAccount> accounts = list(request.getAccounts(), PortaAccount::new);
            for (int i = 0; i < accounts.size(); i++) {
                about(accounts, i, Changes::requireName);
            }
        }

        private static AccountChange change(UpdateAccount request, PortaAccount account) {
            AccountChange change = ChangeMapping.change(request, account);
            requireName(account);
            return change;
        }

        private static PortaAccount requireName(PortaAccount account) {
            if (number(account.getIaccount()) == 0 && !isSet(account.getId())) {
                throw AccountChange.Which.missing();
            }
            return account;
        }

        static void requireNoName(AccountInfo info) {
            if (isSet(info.getDisplayName())) {
                throw Fault.of(
                        FaultKind.INVALID,
                        "NotEmpty",
                        "AccountInfo.i_account",
                        "The account that shall show this name is missing");
            }
        }

        /** Does what concerns one account; a refusal has its path, and its members as they were sent. */
        private static <T> T about(List<PortaAccount> accounts, int place, Function<PortaAccount, T> part) {
            PortaAccount account = accounts.get(place);
            return Fault.under(
                    item("Accounts", place),
                    () -> Fault.named(member -> ChangeMapping.asSent(member, account), () -> part.apply(account)));
        }

        /** Makes the changes; whether there were any. */
        boolean make(Accounts domain, Tx tx, License license) {
            for (int i = 0; i < accounts.size(); i++) {
                AccountChange change = changes.get(i);
                int unused = about(accounts, i, account -> domain.update(tx, license, change));
            }
            return display(domain, tx, license) || !accounts.isEmpty();
        }

        private boolean display(Accounts domain, Tx tx, License license) {
            AccountInfo info = orNew(request.getAccountInfo(), AccountInfo::new);
            int iAccount = number(info.getiAccount());
            if (iAccount == 0) {
                return false;
            }
            // the domain blames the number of an account by the name that it has in Accounts
            OpenAccount account = Fault.under(
                    "AccountInfo", () -> Fault.named(member -> "i_account", () -> domain.open(tx, license, iAccount)));
            account.display(text(info.getDisplayName()), "");
            return true;
        }
    }
}
