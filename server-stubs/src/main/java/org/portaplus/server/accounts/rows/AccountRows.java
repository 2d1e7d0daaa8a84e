package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.values.Unset.key;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.orElse;
import static org.portaplus.server.values.Unset.text;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.portaplus.server.accounts.Account;
import org.portaplus.server.accounts.AccountKeysBuilder;
import org.portaplus.server.accounts.AccountNames;
import org.portaplus.server.accounts.AccountSettings;
import org.portaplus.server.accounts.AccountState;
import org.portaplus.server.accounts.AccountStateBuilder;
import org.portaplus.server.accounts.BillingModel;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.Bulk;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.AccountRecord;

/** Keeps accounts and aliases, for those who change them. Safe for use by many threads. */
public final class AccountRows {

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
        for (int from = 0; from < names.size(); from += Bulk.KEYS) {
            List<String> some = names.subList(from, Math.min(from + Bulk.KEYS, names.size()));
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
        tx.sql().executeInsert(fresh(account));
    }

    /** Stores new accounts, with nothing on them. */
    public void insertAll(Tx tx, List<AccountState> accounts) {
        List<AccountRecord> rows = accounts.stream().map(AccountRows::fresh).toList();
        List<Field<?>> columns = Arrays.stream(ACCOUNT.fields())
                .filter(rows.get(0)::changed) // the same of all; the others have defaults
                .<Field<?>>map(column -> column)
                .toList();
        Bulk.insert(
                tx,
                ACCOUNT,
                columns,
                rows.stream()
                        .map(row -> columns.stream().map(row::get).toArray())
                        .toList());
    }

    private static AccountRecord fresh(AccountState account) {
        AccountRecord row = changeable(account);
        row.setIEnv(account.keys().iEnv());
        row.setIAccount(account.keys().iAccount());
        row.setICustomer(account.keys().iCustomer());
        row.setIMasterAccount(key(account.keys().iMasterAccount()));
        row.setISubscriber(key(account.keys().iSubscriber()));
        row.setIAccountRole(account.kind().role());
        row.setBillingModel(account.kind().billingModel().number());
        row.setCurrency(account.kind().currency());
        row.setOpeningBalance(BigDecimal.ZERO);
        row.setBalance(BigDecimal.ZERO);
        row.setIssueAt(account.times().issue());
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

    private static AccountRecord changeable(AccountState account) {
        AccountRecord row = new AccountRecord();
        row.setId(account.names().id());
        row.setLogin(orElse(account.names().login(), null));
        row.setIProduct(account.keys().iProduct());
        row.setIBatch(key(account.keys().iBatch()));
        row.setICustomerSite(key(account.keys().iCustomerSite()));
        row.setWebPassword(account.passwords().web());
        row.setVoipPassword(account.passwords().voip());
        row.setBillStatus(account.standing().billStatus());
        row.setBlocked(account.standing().blocked());
        row.setCreditLimit(account.standing().creditLimit());
        row.setFeatures(account.features().toJson());
        row.setSettings(Json.write(account.settings()));
        row.setActivationAt(account.times().activation());
        row.setClosedAt(account.times().closed());
        return row;
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
