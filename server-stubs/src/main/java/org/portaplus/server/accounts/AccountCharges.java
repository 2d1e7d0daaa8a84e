package org.portaplus.server.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portaplus.server.accounts.rows.ChargeRows;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.Product;
import org.portaplus.server.store.Tx;

/**
 * Starts and ends add-ons and subscriptions of accounts. The same subscription never runs twice at a time on one account
 * (DOM-021). Safe for use by many threads. Source: docs/domain.md#products-add-ons-and-subscriptions.
 */
final class AccountCharges {
    private final ChargeRows rows;

    AccountCharges(ChargeRows rows) {
        this.rows = rows;
    }

    /** The refusal (400) of a subscription that the account has already. */
    static Fault duplicate(int iSubscription, String field) {
        return Fault.of(
                FaultKind.INVALID,
                "Server.Account.duplicate_subscription",
                field,
                "The account has the subscription " + iSubscription
                        + " already, of its product, of an add-on or by itself");
    }

    /** A new account, which has no subscription yet, and one that it is given besides that of its product; 0 is none. */
    record First(ChargeRows.Charged account, int iSubscription) {}

    /** Starts the subscriptions of new accounts, which are not the same. */
    void startFirst(Tx tx, int iEnv, Product product, List<First> accounts) {
        List<ChargeRows.Start> starts = new ArrayList<>();
        for (First first : accounts) {
            if (product.iSubscription() != 0) {
                starts.add(new ChargeRows.Start(first.account(), product.iSubscription(), product.iProduct()));
            }
            if (first.iSubscription() != 0) {
                starts.add(new ChargeRows.Start(first.account(), first.iSubscription(), 0));
            }
        }
        rows.startAll(tx, iEnv, starts);
    }

    /** Changes what the main product brings. */
    void replaceProduct(Tx tx, ChargeRows.Charged account, int before, Product after, String field) {
        rows.finish(tx, account, before);
        start(tx, account, after, field);
    }

    /**
     * Ends the add-ons that are not wanted any more. To be done before anything starts: it may bring the same subscription.
     *
     * @return the keys of those that stay
     */
    Set<Integer> endAddonsBut(Tx tx, ChargeRows.Charged account, List<SellingRules.Addon> wanted) {
        Set<Integer> kept =
                wanted.stream().map(addon -> addon.product().iProduct()).collect(Collectors.toSet());
        List<ChargeRows.Addon> present = rows.addons(tx, account);
        present.stream().filter(addon -> !kept.contains(addon.iAddon())).forEach(addon -> end(tx, account, addon));
        return present.stream()
                .map(ChargeRows.Addon::iAddon)
                .filter(kept::contains)
                .collect(Collectors.toSet());
    }

    /** Starts the add-ons that the account has not yet; what is there already keeps its start. */
    void startAddons(Tx tx, ChargeRows.Charged account, List<SellingRules.Addon> wanted, Set<Integer> present) {
        for (SellingRules.Addon addon : wanted) {
            if (!present.contains(addon.product().iProduct())) {
                rows.assign(tx, account, addon.product().iProduct());
                start(tx, account, addon.product(), addon.field());
            }
        }
    }

    /** The keys of the add-ons that are assigned now or will be. */
    List<Integer> addons(Tx tx, ChargeRows.Charged account) {
        return rows.addons(tx, account).stream().map(ChargeRows.Addon::iAddon).toList();
    }

    /** Ends everything. */
    void endAll(Tx tx, ChargeRows.Charged account) {
        rows.addons(tx, account).forEach(addon -> end(tx, account, addon));
        rows.finishAll(tx, account);
    }

    private void start(Tx tx, ChargeRows.Charged account, Product product, String field) {
        int iSubscription = product.iSubscription();
        if (iSubscription == 0) {
            return;
        }
        if (rows.isRunning(tx, account, iSubscription)) {
            throw duplicate(iSubscription, field);
        }
        rows.start(tx, account, iSubscription, product.iProduct());
    }

    private void end(Tx tx, ChargeRows.Charged account, ChargeRows.Addon addon) {
        if (addon.from().isAfter(account.now())) {
            rows.delete(tx, account, addon); // it never began
        } else {
            rows.end(tx, account, addon);
        }
        rows.finish(tx, account, addon.iAddon());
    }
}
