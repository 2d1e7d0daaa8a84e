package org.portaplus.server.accounts.rows;

import static org.jooq.impl.DSL.inline;
import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.values.Unset.key;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.Account;
import org.portaplus.server.accounts.AccountKeysBuilder;
import org.portaplus.server.accounts.AccountNames;
import org.portaplus.server.accounts.AccountSettings;
import org.portaplus.server.accounts.AccountState;
import org.portaplus.server.accounts.AccountStateBuilder;
import org.portaplus.server.accounts.BillingModel;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.FixedChange;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.KeyChunks;
import org.portaplus.server.store.PerLength;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.Tx;

/** Keeps accounts and aliases, for those who change them. Safe for use by many threads. */
public final class AccountRows {
    /** What a column holds of an account; null for nothing. */
    @FunctionalInterface
    private interface Value {
        @Nullable
        Object of(AccountState account);
    }

    private static final Map<Field<?>, Value> CHANGEABLE = changeable();
    private static final Map<Field<?>, Value> FRESH = fresh();
    private static final BulkInsert ROWS = new BulkInsert(ACCOUNT, List.copyOf(FRESH.keySet()));

    /** What {@link #keys} reads. */
    static final List<Field<?>> KEYS = List.of(
            ACCOUNT.I_ENV,
            ACCOUNT.I_ACCOUNT,
            ACCOUNT.I_CUSTOMER,
            ACCOUNT.I_MASTER_ACCOUNT,
            ACCOUNT.I_PRODUCT,
            ACCOUNT.I_BATCH,
            ACCOUNT.I_CUSTOMER_SITE,
            ACCOUNT.I_SUBSCRIBER);

    private static final FixedQuery BY_KEY =
            FixedQuery.of(() -> DSL.selectFrom(ACCOUNT).where(at()));

    private static final FixedQuery BY_ID = FixedQuery.of(() ->
            DSL.selectFrom(ACCOUNT).where(ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)), ACCOUNT.ID.eq(open(ACCOUNT.ID))));

    private static final FixedQuery ALIASES = FixedQuery.of(() -> DSL.selectFrom(ACCOUNT)
            .where(ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)), ACCOUNT.I_MASTER_ACCOUNT.eq(open(ACCOUNT.I_MASTER_ACCOUNT))));

    private static final FixedQuery WITH_ID = having(ACCOUNT.ID.eq(open(ACCOUNT.ID)));
    private static final FixedQuery WITH_LOGIN = having(ACCOUNT.LOGIN.eq(open(ACCOUNT.LOGIN)));
    private static final FixedQuery WITH_NAME =
            having(ACCOUNT.ID.eq(open(ACCOUNT.ID)).or(ACCOUNT.LOGIN.eq(open(ACCOUNT.LOGIN))));
    private static final PerLength<FixedQuery> IDS = PerLength.of(length -> amongst(ACCOUNT.ID, length));
    private static final PerLength<FixedQuery> LOGINS = PerLength.of(length -> amongst(ACCOUNT.LOGIN, length));

    private static final FixedChange UPDATE = FixedChange.of(() -> {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        CHANGEABLE.keySet().forEach(column -> columns.put(column, open(column)));
        return DSL.update(ACCOUNT).set(columns).where(at());
    });

    private static final FixedChange MOVE_ALIASES = FixedChange.of(() -> DSL.update(ACCOUNT)
            .set(ACCOUNT.I_PRODUCT, open(ACCOUNT.I_PRODUCT))
            .where(ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)), ACCOUNT.I_MASTER_ACCOUNT.eq(open(ACCOUNT.I_MASTER_ACCOUNT))));

    private static FixedQuery having(Condition name) {
        return FixedQuery.of(() -> DSL.selectOne()
                .from(ACCOUNT)
                .where(ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)), name)
                .limit(inline(1)));
    }

    private static FixedQuery amongst(Field<String> column, int length) {
        return FixedQuery.of(() -> DSL.select(column)
                .from(ACCOUNT)
                .where(ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)), column.in(open(column, length))));
    }

    private static Condition at() {
        return ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)).and(ACCOUNT.I_ACCOUNT.eq(open(ACCOUNT.I_ACCOUNT)));
    }

    private static Map<Field<?>, Value> changeable() {
        Map<Field<?>, Value> columns = new LinkedHashMap<>();
        columns.put(ACCOUNT.ID, account -> account.names().id());
        columns.put(ACCOUNT.LOGIN, account -> orElse(account.names().login(), null));
        columns.put(ACCOUNT.I_PRODUCT, account -> account.keys().iProduct());
        columns.put(ACCOUNT.I_BATCH, account -> key(account.keys().iBatch()));
        columns.put(ACCOUNT.I_CUSTOMER_SITE, account -> key(account.keys().iCustomerSite()));
        columns.put(ACCOUNT.WEB_PASSWORD, account -> account.passwords().web());
        columns.put(ACCOUNT.VOIP_PASSWORD, account -> account.passwords().voip());
        columns.put(ACCOUNT.BILL_STATUS, account -> account.standing().billStatus());
        columns.put(ACCOUNT.BLOCKED, account -> account.standing().blocked());
        columns.put(ACCOUNT.CREDIT_LIMIT, account -> account.standing().creditLimit());
        columns.put(ACCOUNT.FEATURES, account -> account.features().toJson());
        columns.put(ACCOUNT.SETTINGS, account -> Json.write(account.settings()));
        columns.put(ACCOUNT.ACTIVATION_AT, account -> account.times().activation());
        columns.put(ACCOUNT.CLOSED_AT, account -> account.times().closed());
        return columns;
    }

    /** Those that never change after them. */
    private static Map<Field<?>, Value> fresh() {
        Map<Field<?>, Value> columns = changeable();
        columns.put(ACCOUNT.I_ENV, account -> account.keys().iEnv());
        columns.put(ACCOUNT.I_ACCOUNT, account -> account.keys().iAccount());
        columns.put(ACCOUNT.I_CUSTOMER, account -> account.keys().iCustomer());
        columns.put(ACCOUNT.I_MASTER_ACCOUNT, account -> key(account.keys().iMasterAccount()));
        columns.put(ACCOUNT.I_SUBSCRIBER, account -> key(account.keys().iSubscriber()));
        columns.put(ACCOUNT.I_ACCOUNT_ROLE, account -> account.kind().role());
        columns.put(
                ACCOUNT.BILLING_MODEL, account -> account.kind().billingModel().number());
        columns.put(ACCOUNT.CURRENCY, account -> account.kind().currency());
        columns.put(ACCOUNT.OPENING_BALANCE, account -> BigDecimal.ZERO);
        columns.put(ACCOUNT.BALANCE, account -> BigDecimal.ZERO);
        columns.put(ACCOUNT.ISSUE_AT, account -> account.times().issue());
        return columns;
    }

    /** The account or alias of a number. Whatever belongs to it is changed under its lock, one unit after the other. */
    public Optional<AccountState> lock(Tx tx, int iEnv, int iAccount) {
        return BY_KEY.lock(tx, List.of(iEnv, iAccount), AccountRows::state, iEnv, iAccount);
    }

    /** The account or alias of an id, locked like {@link #lock}. */
    public Optional<AccountState> lockById(Tx tx, int iEnv, String id) {
        return BY_ID.lock(tx, List.of(iEnv, id), AccountRows::state, iEnv, id);
    }

    /** The aliases of an account. */
    public List<AccountState> aliases(Tx tx, int iEnv, int iAccount) {
        return ALIASES.list(tx, AccountRows::state, iEnv, iAccount);
    }

    /** Whether an account or alias has an id. */
    public boolean hasId(Tx tx, int iEnv, String id) {
        return WITH_ID.finds(tx, iEnv, id);
    }

    /** Whether an account has a web login. */
    public boolean hasLogin(Tx tx, int iEnv, String login) {
        return WITH_LOGIN.finds(tx, iEnv, login);
    }

    /** Whether a name is an id or a login. */
    public boolean isTaken(Tx tx, int iEnv, String name) {
        return WITH_NAME.finds(tx, iEnv, name, name);
    }

    /** Those of some names that are an id or a login. */
    public Set<String> taken(Tx tx, int iEnv, List<String> names) {
        Set<String> taken = new HashSet<>();
        for (List<String> some : KeyChunks.of(names)) {
            Object[] values = IDS.values(List.of(iEnv), some, List.of());
            taken.addAll(IDS.of(some).list(tx, row -> row.get(ACCOUNT.ID), values));
            taken.addAll(LOGINS.of(some).list(tx, row -> row.get(ACCOUNT.LOGIN), values));
        }
        return taken;
    }

    /** Numbers for new accounts and aliases: the first of as many consecutive ones. */
    public int nextNumbers(Tx tx, int iEnv, int count) {
        return Counter.ACCOUNT.next(tx, iEnv, count);
    }

    /** Stores a new account or alias, with nothing on it. */
    public void insert(Tx tx, AccountState account) {
        insertAll(tx, List.of(account));
    }

    /** Stores new accounts, with nothing on them. */
    public void insertAll(Tx tx, List<AccountState> accounts) {
        ROWS.insert(tx, accounts.stream().map(account -> values(FRESH, account)).toList());
    }

    private static @Nullable Object[] values(Map<Field<?>, Value> columns, AccountState account) {
        @Nullable Object[] row = new Object[columns.size()];
        int at = 0;
        for (Value value : columns.values()) {
            row[at++] = value.of(account);
        }
        return row;
    }

    /** Stores what may have changed of an account or alias. */
    public void update(Tx tx, AccountState account) {
        List<@Nullable Object> values = new ArrayList<>();
        CHANGEABLE.values().forEach(value -> values.add(value.of(account)));
        values.add(account.keys().iEnv());
        values.add(account.keys().iAccount());
        int unused = UPDATE.make(tx, values.toArray());
    }

    /** Gives the aliases of an account its main product. */
    public void moveAliases(Tx tx, int iEnv, int iAccount, int iProduct) {
        int unused = MOVE_ALIASES.make(tx, iProduct, iEnv, iAccount);
    }

    private static AccountState state(Row row) {
        return AccountStateBuilder.builder()
                .keys(keys(row))
                .names(new AccountNames(row.get(ACCOUNT.ID), text(row.get(ACCOUNT.LOGIN))))
                .kind(new AccountState.Kind(
                        row.get(ACCOUNT.I_ACCOUNT_ROLE),
                        BillingModel.of(row.get(ACCOUNT.BILLING_MODEL)),
                        row.get(ACCOUNT.CURRENCY)))
                .passwords(new AccountState.Passwords(row.get(ACCOUNT.WEB_PASSWORD), row.get(ACCOUNT.VOIP_PASSWORD)))
                .standing(new AccountState.Standing(
                        row.get(ACCOUNT.BILL_STATUS), row.get(ACCOUNT.BLOCKED), row.get(ACCOUNT.CREDIT_LIMIT)))
                .features(ServiceFeatures.fromJson(row.get(ACCOUNT.FEATURES)))
                .settings(Json.read(row.get(ACCOUNT.SETTINGS), AccountSettings.class))
                .times(new AccountState.Times(
                        row.get(ACCOUNT.ISSUE_AT),
                        row.get(ACCOUNT.ACTIVATION_AT),
                        row.get(ACCOUNT.FIRST_USAGE_AT),
                        row.get(ACCOUNT.CLOSED_AT)))
                .build();
    }

    static Account.Keys keys(Row row) {
        return AccountKeysBuilder.builder()
                .iEnv(row.get(ACCOUNT.I_ENV))
                .iAccount(row.get(ACCOUNT.I_ACCOUNT))
                .iCustomer(row.get(ACCOUNT.I_CUSTOMER))
                .iMasterAccount(number(row.get(ACCOUNT.I_MASTER_ACCOUNT)))
                .iProduct(row.get(ACCOUNT.I_PRODUCT))
                .iBatch(number(row.get(ACCOUNT.I_BATCH)))
                .iCustomerSite(number(row.get(ACCOUNT.I_CUSTOMER_SITE)))
                .iSubscriber(number(row.get(ACCOUNT.I_SUBSCRIBER)))
                .build();
    }
}
