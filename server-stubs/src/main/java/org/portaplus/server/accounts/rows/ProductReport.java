package org.portaplus.server.accounts.rows;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_SUBSCRIPTION;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.PRODUCT;
import static org.portaplus.server.store.schema.Tables.PRODUCT_GROUP;
import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;
import static org.portaplus.server.store.schema.Tables.SUBSCRIPTION;
import static org.portaplus.server.values.Unset.amount;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.portaplus.server.accounts.ReportRow;
import org.portaplus.server.accounts.ReportRowBuilder;
import org.portaplus.server.customers.CustomerType;
import org.portaplus.server.customers.rows.SubscriberRows;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.rows.SeenCustomers;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.Tx;

/**
 * Reads the billing report: reseller, customer, account, product, subscription. Safe for use by many threads.
 */
public final class ProductReport {
    /**
     * Rows of a period.
     *
     * @param from its first moment
     * @param until the first moment after it
     * @param byActivation accounts that were activated in the period; otherwise charges that run in some part of it
     */
    public List<ReportRow> ofPeriod(Tx db, License license, Instant from, Instant until, boolean byActivation) {
        Condition running = coalesce(ACCOUNT_SUBSCRIPTION.START_AT, ACCOUNT.ACTIVATION_AT)
                .lt(until)
                .and(ACCOUNT_SUBSCRIPTION.FINISH_AT.isNull().or(ACCOUNT_SUBSCRIPTION.FINISH_AT.ge(from)))
                .and(ACCOUNT.CLOSED_AT.isNull().or(ACCOUNT.CLOSED_AT.ge(from)));
        Condition activated = ACCOUNT.ACTIVATION_AT.ge(from).and(ACCOUNT.ACTIVATION_AT.lt(until));
        return rows(db, license, byActivation ? activated : running);
    }

    /** Rows of one customer, or of all customers below one reseller. */
    public List<ReportRow> ofTenant(Tx db, License license, int iCustomer) {
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
                .where(CUSTOMER.I_ENV.eq(license.iEnv()), CUSTOMER.I_CUSTOMER_TYPE.eq(CustomerType.RESELLER))
                .fetchMap(CUSTOMER.I_CUSTOMER, CUSTOMER.NAME);
        return FixedQuery.ask(
                db,
                DSL.select()
                        .from(ACCOUNT)
                        .join(CUSTOMER)
                        .on(AccountJoins.ITS_CUSTOMER)
                        .leftJoin(SUBSCRIBER)
                        .on(AccountJoins.ITS_SUBSCRIBER)
                        .leftJoin(ACCOUNT_SUBSCRIPTION)
                        .on(
                                ACCOUNT_SUBSCRIPTION.I_ENV.eq(ACCOUNT.I_ENV),
                                ACCOUNT_SUBSCRIPTION.I_ACCOUNT.eq(ACCOUNT.I_ACCOUNT))
                        .leftJoin(SUBSCRIPTION)
                        .on(
                                SUBSCRIPTION.I_ENV.eq(ACCOUNT.I_ENV),
                                SUBSCRIPTION.I_SUBSCRIPTION.eq(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION))
                        .join(PRODUCT)
                        .on(
                                PRODUCT.I_ENV.eq(ACCOUNT.I_ENV),
                                PRODUCT.I_PRODUCT.eq(coalesce(ACCOUNT_SUBSCRIPTION.I_PRODUCT, ACCOUNT.I_PRODUCT)))
                        .leftJoin(PRODUCT_GROUP)
                        .on(
                                PRODUCT_GROUP.I_ENV.eq(ACCOUNT.I_ENV),
                                PRODUCT_GROUP.I_PRODUCT_GROUP.eq(PRODUCT.I_PRODUCT_GROUP))
                        .where(
                                ACCOUNT.I_ENV.eq(license.iEnv()),
                                ACCOUNT.I_MASTER_ACCOUNT.isNull(),
                                SeenCustomers.by(license),
                                which == null ? noCondition() : which)
                        .orderBy(CUSTOMER.I_CUSTOMER, ACCOUNT.I_ACCOUNT, ACCOUNT_SUBSCRIPTION.I_ACCOUNT_SUBSCRIPTION),
                row -> row(row, names));
    }

    private static ReportRow row(Row row, Map<Integer, String> names) {
        int[] resellers = Arrays.stream(row.get(CUSTOMER.RESELLER_PATH).split("/", -1))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        int reseller = resellers.length > 0 ? resellers[0] : 0;
        int subreseller = resellers.length > 1 ? resellers[1] : 0;
        Instant start = row.get(ACCOUNT_SUBSCRIPTION.START_AT);
        return ReportRowBuilder.builder()
                .iReseller(reseller)
                .reseller(names.getOrDefault(reseller, ""))
                .iSubreseller(subreseller)
                .subreseller(names.getOrDefault(subreseller, ""))
                .iCustomer(row.get(CUSTOMER.I_CUSTOMER))
                .customer(row.get(CUSTOMER.NAME))
                .iAccount(row.get(ACCOUNT.I_ACCOUNT))
                .accountId(row.get(ACCOUNT.ID))
                .subscriberName(SubscriberRows.read(row).fullName())
                .activation(row.get(ACCOUNT.ACTIVATION_AT))
                .iProduct(row.get(PRODUCT.I_PRODUCT))
                .product(row.get(PRODUCT.NAME))
                .productGroup(text(row.get(PRODUCT_GROUP.NAME)))
                .iAccountSubscription(number(row.get(ACCOUNT_SUBSCRIPTION.I_ACCOUNT_SUBSCRIPTION)))
                .iSubscription(number(row.get(ACCOUNT_SUBSCRIPTION.I_SUBSCRIPTION)))
                .subscription(text(row.get(SUBSCRIPTION.NAME)))
                .chargeType(text(row.get(SUBSCRIPTION.CHARGE_TYPE)))
                .monthlyFee(amount(row.get(SUBSCRIPTION.MONTHLY_FEE)))
                .activationFee(amount(row.get(SUBSCRIPTION.ACTIVATION_FEE)))
                .maintenanceFee(amount(row.get(PRODUCT.MAINTENANCE_FEE)))
                .currency(row.get(ACCOUNT.CURRENCY))
                .from(start == null ? row.get(ACCOUNT.ACTIVATION_AT) : start)
                .to(row.get(ACCOUNT_SUBSCRIPTION.FINISH_AT))
                .closed(row.get(ACCOUNT.CLOSED_AT))
                .build();
    }
}
