package org.portaplus.server.accounts;

import static org.portaplus.server.store.schema.Tables.ACCOUNT_ADDON;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_SUBSCRIPTION;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.products.Product;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountAddonRecord;

/**
 * Starts and ends add-ons and subscriptions of one account. The same subscription never runs twice at a time (DOM-021). For one
 * transaction. Source rule: domain §8.
 */
final class AccountCharges {
    private final Tx tx;
    private final int iEnv;
    private final int iAccount;
    private final Instant now;

    AccountCharges(Tx tx, int iEnv, int iAccount, Instant now) {
        this.tx = tx;
        this.iEnv = iEnv;
        this.iAccount = iAccount;
        this.now = now;
    }

    /**
     * Starts a subscription; 0 is none.
     *
     * @param iProduct what brought it, null for nothing
     * @param field the member that is to blame when the subscription runs already
     * @throws Fault 400 when it runs already
     */
    void start(int iSubscription, Integer iProduct, String field) {
        if (iSubscription == 0) {
            return;
        }
        if (tx.sql()
                .fetchExists(
                        ACCOUNT_SUBSCRIPTION, running().and(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION.eq(iSubscription)))) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "Server.Account.duplicate_subscription",
                    field,
                    "The account has the subscription " + iSubscription
                            + " already, of its product, of an add-on or by itself");
        }
        tx.sql()
                .insertInto(ACCOUNT_SUBSCRIPTION)
                .set(ACCOUNT_SUBSCRIPTION.I_ENV, iEnv)
                .set(ACCOUNT_SUBSCRIPTION.I_ACCOUNT_SUBSCRIPTION, Counter.ACCOUNT_SUBSCRIPTION.next(tx, iEnv))
                .set(ACCOUNT_SUBSCRIPTION.I_ACCOUNT, iAccount)
                .set(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION, iSubscription)
                .set(ACCOUNT_SUBSCRIPTION.I_PRODUCT, iProduct)
                .set(ACCOUNT_SUBSCRIPTION.START_AT, now)
                .execute();
    }

    /** Changes what the main product brings. */
    void replaceProduct(int before, Product after, String field) {
        finish(running().and(ACCOUNT_SUBSCRIPTION.I_PRODUCT.eq(before)));
        start(after.iSubscription(), after.iProduct(), field);
    }

    /** Ends the add-ons that are not wanted any more. To be done before anything starts: it may bring the same subscription. */
    void endAddonsBut(List<SellingRules.Addon> wanted) {
        Set<Integer> kept =
                wanted.stream().map(addon -> addon.product().iProduct()).collect(Collectors.toSet());
        for (AccountAddonRecord row : tx.sql().fetch(ACCOUNT_ADDON, assigned())) {
            if (!kept.contains(row.getIAddon())) {
                end(row);
            }
        }
    }

    /** Starts the add-ons that the account has not yet; what is there already keeps its start. */
    void startAddons(List<SellingRules.Addon> wanted) {
        Set<Integer> present = Set.copyOf(addons());
        for (SellingRules.Addon addon : wanted) {
            int iAddon = addon.product().iProduct();
            if (!present.contains(iAddon)) {
                tx.sql()
                        .insertInto(ACCOUNT_ADDON)
                        .set(ACCOUNT_ADDON.I_ENV, iEnv)
                        .set(ACCOUNT_ADDON.I_ACCOUNT_ADDON, Counter.ACCOUNT_ADDON.next(tx, iEnv))
                        .set(ACCOUNT_ADDON.I_ACCOUNT, iAccount)
                        .set(ACCOUNT_ADDON.I_ADDON, iAddon)
                        .set(ACCOUNT_ADDON.EFFECTIVE_FROM_AT, now)
                        .execute();
                start(addon.product().iSubscription(), iAddon, addon.field());
            }
        }
    }

    /** The keys of the add-ons that are assigned now or will be. */
    List<Integer> addons() {
        return tx.sql()
                .select(ACCOUNT_ADDON.I_ADDON)
                .from(ACCOUNT_ADDON)
                .where(assigned())
                .orderBy(ACCOUNT_ADDON.I_ACCOUNT_ADDON)
                .fetch(ACCOUNT_ADDON.I_ADDON);
    }

    /** Ends everything. */
    void endAll() {
        endAddonsBut(List.of());
        finish(running());
    }

    private void end(AccountAddonRecord row) {
        if (row.getEffectiveFromAt().isAfter(now)) {
            row.delete(); // it never began
        } else {
            row.setEffectiveToAt(now);
            row.update();
        }
        finish(running().and(ACCOUNT_SUBSCRIPTION.I_PRODUCT.eq(row.getIAddon())));
    }

    private void finish(Condition which) {
        tx.sql()
                .update(ACCOUNT_SUBSCRIPTION)
                .set(ACCOUNT_SUBSCRIPTION.FINISH_AT, now)
                .where(which)
                .execute();
    }

    private Condition assigned() {
        return ACCOUNT_ADDON
                .I_ENV
                .eq(iEnv)
                .and(ACCOUNT_ADDON.I_ACCOUNT.eq(iAccount))
                .and(ACCOUNT_ADDON.EFFECTIVE_TO_AT.isNull().or(ACCOUNT_ADDON.EFFECTIVE_TO_AT.gt(now)));
    }

    private Condition running() {
        return ACCOUNT_SUBSCRIPTION
                .I_ENV
                .eq(iEnv)
                .and(ACCOUNT_SUBSCRIPTION.I_ACCOUNT.eq(iAccount))
                .and(ACCOUNT_SUBSCRIPTION.FINISH_AT.isNull());
    }
}
