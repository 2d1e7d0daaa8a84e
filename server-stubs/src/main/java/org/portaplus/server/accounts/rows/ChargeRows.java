package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.schema.Tables.ACCOUNT_ADDON;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_SUBSCRIPTION;
import static org.portaplus.server.values.Unset.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;

/** Keeps the add-ons and the subscriptions of accounts. Safe for use by many threads. */
public final class ChargeRows {
    private static final BulkInsert STARTS = new BulkInsert(
            ACCOUNT_SUBSCRIPTION,
            List.of(
                    ACCOUNT_SUBSCRIPTION.I_ENV,
                    ACCOUNT_SUBSCRIPTION.I_ACCOUNT_SUBSCRIPTION,
                    ACCOUNT_SUBSCRIPTION.I_ACCOUNT,
                    ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION,
                    ACCOUNT_SUBSCRIPTION.I_PRODUCT,
                    ACCOUNT_SUBSCRIPTION.START_AT));

    /** The account that is charged, and the time of the unit of work. */
    public record Charged(int iEnv, int iAccount, Instant now) {}

    /** An add-on that is assigned. */
    public record Addon(int iAccountAddon, int iAddon, Instant from) {}

    /** The add-ons that are assigned now or will be, in the order of their assignment. */
    public List<Addon> addons(Tx tx, Charged account) {
        return tx.sql()
                .select(ACCOUNT_ADDON.I_ACCOUNT_ADDON, ACCOUNT_ADDON.I_ADDON, ACCOUNT_ADDON.EFFECTIVE_FROM_AT)
                .from(ACCOUNT_ADDON)
                .where(
                        ACCOUNT_ADDON.I_ENV.eq(account.iEnv()),
                        ACCOUNT_ADDON.I_ACCOUNT.eq(account.iAccount()),
                        ACCOUNT_ADDON.EFFECTIVE_TO_AT.isNull().or(ACCOUNT_ADDON.EFFECTIVE_TO_AT.gt(account.now())))
                .orderBy(ACCOUNT_ADDON.I_ACCOUNT_ADDON)
                .fetch(row -> new Addon(row.value1(), row.value2(), row.value3()));
    }

    /** Assigns an add-on from now on. */
    public void assign(Tx tx, Charged account, int iAddon) {
        tx.sql()
                .insertInto(ACCOUNT_ADDON)
                .set(ACCOUNT_ADDON.I_ENV, account.iEnv())
                .set(ACCOUNT_ADDON.I_ACCOUNT_ADDON, Counter.ACCOUNT_ADDON.next(tx, account.iEnv()))
                .set(ACCOUNT_ADDON.I_ACCOUNT, account.iAccount())
                .set(ACCOUNT_ADDON.I_ADDON, iAddon)
                .set(ACCOUNT_ADDON.EFFECTIVE_FROM_AT, account.now())
                .execute();
    }

    /** Ends an add-on now. */
    public void end(Tx tx, Charged account, Addon addon) {
        tx.sql()
                .update(ACCOUNT_ADDON)
                .set(ACCOUNT_ADDON.EFFECTIVE_TO_AT, account.now())
                .where(at(account, addon))
                .execute();
    }

    /** Deletes an add-on that never began. */
    public void delete(Tx tx, Charged account, Addon addon) {
        tx.sql().deleteFrom(ACCOUNT_ADDON).where(at(account, addon)).execute();
    }

    /** Whether a subscription runs. */
    public boolean isRunning(Tx tx, Charged account, int iSubscription) {
        return tx.sql()
                .fetchExists(
                        ACCOUNT_SUBSCRIPTION,
                        running(account).and(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION.eq(iSubscription)));
    }

    /** Starts a subscription; {@code iProduct} is what brought it, 0 for nothing. */
    public void start(Tx tx, Charged account, int iSubscription, int iProduct) {
        tx.sql()
                .insertInto(ACCOUNT_SUBSCRIPTION)
                .set(ACCOUNT_SUBSCRIPTION.I_ENV, account.iEnv())
                .set(ACCOUNT_SUBSCRIPTION.I_ACCOUNT_SUBSCRIPTION, Counter.ACCOUNT_SUBSCRIPTION.next(tx, account.iEnv()))
                .set(ACCOUNT_SUBSCRIPTION.I_ACCOUNT, account.iAccount())
                .set(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION, iSubscription)
                .set(ACCOUNT_SUBSCRIPTION.I_PRODUCT, key(iProduct))
                .set(ACCOUNT_SUBSCRIPTION.START_AT, account.now())
                .execute();
    }

    /** A subscription that starts; {@code iProduct} is what brought it, 0 for nothing. */
    public record Start(Charged account, int iSubscription, int iProduct) {}

    /** Starts subscriptions. */
    public void startAll(Tx tx, int iEnv, List<Start> starts) {
        if (starts.isEmpty()) {
            return;
        }
        int first = Counter.ACCOUNT_SUBSCRIPTION.next(tx, iEnv, starts.size());
        List<@Nullable Object[]> rows = new ArrayList<>(starts.size());
        for (Start start : starts) {
            rows.add(new Object[] {
                iEnv,
                first + rows.size(),
                start.account().iAccount(),
                start.iSubscription(),
                key(start.iProduct()),
                start.account().now()
            });
        }
        STARTS.insert(tx, rows);
    }

    /** Ends what a product or add-on brought. */
    public void finish(Tx tx, Charged account, int iProduct) {
        finish(tx, account, running(account).and(ACCOUNT_SUBSCRIPTION.I_PRODUCT.eq(iProduct)));
    }

    /** Ends all subscriptions. */
    public void finishAll(Tx tx, Charged account) {
        finish(tx, account, running(account));
    }

    private static void finish(Tx tx, Charged account, Condition which) {
        tx.sql()
                .update(ACCOUNT_SUBSCRIPTION)
                .set(ACCOUNT_SUBSCRIPTION.FINISH_AT, account.now())
                .where(which)
                .execute();
    }

    private static Condition at(Charged account, Addon addon) {
        return ACCOUNT_ADDON.I_ENV.eq(account.iEnv()).and(ACCOUNT_ADDON.I_ACCOUNT_ADDON.eq(addon.iAccountAddon()));
    }

    private static Condition running(Charged account) {
        return ACCOUNT_SUBSCRIPTION
                .I_ENV
                .eq(account.iEnv())
                .and(ACCOUNT_SUBSCRIPTION.I_ACCOUNT.eq(account.iAccount()))
                .and(ACCOUNT_SUBSCRIPTION.FINISH_AT.isNull());
    }
}
