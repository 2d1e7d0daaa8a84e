package org.portaplus.server.store;

import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    private final Optional<WritePlan<Tx>> plan;

    /** @param turn takes the unit's turn at rows that it is about to lock */
    Tx(DSLContext sql, Numbers numbers, Consumer<Object> turn) {
        this(sql, numbers, turn, Optional.empty());
    }

    private Tx(DSLContext sql, Numbers numbers, Consumer<Object> turn, Optional<WritePlan<Tx>> plan) {
        this.sql = sql;
        this.numbers = numbers;
        this.turn = turn;
        this.plan = plan;
    }

    /** One that only reads; what a unit inserts in bulk and expects is noted, to be carried out later. */
    static Tx staging(DSLContext sql, Numbers numbers, WritePlan<Tx> plan) {
        return new Tx(plan.watching(sql), numbers, rows -> {}, Optional.of(plan));
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
     * Says what must still hold when the unit is carried out later than it read the data, see {@link Store#stage}; what unique
     * keys and foreign keys ensure need not be said. Elsewhere the transaction itself ensures it.
     *
     * @param condition asked in the later transaction; a refusal means no
     */
    public void expect(Predicate<Tx> condition) {
        plan.ifPresent(later -> later.expect(condition));
    }

    /**
     * Makes a change that nothing in the unit depends on, so that it may also be made after all inserts of a staged unit.
     *
     * @param change of what {@link #expect} was told about
     */
    public void change(Consumer<Tx> change) {
        plan.ifPresentOrElse(later -> later.change(change), () -> change.accept(this));
    }

    /**
     * Runs a part of the unit that may be refused without the rest.
     *
     * @return why it was refused, after its changes were undone; empty when it went through
     * @throws RuntimeException when the database is in trouble, so that the whole unit must be undone
     */
    public Optional<RuntimeException> attempt(Runnable part) {
        if (plan.isPresent()) {
            throw new NotStageable(); // nothing is known yet of what would be undone
        }
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

    /** Where rows are noted instead of being inserted. */
    Optional<WritePlan<Tx>> plan() {
        return plan;
    }
}
