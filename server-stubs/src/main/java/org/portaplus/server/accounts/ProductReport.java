package org.portaplus.server.accounts;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_SUBSCRIPTION;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.PRODUCT;
import static org.portaplus.server.store.schema.Tables.PRODUCT_GROUP;
import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;
import static org.portaplus.server.store.schema.Tables.SUBSCRIPTION;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record;
import org.portaplus.server.customers.PersonName;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.Products;
import org.portaplus.server.store.Tx;

/** The billing report: reseller, customer, account, product, subscription. Source rule: domain §8, §12.4. */
public final class ProductReport {
    private ProductReport() {}

    /**
     * Rows of a period.
     *
     * @param from its first moment
     * @param until the first moment after it
     * @param byActivation accounts that were activated in the period; otherwise charges that run in some part of it
     */
    public static List<ReportRow> ofPeriod(Tx db, License license, Instant from, Instant until, boolean byActivation) {
        Condition running = coalesce(ACCOUNT_SUBSCRIPTION.START_AT, ACCOUNT.ACTIVATION_AT)
                .lt(until)
                .and(ACCOUNT_SUBSCRIPTION.FINISH_AT.isNull().or(ACCOUNT_SUBSCRIPTION.FINISH_AT.ge(from)))
                .and(ACCOUNT.CLOSED_AT.isNull().or(ACCOUNT.CLOSED_AT.ge(from)));
        Condition activated = ACCOUNT.ACTIVATION_AT.ge(from).and(ACCOUNT.ACTIVATION_AT.lt(until));
        return rows(db, license, byActivation ? activated : running);
    }

    /** Rows of one customer, or of all customers below one reseller. */
    public static List<ReportRow> ofTenant(Tx db, License license, int iCustomer) {
        return rows(
                db,
                license,
                CUSTOMER.I_CUSTOMER
                        .eq(iCustomer)
                        .or(CUSTOMER.RESELLER_PATH.contains("/" + iCustomer + "/"))
                        .and(ACCOUNT.BILL_STATUS.ne("C")));
    }

    private static List<ReportRow> rows(Tx db, License license, Condition which) {
        Map<Integer, String> names = db.sql()
                .select(CUSTOMER.I_CUSTOMER, CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.I_ENV.eq(license.iEnv()), CUSTOMER.I_CUSTOMER_TYPE.eq(2))
                .fetchMap(CUSTOMER.I_CUSTOMER, CUSTOMER.NAME);
        return db.sql()
                .select()
                .from(ACCOUNT)
                .join(CUSTOMER)
                .on(CUSTOMER.I_ENV.eq(ACCOUNT.I_ENV), CUSTOMER.I_CUSTOMER.eq(ACCOUNT.I_CUSTOMER))
                .leftJoin(SUBSCRIBER)
                .on(SUBSCRIBER.I_ENV.eq(ACCOUNT.I_ENV), SUBSCRIBER.I_SUBSCRIBER.eq(ACCOUNT.I_SUBSCRIBER))
                .leftJoin(ACCOUNT_SUBSCRIPTION)
                .on(ACCOUNT_SUBSCRIPTION.I_ENV.eq(ACCOUNT.I_ENV), ACCOUNT_SUBSCRIPTION.I_ACCOUNT.eq(ACCOUNT.I_ACCOUNT))
                .leftJoin(SUBSCRIPTION)
                .on(
                        SUBSCRIPTION.I_ENV.eq(ACCOUNT.I_ENV),
                        SUBSCRIPTION.I_SUBSCRIPTION.eq(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION))
                .join(PRODUCT)
                .on(
                        PRODUCT.I_ENV.eq(ACCOUNT.I_ENV),
                        PRODUCT.I_PRODUCT.eq(coalesce(ACCOUNT_SUBSCRIPTION.I_PRODUCT, ACCOUNT.I_PRODUCT)))
                .leftJoin(PRODUCT_GROUP)
                .on(PRODUCT_GROUP.I_ENV.eq(ACCOUNT.I_ENV), PRODUCT_GROUP.I_PRODUCT_GROUP.eq(PRODUCT.I_PRODUCT_GROUP))
                .where(
                        ACCOUNT.I_ENV.eq(license.iEnv()),
                        ACCOUNT.I_MASTER_ACCOUNT.isNull(),
                        Products.below(license),
                        which == null ? noCondition() : which)
                .orderBy(CUSTOMER.I_CUSTOMER, ACCOUNT.I_ACCOUNT, ACCOUNT_SUBSCRIPTION.I_ACCOUNT_SUBSCRIPTION)
                .fetch(row -> row(row, names));
    }

    private static ReportRow row(Record row, Map<Integer, String> names) {
        int[] resellers = Arrays.stream(row.get(CUSTOMER.RESELLER_PATH).split("/", -1))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        int reseller = resellers.length > 0 ? resellers[0] : 0;
        int subreseller = resellers.length > 1 ? resellers[1] : 0;
        String person =
                new PersonName(row.get(SUBSCRIBER.FIRST_NAME), null, row.get(SUBSCRIBER.LAST_NAME), null, null).full();
        Instant start = row.get(ACCOUNT_SUBSCRIPTION.START_AT);
        return new ReportRow(
                reseller,
                names.getOrDefault(reseller, ""),
                subreseller,
                names.getOrDefault(subreseller, ""),
                row.get(CUSTOMER.I_CUSTOMER),
                row.get(CUSTOMER.NAME),
                row.get(ACCOUNT.I_ACCOUNT),
                row.get(ACCOUNT.ID),
                person,
                row.get(ACCOUNT.ACTIVATION_AT),
                row.get(PRODUCT.I_PRODUCT),
                row.get(PRODUCT.NAME),
                text(row.get(PRODUCT_GROUP.NAME)),
                number(row.get(ACCOUNT_SUBSCRIPTION.I_ACCOUNT_SUBSCRIPTION)),
                number(row.get(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION)),
                text(row.get(SUBSCRIPTION.NAME)),
                text(row.get(SUBSCRIPTION.CHARGE_TYPE)),
                amount(row.get(SUBSCRIPTION.MONTHLY_FEE)),
                amount(row.get(SUBSCRIPTION.ACTIVATION_FEE)),
                amount(row.get(PRODUCT.MAINTENANCE_FEE)),
                row.get(ACCOUNT.CURRENCY),
                start == null ? row.get(ACCOUNT.ACTIVATION_AT) : start,
                row.get(ACCOUNT_SUBSCRIPTION.FINISH_AT),
                row.get(ACCOUNT.CLOSED_AT));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static int number(Integer value) {
        return value == null ? 0 : value;
    }

    private static BigDecimal amount(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
