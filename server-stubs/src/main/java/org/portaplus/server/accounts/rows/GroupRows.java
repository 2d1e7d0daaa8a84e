package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.ACCOUNT_BATCH;
import static org.portaplus.server.store.schema.Tables.CUSTOMER_SITE;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.text;

import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Tx;

/**
 * Keeps account batches and customer sites: named groups, made or used again by name. Safe for use by many threads.
 */
public final class GroupRows {
    private static final BulkInsert BATCHES = new BulkInsert(
            ACCOUNT_BATCH,
            List.of(
                    ACCOUNT_BATCH.I_ENV,
                    ACCOUNT_BATCH.I_BATCH,
                    ACCOUNT_BATCH.I_CUSTOMER,
                    ACCOUNT_BATCH.PREFIX,
                    ACCOUNT_BATCH.NAME));
    private static final BulkInsert SITES = new BulkInsert(
            CUSTOMER_SITE,
            List.of(CUSTOMER_SITE.I_ENV, CUSTOMER_SITE.I_CUSTOMER_SITE, CUSTOMER_SITE.I_CUSTOMER, CUSTOMER_SITE.NAME));

    private static final FixedQuery BATCH_BY_NAME = FixedQuery.of(() -> DSL.select(ACCOUNT_BATCH.I_BATCH)
            .from(ACCOUNT_BATCH)
            .where(ACCOUNT_BATCH.I_ENV.eq(open(ACCOUNT_BATCH.I_ENV)), ACCOUNT_BATCH.NAME.eq(open(ACCOUNT_BATCH.NAME))));

    private static final FixedQuery SITE_BY_NAME = siteBy(CUSTOMER_SITE.NAME);
    private static final FixedQuery SITE_BY_KEY = siteBy(CUSTOMER_SITE.I_CUSTOMER_SITE);

    private static <T> FixedQuery siteBy(Field<T> key) {
        return FixedQuery.of(() -> DSL.select(CUSTOMER_SITE.I_CUSTOMER_SITE)
                .from(CUSTOMER_SITE)
                .where(
                        CUSTOMER_SITE.I_ENV.eq(open(CUSTOMER_SITE.I_ENV)),
                        CUSTOMER_SITE.I_CUSTOMER.eq(open(CUSTOMER_SITE.I_CUSTOMER)),
                        key.eq(open(key))));
    }

    /**
     * A group, which may be new: then it has a number, and is stored by {@link #insertIfNew}.
     *
     * @param row of a new one
     */
    public record Group(int number, BulkInsert kind, Optional<@Nullable Object[]> row) {
        /** Stores it, if it is new. */
        public void insertIfNew(Tx tx) {
            row.ifPresent(values -> kind.insert(tx, List.<@Nullable Object[]>of(values)));
        }
    }

    /** The batch whose name is the prefix and the customer's number. */
    public Group batch(Tx tx, int iEnv, int iCustomer, @Nullable String prefix) {
        String lead = text(prefix);
        String name = lead.isEmpty() ? Integer.toString(iCustomer) : lead + "-" + iCustomer;
        Integer known = BATCH_BY_NAME
                .first(tx, row -> row.get(ACCOUNT_BATCH.I_BATCH), iEnv, name)
                .orElse(null);
        if (known != null) {
            return new Group(known, BATCHES, Optional.empty());
        }
        int iBatch = Counter.ACCOUNT_BATCH.next(tx, iEnv);
        return new Group(iBatch, BATCHES, Optional.of(new Object[] {iEnv, iBatch, iCustomer, lead, name}));
    }

    /** The customer's site of a name; 0, the default site, without one. */
    public Group site(Tx tx, int iEnv, int iCustomer, @Nullable String name) {
        if (!isSet(name)) {
            return new Group(0, SITES, Optional.empty());
        }
        Integer known = SITE_BY_NAME
                .first(tx, row -> row.get(CUSTOMER_SITE.I_CUSTOMER_SITE), iEnv, iCustomer, name)
                .orElse(null);
        if (known != null) {
            return new Group(known, SITES, Optional.empty());
        }
        int iSite = Counter.CUSTOMER_SITE.next(tx, iEnv);
        return new Group(iSite, SITES, Optional.of(new Object[] {iEnv, iSite, iCustomer, name}));
    }

    /** Whether a customer has a site of a number. */
    public boolean hasSite(Tx tx, int iEnv, int iCustomer, int iSite) {
        return SITE_BY_KEY.finds(tx, iEnv, iCustomer, iSite);
    }
}
