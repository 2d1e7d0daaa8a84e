package org.portaplus.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A change that is often made, like a {@link FixedQuery}: an insert, an update or a delete. Immutable and thread-safe.
 */
public final class FixedChange {
    private final FixedStatement statement;

    private FixedChange(Supplier<? extends Query> change) {
        this.statement = new FixedStatement(change);
    }

    /**
     * A change with open places, see {@link FixedQuery#open}.
     *
     * @param change builds it
     */
    public static FixedChange of(Supplier<? extends Query> change) {
        return new FixedChange(change);
    }

    /** The insert of one row, whose values are all open; unlike a {@link BulkInsert}, it is no part of a staged unit. */
    public static FixedChange insert(Table<? extends Record> table, Field<?>... columns) {
        return of(() -> DSL.insertInto(table, columns)
                .values(Arrays.stream(columns).map(FixedStatement::open).toList()));
    }

    /**
     * Makes it.
     *
     * @param values for the open places, in the order in which they stand
     * @return how many rows were changed
     */
    public int make(Tx tx, @Nullable Object... values) {
        tx.requireChangeable();
        FixedStatement.Text text = statement.text(tx);
        try (PreparedStatement prepared = tx.connection().prepareStatement(text.sql())) {
            text.bind(prepared, values);
            return prepared.executeUpdate();
        } catch (SQLException failure) {
            throw FixedStatement.failed(text, failure);
        }
    }
}
