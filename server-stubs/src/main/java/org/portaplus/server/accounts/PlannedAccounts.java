package org.portaplus.server.accounts;

import static org.portaplus.server.values.Unset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.products.ServiceFeature;
import org.portaplus.server.store.Tx;

/**
 * Accounts that hold every rule and are not made yet: more can be said about the first of them, and is checked at once, so
 * that nothing has to be changed that was just made. For the unit of work that planned them, in its transaction.
 * Source: docs/domain.md#createaccount.
 */
public final class PlannedAccounts {
    private final AccountWriting writing;
    private final AccountWriting.Common common;
    private final List<PlannedAccount> accounts;
    private final Extensions extensions;
    private final Aliases aliases;
    private Optional<Extensions.Free> extension = Optional.empty();
    private Optional<String> alias = Optional.empty();
    private Optional<ServiceFeature> display = Optional.empty();
    private String name = "";

    PlannedAccounts(AccountParts parts, AccountWriting.Common common, List<PlannedAccount> accounts) {
        this.writing = new AccountWriting(parts);
        this.common = common;
        this.accounts = accounts;
        this.extensions = new Extensions(parts.extensions());
        this.aliases = new Aliases(parts.accounts());
    }

    /** The id of the first account. */
    public String firstId() {
        return accounts.get(0).id();
    }

    /** The short number that the first account is given already; empty for none. */
    public String firstExtension() {
        return text(accounts.get(0).row().extension());
    }

    /**
     * Gives the first account, which has none, a short number.
     *
     * @param field the path to blame
     * @throws Fault 400 for what is no short number, 409 when the customer uses it already
     */
    public void assignExtension(Tx tx, String number, String field) {
        Extensions.requireNumber(number, field);
        if (accounts.stream().anyMatch(account -> number.equals(account.row().extension()))) {
            throw Extensions.taken(field);
        }
        extension = Optional.of(
                extensions.requireFree(tx, common.iEnv(), common.owner().iCustomer(), number, field));
    }

    /**
     * Gives the first account a second id.
     *
     * @param field the path to blame
     * @throws Fault 400 for an id that no alias may have, 409 when it is taken
     */
    public void addAlias(Tx tx, String id, String field) {
        aliases.require(tx, common.iEnv(), common.product().role(), id, field);
        if (accounts.stream().anyMatch(account -> account.id().equals(id))) {
            throw AccountIds.taken(field);
        }
        alias = Optional.of(id);
    }

    /**
     * Sets the name and number that a called party of the first account sees; the name is also that of its extension. Empty
     * texts say nothing.
     */
    public void display(String shownName, String shownNumber) {
        name = shownName;
        display = Shortcuts.display(shownName, shownNumber);
    }

    /** Makes the accounts, in the order of the request. */
    public List<CreatedAccount> make(Tx tx) {
        AccountWriting.Batch batch = writing.begin(tx, common, accounts.size());
        List<PlannedAccount> named = new ArrayList<>(accounts);
        named.set(0, named.get(0).named(name));
        List<AccountWriting.Made> made = writing.makeAll(tx, batch, display, named);
        AccountWriting.Made first = made.get(0);
        extension.ifPresent(free -> extensions.assign(tx, first.account().keys(), free, name));
        alias.ifPresent(id ->
                aliases.add(tx, first.account(), id, first.account().times().issue()));
        return made.stream().map(AccountWriting.Made::answer).toList();
    }
}
