package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.values.Unset.key;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
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
import org.portaplus.server.store.Json;
import org.portaplus.server.store.KeyChunks;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

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
        return locked(tx, List.of(iEnv, iAccount), at(iEnv, iAccount));
    }

    /** The account or alias of an id, locked like {@link #lock}. */
    public Optional<AccountState> lockById(Tx tx, int iEnv, String id) {
        return locked(tx, List.of(iEnv, id), ACCOUNT.I_ENV.eq(iEnv).and(ACCOUNT.ID.eq(id)));
    }

    /** The aliases of an account. */
    public List<AccountState> aliases(Tx tx, int iEnv, int iAccount) {
        return tx.sql()
                .selectFrom(ACCOUNT)
                .where(ACCOUNT.I_ENV.eq(iEnv), ACCOUNT.I_MASTER_ACCOUNT.eq(iAccount))
                .fetch(AccountRows::state);
    }

    /** Whether an account or alias has an id. */
    public boolean hasId(Tx tx, int iEnv, String id) {
        return exists(tx, iEnv, ACCOUNT.ID.eq(id));
    }

    /** Whether an account has a web login. */
    public boolean hasLogin(Tx tx, int iEnv, String login) {
        return exists(tx, iEnv, ACCOUNT.LOGIN.eq(login));
    }

    /** Whether a name is an id or a login. */
    public boolean isTaken(Tx tx, int iEnv, String name) {
        return exists(tx, iEnv, ACCOUNT.ID.eq(name).or(ACCOUNT.LOGIN.eq(name)));
    }

    /** Those of some names that are an id or a login. */
    public Set<String> taken(Tx tx, int iEnv, List<String> names) {
        Set<String> taken = new HashSet<>();
        for (List<String> some : KeyChunks.of(names)) {
            for (Field<String> column : List.of(ACCOUNT.ID, ACCOUNT.LOGIN)) {
                taken.addAll(tx.sql()
                        .select(column)
                        .from(ACCOUNT)
                        .where(ACCOUNT.I_ENV.eq(iEnv), column.in(some))
                        .fetch(column));
            }
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
        tx.sql()
                .update(ACCOUNT)
                .set(changeable(account))
                .where(at(account.keys().iEnv(), account.keys().iAccount()))
                .execute();
    }

    /** Gives the aliases of an account its main product. */
    public void moveAliases(Tx tx, int iEnv, int iAccount, int iProduct) {
        tx.sql()
                .update(ACCOUNT)
                .set(ACCOUNT.I_PRODUCT, iProduct)
                .where(ACCOUNT.I_ENV.eq(iEnv), ACCOUNT.I_MASTER_ACCOUNT.eq(iAccount))
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> changeable(AccountState account) {
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        CHANGEABLE.forEach((column, value) -> values.put(column, value.of(account)));
        return values;
    }

    private static AccountState state(AccountRecord row) {
        return AccountStateBuilder.builder()
                .keys(keys(row))
                .names(new AccountNames(row.getId(), text(row.getLogin())))
                .kind(new AccountState.Kind(
                        row.getIAccountRole(), BillingModel.of(row.getBillingModel()), row.getCurrency()))
                .passwords(new AccountState.Passwords(row.getWebPassword(), row.getVoipPassword()))
                .standing(new AccountState.Standing(row.getBillStatus(), row.getBlocked(), row.getCreditLimit()))
                .features(ServiceFeatures.fromJson(row.getFeatures()))
                .settings(Json.read(row.getSettings(), AccountSettings.class))
                .times(new AccountState.Times(
                        row.getIssueAt(), row.getActivationAt(), row.getFirstUsageAt(), row.getClosedAt()))
                .build();
    }

    static Account.Keys keys(AccountRecord row) {
        return AccountKeysBuilder.builder()
                .iEnv(row.getIEnv())
                .iAccount(row.getIAccount())
                .iCustomer(row.getICustomer())
                .iMasterAccount(number(row.getIMasterAccount()))
                .iProduct(row.getIProduct())
                .iBatch(number(row.getIBatch()))
                .iCustomerSite(number(row.getICustomerSite()))
                .iSubscriber(number(row.getISubscriber()))
                .build();
    }

    private static Optional<AccountState> locked(Tx tx, List<?> turn, Condition which) {
        return tx.locking(turn, tx.sql().selectFrom(ACCOUNT).where(which)).fetchOptional(AccountRows::state);
    }

    private static boolean exists(Tx tx, int iEnv, Condition which) {
        return tx.sql().fetchExists(ACCOUNT, ACCOUNT.I_ENV.eq(iEnv).and(which));
    }

    private static Condition at(int iEnv, int iAccount) {
        return ACCOUNT.I_ENV.eq(iEnv).and(ACCOUNT.I_ACCOUNT.eq(iAccount));
    }
}
