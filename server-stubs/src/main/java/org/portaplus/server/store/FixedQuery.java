package org.portaplus.server.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.ResultQuery;
import org.jooq.SelectForUpdateStep;
import org.jspecify.annotations.Nullable;

/**
 * A query that is often asked: built once, rendered once for each kind of database, and kept prepared; its rows are read
 * without records between. Keepers have theirs in constants. Immutable and thread-safe.
 */
public final class FixedQuery {
    private final FixedStatement statement;
    private final FixedStatement locking;
    private final FixedStatement claiming;
    private final boolean changes;

    private FixedQuery(FixedStatement statement, FixedStatement locking, FixedStatement claiming, boolean changes) {
        this.statement = statement;
        this.locking = locking;
        this.claiming = claiming;
        this.changes = changes;
    }

    /**
     * A query with open places.
     *
     * @param query builds it
     */
    public static FixedQuery of(Supplier<? extends SelectForUpdateStep<?>> query) {
        return new FixedQuery(
                new FixedStatement(query),
                new FixedStatement(() -> query.get().forUpdate()),
                new FixedStatement(() -> query.get().forUpdate().skipLocked()),
                false);
    }

    /** The rows of a query that is asked in other words each time, so that it is rendered each time. */
    public static <T> List<T> ask(Tx db, SelectForUpdateStep<?> query, Function<Row, T> reader) {
        return of(() -> query).list(db, reader);
    }

    /** As many open places for values of a column's type. */
    public static <T> List<Param<T>> open(Field<T> column, int count) {
        return Stream.generate(() -> open(column)).limit(count).toList();
    }

    /**
     * A change that tells of the rows that it changed, for {@link #first} and {@link #list}.
     *
     * @param change builds it
     */
    public static FixedQuery changing(Supplier<? extends ResultQuery<?>> change) {
        FixedStatement statement = new FixedStatement(change);
        return new FixedQuery(statement, statement, statement, true);
    }

    /** An open place for a value of a column's type: the values of a call fill them in the order in which they stand. */
    public static <T> Param<T> open(Field<T> column) {
        return FixedStatement.open(column);
    }

    /**
     * The rows that it finds.
     *
     * @param reader is not to keep the row
     * @param values for the open places
     */
    public <T> List<T> list(Tx db, Function<Row, T> reader, @Nullable Object... values) {
        return run(db, statement, reader, Integer.MAX_VALUE, values);
    }

    /** The first row that it finds. */
    public <T> Optional<T> first(Tx db, Function<Row, T> reader, @Nullable Object... values) {
        return run(db, statement, reader, 1, values).stream().findFirst();
    }

    /** Whether it finds anything. */
    public boolean finds(Tx db, @Nullable Object... values) {
        return !run(db, statement, row -> row, 1, values).isEmpty();
    }

    /**
     * The first row that it finds, locked as by {@link Tx#locking}.
     *
     * @param rows what is locked, equal for the same rows
     */
    public <T> Optional<T> lock(Tx tx, Object rows, Function<Row, T> reader, @Nullable Object... values) {
        tx.awaitTurn(rows);
        return run(tx, tx.locksRows() ? locking : statement, reader, 1, values).stream()
                .findFirst();
    }

    /** The rows that it finds, locked, without those that another transaction has locked. */
    public <T> List<T> claim(Tx tx, Function<Row, T> reader, @Nullable Object... values) {
        return run(tx, tx.locksRows() ? claiming : statement, reader, Integer.MAX_VALUE, values);
    }

    private <T> List<T> run(
            Tx db, FixedStatement asked, Function<Row, T> reader, int most, @Nullable Object... values) {
        if (changes) {
            db.requireChangeable();
        } else {
            db.requireReadable();
        }
        FixedStatement.Text text = asked.text(db);
        try (PreparedStatement prepared = db.connection().prepareStatement(text.sql())) {
            text.bind(prepared, values);
            try (ResultSet results = prepared.executeQuery()) {
                List<T> rows = new ArrayList<>(Math.min(most, 10));
                // The pool's own object has to see each step, which may fail; values are in memory by then.
                Row row = new Row(results.unwrap(ResultSet.class), text.places(), text.columns());
                while (rows.size() < most && results.next()) {
                    rows.add(reader.apply(row));
                }
                return rows;
            }
        } catch (SQLException failure) {
            throw FixedStatement.failed(text, failure);
        }
    }
}
