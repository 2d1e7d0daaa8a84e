package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.schema.Tables.ACCOUNT_BATCH;
import static org.portaplus.server.store.schema.Tables.CUSTOMER_SITE;
import static org.portaplus.server.values.Unset.isSet;
import static org.portaplus.server.values.Unset.text;

import org.jspecify.annotations.Nullable;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;

/**
 * Keeps account batches and customer sites: named groups, made or used again by name. Safe for use by many threads.
 */
public final class GroupRows {
    /** The batch whose name is the prefix and the customer's number. */
    public int batch(Tx tx, int iEnv, int iCustomer, @Nullable String prefix) {
        String lead = text(prefix);
        String name = lead.isEmpty() ? Integer.toString(iCustomer) : lead + "-" + iCustomer;
        Integer known = tx.sql()
                .select(ACCOUNT_BATCH.I_BATCH)
                .from(ACCOUNT_BATCH)
                .where(ACCOUNT_BATCH.I_ENV.eq(iEnv), ACCOUNT_BATCH.NAME.eq(name))
                .fetchOne(ACCOUNT_BATCH.I_BATCH);
        if (known != null) {
            return known;
        }
        int iBatch = Counter.ACCOUNT_BATCH.next(tx, iEnv);
        tx.sql()
                .insertInto(ACCOUNT_BATCH)
                .set(ACCOUNT_BATCH.I_ENV, iEnv)
                .set(ACCOUNT_BATCH.I_BATCH, iBatch)
                .set(ACCOUNT_BATCH.I_CUSTOMER, iCustomer)
                .set(ACCOUNT_BATCH.PREFIX, lead)
                .set(ACCOUNT_BATCH.NAME, name)
                .execute();
        return iBatch;
    }

    /** The customer's site of a name; 0, the default site, without one. */
    public int site(Tx tx, int iEnv, int iCustomer, @Nullable String name) {
        if (!isSet(name)) {
            return 0;
        }
        Integer known = tx.sql()
                .select(CUSTOMER_SITE.I_CUSTOMER_SITE)
                .from(CUSTOMER_SITE)
                .where(
                        CUSTOMER_SITE.I_ENV.eq(iEnv),
                        CUSTOMER_SITE.I_CUSTOMER.eq(iCustomer),
                        CUSTOMER_SITE.NAME.eq(name))
                .fetchOne(CUSTOMER_SITE.I_CUSTOMER_SITE);
        if (known != null) {
            return known;
        }
        int iSite = Counter.CUSTOMER_SITE.next(tx, iEnv);
        tx.sql()
                .insertInto(CUSTOMER_SITE)
                .set(CUSTOMER_SITE.I_ENV, iEnv)
                .set(CUSTOMER_SITE.I_CUSTOMER_SITE, iSite)
                .set(CUSTOMER_SITE.I_CUSTOMER, iCustomer)
                .set(CUSTOMER_SITE.NAME, name)
                .execute();
        return iSite;
    }

    /** Whether a customer has a site of a number. */
    public boolean hasSite(Tx tx, int iEnv, int iCustomer, int iSite) {
        return tx.sql()
                .fetchExists(
                        CUSTOMER_SITE,
                        CUSTOMER_SITE
                                .I_ENV
                                .eq(iEnv)
                                .and(CUSTOMER_SITE.I_CUSTOMER.eq(iCustomer))
                                .and(CUSTOMER_SITE.I_CUSTOMER_SITE.eq(iSite)));
    }
}
