package org.portaplus.server.accounts.rows;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_BATCH;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.EXTENSION;
import static org.portaplus.server.store.schema.Tables.PRODUCT;
import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.accounts.Account;
import org.portaplus.server.accounts.AccountBuilder;
import org.portaplus.server.accounts.AccountFilter;
import org.portaplus.server.accounts.AccountPage;
import org.portaplus.server.accounts.AccountSettings;
import org.portaplus.server.accounts.BillingModel;
import org.portaplus.server.customers.rows.SubscriberRows;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.licensing.rows.SeenCustomers;
import org.portaplus.server.licensing.rows.SeenQuery;
import org.portaplus.server.products.ServiceFeatures;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.PerLength;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.SearchText;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;

/**
 * Reads accounts, as far as a License may see them. Lists are in the order of the numbers. Safe for use by many threads.
 */
public final class AccountQueries {
    private static final List<Field<?>> COLUMNS = Stream.of(
                    AccountRows.KEYS,
                    List.of(
                            ACCOUNT.ID,
                            ACCOUNT.I_ACCOUNT_ROLE,
                            PRODUCT.NAME,
                            ACCOUNT_BATCH.PREFIX,
                            ACCOUNT.BILLING_MODEL,
                            ACCOUNT.CURRENCY,
                            ACCOUNT.BALANCE,
                            ACCOUNT.CREDIT_LIMIT,
                            CUSTOMER.BALANCE,
                            CUSTOMER.CREDIT_LIMIT,
                            ACCOUNT.BILL_STATUS,
                            ACCOUNT.BLOCKED,
                            ACCOUNT.LOGIN,
                            ACCOUNT.WEB_PASSWORD,
                            ACCOUNT.VOIP_PASSWORD,
                            ACCOUNT.FEATURES,
                            ACCOUNT.SETTINGS,
                            EXTENSION.I_C_EXT,
                            EXTENSION.ID,
                            EXTENSION.NAME,
                            ACCOUNT.ACTIVATION_AT,
                            ACCOUNT.ISSUE_AT,
                            ACCOUNT.FIRST_USAGE_AT,
                            ACCOUNT.LAST_USAGE_AT),
                    SubscriberRows.TEXTS)
            .<Field<?>>flatMap(List::stream)
            .toList();

    private static final Field<Integer> COUNT = DSL.count();

    private static final SeenQuery BY_KEY = SeenQuery.of(seen -> from(COLUMNS)
            .where(ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)), ACCOUNT.I_ACCOUNT.eq(open(ACCOUNT.I_ACCOUNT)), seen));

    private static final SeenQuery BY_ID = SeenQuery.of(
            seen -> from(COLUMNS).where(ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)), ACCOUNT.ID.eq(open(ACCOUNT.ID)), seen));

    private static final PerLength<SeenQuery> BY_KEYS = PerLength.of(length -> SeenQuery.of(seen -> from(COLUMNS)
            .where(ACCOUNT.I_ENV.eq(open(ACCOUNT.I_ENV)), ACCOUNT.I_ACCOUNT.in(open(ACCOUNT.I_ACCOUNT, length)), seen)
            .orderBy(ACCOUNT.I_ACCOUNT)));

    private final Secrets secrets;

    public AccountQueries(Secrets secrets) {
        this.secrets = secrets;
    }

    /** An account by its id; the id of an alias finds the master. Closed accounts answer to their changed id. */
    public Optional<Account> byId(Tx db, License license, String id) {
        return BY_ID.first(db, license, row -> account(row, license), license.iEnv(), id)
                .flatMap(found -> found.keys().iMasterAccount() == 0
                        ? Optional.of(found)
                        : byKey(db, license, found.keys().iMasterAccount()));
    }

    /** An account, or an alias, by its number. */
    public Optional<Account> byKey(Tx db, License license, int iAccount) {
        return BY_KEY.first(db, license, row -> account(row, license), license.iEnv(), iAccount);
    }

    /** The numbers of all accounts of a filter. */
    public List<Integer> keys(Tx db, License license, AccountFilter filter) {
        return FixedQuery.ask(
                db,
                from(List.of(ACCOUNT.I_ACCOUNT))
                        .where(condition(license, filter))
                        .orderBy(ACCOUNT.I_ACCOUNT),
                row -> row.get(ACCOUNT.I_ACCOUNT));
    }

    /** The accounts with some numbers, which are no more than a statement may bind. */
    public List<Account> withKeys(Tx db, License license, List<Integer> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return BY_KEYS.of(keys)
                .list(
                        db,
                        license,
                        row -> account(row, license),
                        BY_KEYS.values(List.of(license.iEnv()), keys, List.of()));
    }

    /** One page of the accounts of a filter; the total counts all of them. */
    public AccountPage page(Tx db, License license, AccountFilter filter, int offset, int limit) {
        List<Account> accounts = FixedQuery.ask(
                db,
                from(COLUMNS)
                        .where(condition(license, filter))
                        .orderBy(ACCOUNT.I_ACCOUNT)
                        .limit(limit)
                        .offset(offset),
                row -> account(row, license));
        List<Integer> total =
                FixedQuery.ask(db, from(List.of(COUNT)).where(condition(license, filter)), row -> row.get(COUNT));
        return new AccountPage(accounts, total.get(0));
    }

    private static SelectJoinStep<Record> from(List<? extends Field<?>> columns) {
        return DSL.select(columns)
                .from(ACCOUNT)
                .join(CUSTOMER)
                .on(AccountJoins.ITS_CUSTOMER)
                .join(PRODUCT)
                .on(AccountJoins.ITS_PRODUCT)
                .leftJoin(SUBSCRIBER)
                .on(AccountJoins.ITS_SUBSCRIBER)
                .leftJoin(EXTENSION)
                .on(EXTENSION.I_ENV.eq(ACCOUNT.I_ENV), EXTENSION.I_ACCOUNT.eq(ACCOUNT.I_ACCOUNT))
                .leftJoin(ACCOUNT_BATCH)
                .on(ACCOUNT_BATCH.I_ENV.eq(ACCOUNT.I_ENV), ACCOUNT_BATCH.I_BATCH.eq(ACCOUNT.I_BATCH));
    }

    private static Condition condition(License license, AccountFilter filter) {
        return ACCOUNT.I_ENV
                .eq(license.iEnv())
                .and(ACCOUNT.BILL_STATUS.ne("C"))
                .and(SeenCustomers.by(license))
                .and(filter.iCustomer() == 0 ? noCondition() : ACCOUNT.I_CUSTOMER.eq(filter.iCustomer()))
                .and(
                        filter.products().isEmpty()
                                ? noCondition()
                                : product(filter).in(filter.products()))
                .and(
                        filter.productSearch().isEmpty()
                                ? noCondition()
                                : SearchText.in(PRODUCT.NAME, filter.productSearch()))
                .and(filter.aliases() ? noCondition() : ACCOUNT.I_MASTER_ACCOUNT.isNull())
                .and(filter.search().isEmpty() ? noCondition() : named(filter.search()));
    }

    /** A customer has fewer accounts than a product: with both, the index of products is not to be taken. */
    private static Field<Integer> product(AccountFilter filter) {
        return filter.iCustomer() == 0 ? ACCOUNT.I_PRODUCT : ACCOUNT.I_PRODUCT.plus(inline(0));
    }

    private static Condition named(String text) {
        return SearchText.in(ACCOUNT.ID, text)
                .or(SearchText.in(concat(SUBSCRIBER.FIRST_NAME, inline(" "), SUBSCRIBER.LAST_NAME), text))
                .or(SearchText.in(EXTENSION.NAME, text));
    }

    private Account account(Row row, License license) {
        int iEnv = license.iEnv();
        int iAccount = row.get(ACCOUNT.I_ACCOUNT);
        boolean secret = license.allows(Scope.SECRETS);
        return AccountBuilder.builder()
                .keys(AccountRows.keys(row))
                .id(row.get(ACCOUNT.ID))
                .role(row.get(ACCOUNT.I_ACCOUNT_ROLE))
                .productName(row.get(PRODUCT.NAME))
                .batchPrefix(text(row.get(ACCOUNT_BATCH.PREFIX)))
                .money(money(row))
                .billStatus(row.get(ACCOUNT.BILL_STATUS))
                .blocked(row.get(ACCOUNT.BLOCKED))
                .access(new Account.Access(
                        text(row.get(ACCOUNT.LOGIN)),
                        secret ? decrypted(row.get(ACCOUNT.WEB_PASSWORD), AccountPlaces.web(iEnv, iAccount)) : "",
                        secret ? decrypted(row.get(ACCOUNT.VOIP_PASSWORD), AccountPlaces.voip(iEnv, iAccount)) : ""))
                .features(ServiceFeatures.fromJson(row.get(ACCOUNT.FEATURES)))
                .settings(Json.read(row.get(ACCOUNT.SETTINGS), AccountSettings.class))
                .subscriber(SubscriberRows.read(row))
                .extension(new Account.Extension(
                        number(row.get(EXTENSION.I_C_EXT)), text(row.get(EXTENSION.ID)), text(row.get(EXTENSION.NAME))))
                .times(new Account.Times(
                        row.get(ACCOUNT.ACTIVATION_AT),
                        row.get(ACCOUNT.ISSUE_AT),
                        row.get(ACCOUNT.FIRST_USAGE_AT),
                        row.get(ACCOUNT.LAST_USAGE_AT)))
                .build();
    }

    private static Account.Money money(Row row) {
        BillingModel model = BillingModel.of(row.get(ACCOUNT.BILLING_MODEL));
        BigDecimal balance = row.get(ACCOUNT.BALANCE);
        BigDecimal limit = row.get(ACCOUNT.CREDIT_LIMIT);
        BigDecimal available = balance;
        if (model == BillingModel.CREDIT) {
            available = limit.signum() > 0
                    ? limit.subtract(balance)
                    : row.get(CUSTOMER.CREDIT_LIMIT).subtract(row.get(CUSTOMER.BALANCE));
        }
        return new Account.Money(model, row.get(ACCOUNT.CURRENCY), balance, limit, available);
    }

    private String decrypted(@Nullable String encrypted, String place) {
        return encrypted == null ? "" : secrets.decrypt(encrypted, place);
    }
}
