package org.portaplus.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in progress, handed from whoever opened it to the parts of the domain that read and write in it. Outside
 * the domain it is a mere token. For the one thread that the unit of work runs on.
 */
public final class Tx {
    private static final Settings SETTINGS =
            new Settings().withRenderSchema(false).withExecuteLogging(false).withFetchWarnings(false);

    private final Connection connection;
    private final SQLDialect family;
    private final Numbers<Tx> numbers;
    private final Consumer<Object> turn;
    private final Optional<WritePlan<Tx>> plan;
    /** Made when it is first needed: many units have fixed statements alone. */
    private @Nullable DSLContext sql;

    /** @param turn takes the unit's turn at rows that it is about to lock */
    Tx(Connection connection, SQLDialect family, Numbers<Tx> numbers, Consumer<Object> turn) {
        this(connection, family, numbers, turn, Optional.empty());
    }

    private Tx(
            Connection connection,
            SQLDialect family,
            Numbers<Tx> numbers,
            Consumer<Object> turn,
            Optional<WritePlan<Tx>> plan) {
        this.connection = connection;
        this.family = family;
        this.numbers = numbers;
        this.turn = turn;
        this.plan = plan;
    }

    /** One that only reads; what a unit inserts in bulk and expects is noted, to be carried out later. */
    static Tx staging(Connection connection, SQLDialect family, Numbers<Tx> numbers, WritePlan<Tx> plan) {
        return new Tx(connection, family, numbers, rows -> {}, Optional.of(plan));
    }

    /** Statements in this transaction, for those that are not {@linkplain FixedQuery fixed}. */
    public DSLContext sql() {
        DSLContext known = sql;
        if (known == null) {
            DSLContext made = DSL.using(connection, family, SETTINGS);
            known = plan.isPresent() ? plan.get().watching(made) : made;
            sql = known;
        }
        return known;
    }

    Connection connection() {
        return connection;
    }

    SQLDialect family() {
        return family;
    }

    /** Whether rows are locked one by one, and not the whole database. */
    boolean locksRows() {
        return family != SQLDialect.SQLITE;
    }

    /** Waits for the unit's turn at rows that it is about to lock. */
    void awaitTurn(Object rows) {
        turn.accept(rows);
    }

    /** @throws NotStageable when a query would not see what is noted */
    void requireReadable() {
        if (plan.isPresent()) {
            plan.get().requireReadable();
        }
    }

    /** @throws NotStageable when a change would have to be noted */
    void requireChangeable() {
        if (plan.isPresent()) {
            throw new NotStageable();
        }
    }

    /**
     * The same query with its rows locked until the transaction ends, so that nobody changes them meanwhile. On SQLite a
     * transaction has the whole database for itself. Units that lock the same rows get them in the order in which they came.
     *
     * @param rows what is locked, equal for the same rows
     */
    public <R extends Record> ResultQuery<R> locking(Object rows, SelectForUpdateStep<R> query) {
        awaitTurn(rows);
        return locksRows() ? query.forUpdate() : query;
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
        requireChangeable(); // nothing is known yet of what would be undone
        try {
            Savepoint start = connection.setSavepoint();
            Optional<RuntimeException> refusal = refusal(part);
            if (refusal.isPresent()) {
                connection.rollback(start);
            }
            connection.releaseSavepoint(start);
            return refusal;
        } catch (SQLException failure) {
            throw new DataAccessException("cannot begin or end a part of a unit of work", failure);
        }
    }

    private static Optional<RuntimeException> refusal(Runnable part) {
        try {
            part.run();
            return Optional.empty();
        } catch (RuntimeException refused) {
            if (!Trouble.of(refused).endsWithThePart()) {
                throw refused;
            }
            return Optional.of(refused);
        }
    }

    Numbers<Tx> numbers() {
        return numbers;
    }

    /** Where rows are noted instead of being inserted. */
    Optional<WritePlan<Tx>> plan() {
        return plan;
    }
}
