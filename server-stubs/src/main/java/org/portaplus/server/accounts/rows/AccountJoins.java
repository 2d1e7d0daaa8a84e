package org.portaplus.server.accounts.rows;

import static org.portaplus.server.store.schema.Tables.ACCOUNT;
import static org.portaplus.server.store.schema.Tables.CUSTOMER;
import static org.portaplus.server.store.schema.Tables.PRODUCT;
import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;

import org.jooq.Condition;

/** What leads from an account to the rows that it names, always inside one environment. */
final class AccountJoins {
    static final Condition ITS_CUSTOMER =
            CUSTOMER.I_ENV.eq(ACCOUNT.I_ENV).and(CUSTOMER.I_CUSTOMER.eq(ACCOUNT.I_CUSTOMER));
    static final Condition ITS_PRODUCT = PRODUCT.I_ENV.eq(ACCOUNT.I_ENV).and(PRODUCT.I_PRODUCT.eq(ACCOUNT.I_PRODUCT));
    static final Condition ITS_SUBSCRIBER =
            SUBSCRIBER.I_ENV.eq(ACCOUNT.I_ENV).and(SUBSCRIBER.I_SUBSCRIBER.eq(ACCOUNT.I_SUBSCRIBER));

    private AccountJoins() {}
}
