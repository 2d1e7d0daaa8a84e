package org.portaplus.server.accounts.rows;

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
import org.jooq.Record;
import org.portaplus.server.accounts.AssignedAddon;
import org.portaplus.server.accounts.AssignedAddonBuilder;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.rows.SeenCustomers;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.rows.ProductRows;
import org.portaplus.server.store.KeyChunks;
import org.portaplus.server.store.Tx;

/** Reads the add-ons of accounts. Safe for use by many threads. */
public final class AddonQueries {
    private final ProductRows products = new ProductRows();

    /** The add-ons that accounts have at a point in time or will have, by account, oldest first. */
    public Map<Integer, List<AssignedAddon>> of(Tx db, License license, List<Integer> accounts, Instant now) {
        Map<Integer, List<AssignedAddon>> byAccount = new LinkedHashMap<>();
        Map<Integer, Product> addons = new HashMap<>();
        for (List<Integer> chunk : KeyChunks.of(accounts)) {
            db.sql()
                    .select()
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
                            ACCOUNT_ADDON.I_ENV.eq(license.iEnv()),
                            ACCOUNT_ADDON.I_ACCOUNT.in(chunk),
                            ACCOUNT_ADDON.EFFECTIVE_TO_AT.isNull().or(ACCOUNT_ADDON.EFFECTIVE_TO_AT.gt(now)),
                            SeenCustomers.by(license))
                    .orderBy(ACCOUNT_ADDON.I_ACCOUNT_ADDON)
                    .forEach(row -> byAccount
                            .computeIfAbsent(row.get(ACCOUNT_ADDON.I_ACCOUNT), key -> new ArrayList<>())
                            .add(assigned(
                                    row, addons.computeIfAbsent(row.get(ACCOUNT_ADDON.I_ADDON), key -> products.find(
                                                    db, license.iEnv(), key)
                                            .orElseThrow()))));
        }
        return byAccount;
    }

    private static AssignedAddon assigned(Record row, Product addon) {
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
