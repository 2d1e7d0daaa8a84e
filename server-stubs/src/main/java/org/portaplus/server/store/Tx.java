package org.portaplus.server.store;

import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Consumer<Object> turn;

    /** @param turn takes the unit's turn at rows that it is about to lock */
    Tx(DSLContext sql, Numbers numbers, Consumer<Object> turn) {
        this.sql = sql;
        this.numbers = numbers;
        this.turn = turn;
    }

    /** Statements in this transaction. */
    public DSLContext sql() {
        return sql;
    }

    /**
     * The same query with its rows locked until the transaction ends, so that nobody changes them meanwhile. On SQLite a
     * transaction has the whole database for itself. Units that lock the same rows get them in the order in which they came.
     *
     * @param rows what is locked, equal for the same rows
     */
    public <R extends Record> ResultQuery<R> locking(Object rows, SelectForUpdateStep<R> query) {
        turn.accept(rows);
        return sql.family() == SQLDialect.SQLITE ? query : query.forUpdate();
    }

    /** The same query with its rows locked, without those that another transaction has locked. */
    public <R extends Record> ResultQuery<R> claiming(SelectForUpdateStep<R> query) {
        return sql.family() == SQLDialect.SQLITE ? query : query.forUpdate().skipLocked();
    }

    /**
     * Runs a part of the unit that may be refused without the rest.
     *
     * @return why it was refused, after its changes were undone; empty when it went through
     * @throws RuntimeException when the database is in trouble, so that the whole unit must be undone
     */
    public Optional<RuntimeException> attempt(Runnable part) {
        return sql.connectionResult(connection -> {
            Savepoint start = connection.setSavepoint();
            try {
                part.run();
                connection.releaseSavepoint(start);
                return Optional.empty();
            } catch (RuntimeException refused) {
                if (!Trouble.of(refused).endsWithThePart()) {
                    throw refused;
                }
                connection.rollback(start);
                connection.releaseSavepoint(start);
                return Optional.of(refused);
            }
        });
    }

    Numbers numbers() {
        return numbers;
    }
}
