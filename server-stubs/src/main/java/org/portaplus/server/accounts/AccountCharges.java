package org.portaplus.server.accounts;

import static org.portaplus.server.store.schema.Tables.ACCOUNT_ADDON;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_SUBSCRIPTION;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.portaplus.server.products.Product;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountAddonRecord;

/**
 * Starts and ends add-ons and subscriptions of one account. The same subscription never runs twice at a time. For one
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

    /** Starts a subscription unless it is 0 or runs already; iProduct is what brought it, null for nothing. */
    void start(int iSubscription, Integer iProduct) {
        if (iSubscription == 0
                || tx.sql()
                        .fetchExists(
                                ACCOUNT_SUBSCRIPTION,
                                running().and(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION.eq(iSubscription)))) {
            return;
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
    void replaceProduct(int before, Product after) {
        finish(running().and(ACCOUNT_SUBSCRIPTION.I_PRODUCT.eq(before)));
        start(after.iSubscription(), after.iProduct());
    }

    /** Makes the given add-ons the only ones: what is missing ends now, what is there already keeps its start. */
    void replaceAddons(List<Product> wanted) {
        Set<Integer> missing =
                new HashSet<>(wanted.stream().map(Product::iProduct).toList());
        for (AccountAddonRecord row : tx.sql().fetch(ACCOUNT_ADDON, assigned())) {
            if (!missing.remove(row.getIAddon())) {
                end(row);
            }
        }
        for (Product addon : wanted) {
            if (missing.contains(addon.iProduct())) {
                tx.sql()
                        .insertInto(ACCOUNT_ADDON)
                        .set(ACCOUNT_ADDON.I_ENV, iEnv)
                        .set(ACCOUNT_ADDON.I_ACCOUNT_ADDON, Counter.ACCOUNT_ADDON.next(tx, iEnv))
                        .set(ACCOUNT_ADDON.I_ACCOUNT, iAccount)
                        .set(ACCOUNT_ADDON.I_ADDON, addon.iProduct())
                        .set(ACCOUNT_ADDON.EFFECTIVE_FROM_AT, now)
                        .execute();
                start(addon.iSubscription(), addon.iProduct());
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
        replaceAddons(List.of());
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
