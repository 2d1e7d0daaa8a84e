package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_ADDON;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_SUBSCRIPTION;
import static org.portaplus.server.values.Unset.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.FixedChange;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Tx;

/** Keeps the add-ons and the subscriptions of accounts. Safe for use by many threads. */
public final class ChargeRows {
    private static final List<Field<?>> OF_A_START = List.of(
            ACCOUNT_SUBSCRIPTION.I_ENV,
            ACCOUNT_SUBSCRIPTION.I_ACCOUNT_SUBSCRIPTION,
            ACCOUNT_SUBSCRIPTION.I_ACCOUNT,
            ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION,
            ACCOUNT_SUBSCRIPTION.I_PRODUCT,
            ACCOUNT_SUBSCRIPTION.START_AT);

    private static final BulkInsert STARTS = new BulkInsert(ACCOUNT_SUBSCRIPTION, OF_A_START);
    private static final FixedChange START =
            FixedChange.insert(ACCOUNT_SUBSCRIPTION, OF_A_START.toArray(new Field<?>[0]));

    private static final FixedChange ASSIGNMENTS = FixedChange.insert(
            ACCOUNT_ADDON,
            ACCOUNT_ADDON.I_ENV,
            ACCOUNT_ADDON.I_ACCOUNT_ADDON,
            ACCOUNT_ADDON.I_ACCOUNT,
            ACCOUNT_ADDON.I_ADDON,
            ACCOUNT_ADDON.EFFECTIVE_FROM_AT);

    private static final FixedQuery ADDONS = FixedQuery.of(
            () -> DSL.select(ACCOUNT_ADDON.I_ACCOUNT_ADDON, ACCOUNT_ADDON.I_ADDON, ACCOUNT_ADDON.EFFECTIVE_FROM_AT)
                    .from(ACCOUNT_ADDON)
                    .where(
                            ACCOUNT_ADDON.I_ENV.eq(open(ACCOUNT_ADDON.I_ENV)),
                            ACCOUNT_ADDON.I_ACCOUNT.eq(open(ACCOUNT_ADDON.I_ACCOUNT)),
                            ACCOUNT_ADDON
                                    .EFFECTIVE_TO_AT
                                    .isNull()
                                    .or(ACCOUNT_ADDON.EFFECTIVE_TO_AT.gt(open(ACCOUNT_ADDON.EFFECTIVE_TO_AT))))
                    .orderBy(ACCOUNT_ADDON.I_ACCOUNT_ADDON));

    private static final FixedChange END = FixedChange.of(() -> DSL.update(ACCOUNT_ADDON)
            .set(ACCOUNT_ADDON.EFFECTIVE_TO_AT, open(ACCOUNT_ADDON.EFFECTIVE_TO_AT))
            .where(at()));

    private static final FixedChange DELETE =
            FixedChange.of(() -> DSL.deleteFrom(ACCOUNT_ADDON).where(at()));

    private static final FixedQuery RUNNING = FixedQuery.of(() -> DSL.selectOne()
            .from(ACCOUNT_SUBSCRIPTION)
            .where(running(), ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION.eq(open(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION)))
            .limit(DSL.inline(1)));

    private static final FixedChange FINISH = FixedChange.of(() -> DSL.update(ACCOUNT_SUBSCRIPTION)
            .set(ACCOUNT_SUBSCRIPTION.FINISH_AT, open(ACCOUNT_SUBSCRIPTION.FINISH_AT))
            .where(running(), ACCOUNT_SUBSCRIPTION.I_PRODUCT.eq(open(ACCOUNT_SUBSCRIPTION.I_PRODUCT))));

    private static final FixedChange FINISH_ALL = FixedChange.of(() -> DSL.update(ACCOUNT_SUBSCRIPTION)
            .set(ACCOUNT_SUBSCRIPTION.FINISH_AT, open(ACCOUNT_SUBSCRIPTION.FINISH_AT))
            .where(running()));

    private static Condition at() {
        return ACCOUNT_ADDON
                .I_ENV
                .eq(open(ACCOUNT_ADDON.I_ENV))
                .and(ACCOUNT_ADDON.I_ACCOUNT_ADDON.eq(open(ACCOUNT_ADDON.I_ACCOUNT_ADDON)));
    }

    private static Condition running() {
        return ACCOUNT_SUBSCRIPTION
                .I_ENV
                .eq(open(ACCOUNT_SUBSCRIPTION.I_ENV))
                .and(ACCOUNT_SUBSCRIPTION.I_ACCOUNT.eq(open(ACCOUNT_SUBSCRIPTION.I_ACCOUNT)))
                .and(ACCOUNT_SUBSCRIPTION.FINISH_AT.isNull());
    }

    /** The account that is charged, and the time of the unit of work. */
    public record Charged(int iEnv, int iAccount, Instant now) {}

    /** An add-on that is assigned. */
    public record Addon(int iAccountAddon, int iAddon, Instant from) {}

    /** The add-ons that are assigned now or will be, in the order of their assignment. */
    public List<Addon> addons(Tx tx, Charged account) {
        return ADDONS.list(
                tx,
                row -> new Addon(
                        row.get(ACCOUNT_ADDON.I_ACCOUNT_ADDON),
                        row.get(ACCOUNT_ADDON.I_ADDON),
                        row.get(ACCOUNT_ADDON.EFFECTIVE_FROM_AT)),
                account.iEnv(),
                account.iAccount(),
                account.now());
    }

    /** Assigns an add-on from now on. */
    public void assign(Tx tx, Charged account, int iAddon) {
        int iAccountAddon = Counter.ACCOUNT_ADDON.next(tx, account.iEnv());
        int unused = ASSIGNMENTS.make(tx, account.iEnv(), iAccountAddon, account.iAccount(), iAddon, account.now());
    }

    /** Ends an add-on now. */
    public void end(Tx tx, Charged account, Addon addon) {
        int unused = END.make(tx, account.now(), account.iEnv(), addon.iAccountAddon());
    }

    /** Deletes an add-on that never began. */
    public void delete(Tx tx, Charged account, Addon addon) {
        int unused = DELETE.make(tx, account.iEnv(), addon.iAccountAddon());
    }

    /** Whether a subscription runs. */
    public boolean isRunning(Tx tx, Charged account, int iSubscription) {
        return RUNNING.finds(tx, account.iEnv(), account.iAccount(), iSubscription);
    }

    /** Starts a subscription; {@code iProduct} is what brought it, 0 for nothing. */
    public void start(Tx tx, Charged account, int iSubscription, int iProduct) {
        int iAccountSubscription = Counter.ACCOUNT_SUBSCRIPTION.next(tx, account.iEnv());
        int unused = START.make(
                tx,
                account.iEnv(),
                iAccountSubscription,
                account.iAccount(),
                iSubscription,
                key(iProduct),
                account.now());
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
        int unused = FINISH.make(tx, account.now(), account.iEnv(), account.iAccount(), iProduct);
    }

    /** Ends all subscriptions. */
    public void finishAll(Tx tx, Charged account) {
        int unused = FINISH_ALL.make(tx, account.now(), account.iEnv(), account.iAccount());
    }
}
