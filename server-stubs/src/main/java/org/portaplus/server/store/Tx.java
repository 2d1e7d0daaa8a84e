package org.portaplus.server.store;

import org.jooq.DSLContext;

/**
 * A transaction in progress, handed from whoever opened it to the parts of the domain that read and write in it. Outside
 * the domain it is a mere token. For the one thread that the unit of work runs on.
 */
public final class Tx {
    private final DSLContext sql;

    Tx(DSLContext sql) {
        this.sql = sql;
    }

    /** Statements in this transaction. */
    public DSLContext sql() {
        return sql;
    }
}
