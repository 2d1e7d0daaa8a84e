package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_ADDON;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_SUBSCRIPTION;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.SUBSCRIPTION;
import static org.portaplus.server.values.Unset.amount;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.portaplus.server.accounts.AssignedAddon;
import org.portaplus.server.accounts.AssignedAddonBuilder;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.rows.SeenQuery;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.rows.ProductRows;
import org.portaplus.server.store.KeyChunks;
import org.portaplus.server.store.PerLength;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.Tx;

/** Reads the add-ons of accounts. Safe for use by many threads. */
public final class AddonQueries {
    private static final PerLength<SeenQuery> OF_ACCOUNTS = PerLength.of(length -> SeenQuery.of(seen -> DSL.select(
                    ACCOUNT_ADDON.I_ACCOUNT_ADDON,
                    ACCOUNT_ADDON.I_ACCOUNT,
                    ACCOUNT_ADDON.I_ADDON,
                    ACCOUNT_ADDON.EFFECTIVE_FROM_AT,
                    ACCOUNT_ADDON.EFFECTIVE_TO_AT,
                    ACCOUNT.I_PRODUCT,
                    SUBSCRIPTION.MONTHLY_FEE,
                    ACCOUNT_SUBSCRIPTION.START_AT,
                    ACCOUNT_SUBSCRIPTION.FINISH_AT)
            .from(ACCOUNT_ADDON)
            .join(ACCOUNT)
            .on(ACCOUNT.I_ENV.eq(ACCOUNT_ADDON.I_ENV), ACCOUNT.I_ACCOUNT.eq(ACCOUNT_ADDON.I_ACCOUNT))
            .join(CUSTOMER)
            .on(AccountJoins.ITS_CUSTOMER)
            .leftJoin(ACCOUNT_SUBSCRIPTION)
            .on(
                    ACCOUNT_SUBSCRIPTION.I_ENV.eq(ACCOUNT_ADDON.I_ENV),
                    ACCOUNT_SUBSCRIPTION.I_ACCOUNT.eq(ACCOUNT_ADDON.I_ACCOUNT),
                    ACCOUNT_SUBSCRIPTION.I_PRODUCT.eq(ACCOUNT_ADDON.I_ADDON),
                    ACCOUNT_SUBSCRIPTION.FINISH_AT.isNull())
            .leftJoin(SUBSCRIPTION)
            .on(
                    SUBSCRIPTION.I_ENV.eq(ACCOUNT_SUBSCRIPTION.I_ENV),
                    SUBSCRIPTION.I_SUBSCRIPTION.eq(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION))
            .where(
                    ACCOUNT_ADDON.I_ENV.eq(open(ACCOUNT_ADDON.I_ENV)),
                    ACCOUNT_ADDON.I_ACCOUNT.in(open(ACCOUNT_ADDON.I_ACCOUNT, length)),
                    ACCOUNT_ADDON
                            .EFFECTIVE_TO_AT
                            .isNull()
                            .or(ACCOUNT_ADDON.EFFECTIVE_TO_AT.gt(open(ACCOUNT_ADDON.EFFECTIVE_TO_AT))),
                    seen)
            .orderBy(ACCOUNT_ADDON.I_ACCOUNT_ADDON)));

    private final ProductRows products = new ProductRows();

    /** The add-ons that accounts have at a point in time or will have, by account, oldest first. */
    public Map<Integer, List<AssignedAddon>> of(Tx db, License license, List<Integer> accounts, Instant now) {
        Map<Integer, List<AssignedAddon>> byAccount = new LinkedHashMap<>();
        Map<Integer, Product> addons = new HashMap<>();
        for (List<Integer> chunk : KeyChunks.of(accounts)) {
            OF_ACCOUNTS
                    .of(chunk)
                    .list(
                            db,
                            license,
                            row -> assigned(
                                    row, addons.computeIfAbsent(row.get(ACCOUNT_ADDON.I_ADDON), key -> products.find(
                                                    db, license.iEnv(), key)
                                            .orElseThrow())),
                            OF_ACCOUNTS.values(List.of(license.iEnv()), chunk, List.of(now)))
                    .forEach(addon -> byAccount
                            .computeIfAbsent(addon.iAccount(), key -> new ArrayList<>())
                            .add(addon));
        }
        return byAccount;
    }

    private static AssignedAddon assigned(Row row, Product addon) {
        return AssignedAddonBuilder.builder()
                .iAccountAddon(row.get(ACCOUNT_ADDON.I_ACCOUNT_ADDON))
                .iAccount(row.get(ACCOUNT_ADDON.I_ACCOUNT))
                .iMainProduct(row.get(ACCOUNT.I_PRODUCT))
                .addon(addon)
                .from(row.get(ACCOUNT_ADDON.EFFECTIVE_FROM_AT))
                .to(row.get(ACCOUNT_ADDON.EFFECTIVE_TO_AT))
                .subscriptionFee(amount(row.get(SUBSCRIPTION.MONTHLY_FEE)))
                .subscriptionFrom(row.get(ACCOUNT_SUBSCRIPTION.START_AT))
                .subscriptionTo(row.get(ACCOUNT_SUBSCRIPTION.FINISH_AT))
                .build();
    }
}
