package org.portaplus.server.store;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;

/**
 * A transaction in progress, handed from whoever opened it to the parts of the domain that read and write in it. Outside
 * the domain it is a mere token. For the one thread that the unit of work runs on.
 */
public final class Tx {
    private final DSLContext sql;
    private final Numbers numbers;

    Tx(DSLContext sql, Numbers numbers) {
        this.sql = sql;
        this.numbers = numbers;
    }

    /** Statements in this transaction. */
    public DSLContext sql() {
        return sql;
    }

    /**
     * The same query with its rows locked until the transaction ends, so that nobody changes them meanwhile. On SQLite a
     * transaction has the whole database for itself.
     */
    public <R extends Record> ResultQuery<R> locking(SelectForUpdateStep<R> query) {
        return sql.family() == SQLDialect.SQLITE ? query : query.forUpdate();
    }

    Numbers numbers() {
        return numbers;
    }
}
