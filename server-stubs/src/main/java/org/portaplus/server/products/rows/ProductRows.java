package org.portaplus.server.products.rows;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.PRODUCT;
import static org.portaplus.server.store.schema.Tables.PRODUCT_ADDON;
import static org.portaplus.server.store.schema.Tables.PRODUCT_GROUP;
import static org.portaplus.server.store.schema.Tables.SUBSCRIPTION;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.number;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.rows.SeenCustomers;
import org.portaplus.server.products.Product;
import org.portaplus.server.products.ProductBuilder;
import org.portaplus.server.products.Subscription;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.SearchText;
import org.portaplus.server.store.Tx;

/**
 * Reads the catalogue. Every list is limited to what the License may see: the operator sees everything, a reseller the
 * products that are managed by it or by a reseller below it. Lists are ordered by name. Safe for use by many threads.
 */
public final class ProductRows {
    private static final Field<String> GROUP_NAME =
            coalesce(PRODUCT_GROUP.NAME, inline("")).as("group_name");

    private static final List<Field<?>> COLUMNS = List.of(
            PRODUCT.I_PRODUCT,
            PRODUCT.NAME,
            PRODUCT.END_USER_NAME,
            PRODUCT.DESCRIPTION,
            PRODUCT.CURRENCY,
            PRODUCT.I_ACCOUNT_ROLE,
            PRODUCT.I_PRODUCT_GROUP,
            GROUP_NAME,
            PRODUCT.IS_ADDON,
            PRODUCT.ADDON_PRIORITY,
            PRODUCT.ALLOWED_WITH_ANY,
            PRODUCT.I_SUBSCRIPTION,
            PRODUCT.MAINTENANCE_FEE,
            PRODUCT.MANAGED_BY);

    private static final FixedQuery BY_KEY = fixed(PRODUCT.I_PRODUCT.eq(open(PRODUCT.I_PRODUCT)));
    private static final FixedQuery ADDONS_BY_NAME = fixed(
            PRODUCT.IS_ADDON.isTrue(),
            PRODUCT.NAME.eq(open(PRODUCT.NAME)),
            PRODUCT.CURRENCY.eq(open(PRODUCT.CURRENCY)));
    private static final FixedQuery MAIN_OF_OPERATOR = fixed(
            PRODUCT.IS_ADDON.isFalse(),
            PRODUCT.CURRENCY.eq(open(PRODUCT.CURRENCY)),
            PRODUCT.MANAGED_BY.isNull(),
            PRODUCT.HIDDEN.isFalse());
    private static final FixedQuery MAIN_OF_RESELLER = fixed(
            PRODUCT.IS_ADDON.isFalse(),
            PRODUCT.CURRENCY.eq(open(PRODUCT.CURRENCY)),
            PRODUCT.MANAGED_BY.eq(open(PRODUCT.MANAGED_BY)),
            PRODUCT.HIDDEN.isFalse());

    private static final FixedQuery SUBSCRIPTION_BY_KEY = FixedQuery.of(() -> DSL.selectFrom(SUBSCRIPTION)
            .where(
                    SUBSCRIPTION.I_ENV.eq(open(SUBSCRIPTION.I_ENV)),
                    SUBSCRIPTION.I_SUBSCRIPTION.eq(open(SUBSCRIPTION.I_SUBSCRIPTION))));

    private static final FixedQuery ALLOWED = FixedQuery.of(() -> DSL.selectOne()
            .from(PRODUCT_ADDON)
            .where(
                    PRODUCT_ADDON.I_ENV.eq(open(PRODUCT_ADDON.I_ENV)),
                    PRODUCT_ADDON.I_PRODUCT.eq(open(PRODUCT_ADDON.I_PRODUCT)),
                    PRODUCT_ADDON.I_ADDON.eq(open(PRODUCT_ADDON.I_ADDON))));

    private static FixedQuery fixed(Condition... wanted) {
        return FixedQuery.of(() -> query(PRODUCT.I_ENV.eq(open(PRODUCT.I_ENV)), DSL.and(wanted)));
    }

    /** One product or add-on, whoever manages it, hidden or not. */
    public Optional<Product> find(Tx db, int iEnv, int iProduct) {
        return BY_KEY.first(db, ProductRows::product, iEnv, iProduct);
    }

    /** The add-ons of an exact name, in a currency, whoever manages them: each reseller names its own. */
    public List<Product> findAddons(Tx db, int iEnv, String name, String currency) {
        return ADDONS_BY_NAME.list(db, ProductRows::product, iEnv, name, currency);
    }

    /** One subscription. */
    public Optional<Subscription> findSubscription(Tx db, int iEnv, int iSubscription) {
        return SUBSCRIPTION_BY_KEY.first(db, ProductRows::subscription, iEnv, iSubscription);
    }

    /** Main products in a currency: the License's own, or with {@code ofResellers} also those managed by resellers below. */
    public List<Product> main(Tx db, License license, String currency, boolean ofResellers) {
        Integer iReseller = license.iReseller();
        if (ofResellers) {
            return list(db, license.iEnv(), mainIn(currency).and(visible(license)));
        }
        return iReseller == null
                ? MAIN_OF_OPERATOR.list(db, ProductRows::product, license.iEnv(), currency)
                : MAIN_OF_RESELLER.list(db, ProductRows::product, license.iEnv(), currency, iReseller);
    }

    /** Main products in a currency that a reseller manages. */
    public List<Product> managedBy(Tx db, License license, String currency, int iReseller) {
        return list(
                db,
                license.iEnv(),
                mainIn(currency).and(PRODUCT.MANAGED_BY.eq(iReseller)).and(visible(license)));
    }

    /**
     * Searches by name, among the products of the customer's reseller.
     *
     * @param iCustomer 0 for whatever the License sees; a customer it does not see finds nothing
     * @param text contained in the name, or a pattern of {@code %} and {@code _}; the letters A to Z match without regard to
     *     case, others where the locale of a PostgreSQL database has it so
     */
    public List<Product> search(Tx db, License license, String currency, int iCustomer, String text, boolean addons) {
        Condition wanted = (addons ? PRODUCT.IS_ADDON.isTrue().and(PRODUCT.CURRENCY.eq(currency)) : mainIn(currency))
                .and(SearchText.in(PRODUCT.NAME, text));
        if (iCustomer == 0) {
            return list(db, license.iEnv(), wanted.and(visible(license)));
        }
        var customer = db.sql()
                .select(CUSTOMER.I_PARENT, CUSTOMER.RESELLER_PATH)
                .from(CUSTOMER)
                .where(CUSTOMER.I_ENV.eq(license.iEnv()), CUSTOMER.I_CUSTOMER.eq(iCustomer))
                .fetchOne();
        if (customer == null || !license.sees(customer.value2())) {
            return List.of();
        }
        Condition seller =
                customer.value1() == null ? PRODUCT.MANAGED_BY.isNull() : PRODUCT.MANAGED_BY.eq(customer.value1());
        return list(db, license.iEnv(), wanted.and(seller));
    }

    /**
     * Add-ons that suit a main product.
     *
     * @param text limits by name as in {@link #search}; null or empty for no limit
     * @param all all add-ons in the product's currency, also those that do not suit it
     */
    public List<Product> addonsFor(Tx db, License license, int iProduct, @Nullable String text, boolean all) {
        Optional<Product> main = list(
                        db, license.iEnv(), PRODUCT.I_PRODUCT.eq(iProduct).and(visible(license)))
                .stream()
                .findFirst();
        if (main.isEmpty()) {
            return List.of();
        }
        Condition wanted = PRODUCT.IS_ADDON
                .isTrue()
                .and(PRODUCT.CURRENCY.eq(main.get().currency()))
                .and(!isSet(text) ? noCondition() : SearchText.in(PRODUCT.NAME, text))
                .and(all && license.iReseller() == null ? noCondition() : reachable(license, iProduct, all));
        return list(db, license.iEnv(), wanted);
    }

    /** Whether an add-on may be used with a main product (their currencies are another question). */
    public boolean isAllowed(Tx db, int iEnv, Product addon, int iProduct) {
        return addon.allowedWithAny() || ALLOWED.finds(db, iEnv, iProduct, addon.iProduct());
    }

    /** The main products that open accounts of a customer use. */
    public List<Product> inUseBy(Tx db, License license, int iCustomer) {
        Condition used = exists(selectOne()
                .from(ACCOUNT)
                .join(CUSTOMER)
                .on(CUSTOMER.I_ENV.eq(ACCOUNT.I_ENV), CUSTOMER.I_CUSTOMER.eq(ACCOUNT.I_CUSTOMER))
                .where(
                        ACCOUNT.I_ENV.eq(PRODUCT.I_ENV),
                        ACCOUNT.I_PRODUCT.eq(PRODUCT.I_PRODUCT),
                        ACCOUNT.I_CUSTOMER.eq(iCustomer),
                        ACCOUNT.BILL_STATUS.ne("C"),
                        SeenCustomers.by(license)));
        return list(db, license.iEnv(), used);
    }

    private static Condition mainIn(String currency) {
        return PRODUCT.IS_ADDON.isFalse().and(PRODUCT.CURRENCY.eq(currency));
    }

    private static Condition visible(License license) {
        if (license.iReseller() == null) {
            return noCondition();
        }
        return PRODUCT.MANAGED_BY
                .eq(license.iReseller())
                .or(PRODUCT.MANAGED_BY.in(select(CUSTOMER.I_CUSTOMER)
                        .from(CUSTOMER)
                        .where(CUSTOMER.I_ENV.eq(license.iEnv()), SeenCustomers.by(license))));
    }

    private static Condition reachable(License license, int iProduct, boolean all) {
        Condition suits = suits(license.iEnv(), iProduct);
        return all ? suits.or(visible(license)) : suits;
    }

    private static Condition suits(int iEnv, int iProduct) {
        return PRODUCT.ALLOWED_WITH_ANY
                .isTrue()
                .or(PRODUCT.I_PRODUCT.in(select(PRODUCT_ADDON.I_ADDON)
                        .from(PRODUCT_ADDON)
                        .where(PRODUCT_ADDON.I_ENV.eq(iEnv), PRODUCT_ADDON.I_PRODUCT.eq(iProduct))));
    }

    private static List<Product> list(Tx db, int iEnv, Condition wanted) {
        return FixedQuery.ask(
                db, query(PRODUCT.I_ENV.eq(iEnv), wanted.and(PRODUCT.HIDDEN.isFalse())), ProductRows::product);
    }

    private static SelectForUpdateStep<?> query(Condition ofEnvironment, Condition wanted) {
        return DSL.select(COLUMNS)
                .from(PRODUCT)
                .leftJoin(PRODUCT_GROUP)
                .on(PRODUCT_GROUP.I_ENV.eq(PRODUCT.I_ENV), PRODUCT_GROUP.I_PRODUCT_GROUP.eq(PRODUCT.I_PRODUCT_GROUP))
                .where(ofEnvironment, wanted)
                .orderBy(PRODUCT.NAME, PRODUCT.I_PRODUCT);
    }

    private static Subscription subscription(Row row) {
        return new Subscription(
                row.get(SUBSCRIPTION.I_SUBSCRIPTION),
                row.get(SUBSCRIPTION.NAME),
                row.get(SUBSCRIPTION.CURRENCY),
                row.get(SUBSCRIPTION.ACTIVATION_FEE),
                row.get(SUBSCRIPTION.MONTHLY_FEE),
                row.get(SUBSCRIPTION.CHARGE_TYPE));
    }

    private static Product product(Row row) {
        return ProductBuilder.builder()
                .iProduct(row.get(PRODUCT.I_PRODUCT))
                .name(row.get(PRODUCT.NAME))
                .endUserName(row.get(PRODUCT.END_USER_NAME))
                .description(row.get(PRODUCT.DESCRIPTION))
                .currency(row.get(PRODUCT.CURRENCY))
                .role(row.get(PRODUCT.I_ACCOUNT_ROLE))
                .iProductGroup(number(row.get(PRODUCT.I_PRODUCT_GROUP)))
                .groupName(row.get(GROUP_NAME))
                .isAddon(row.get(PRODUCT.IS_ADDON))
                .addonPriority(row.get(PRODUCT.ADDON_PRIORITY))
                .allowedWithAny(row.get(PRODUCT.ALLOWED_WITH_ANY))
                .iSubscription(number(row.get(PRODUCT.I_SUBSCRIPTION)))
                .maintenanceFee(row.get(PRODUCT.MAINTENANCE_FEE))
                .managedBy(number(row.get(PRODUCT.MANAGED_BY)))
                .build();
    }
}
