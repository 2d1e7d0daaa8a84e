package org.portaplus.server.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows of one table by one statement, which is rendered once for each kind of database and prepared once for each
 * call. Values are handed to the driver as they are: jOOQ's bindings, which know every dialect, take several times as long as
 * the database does. Immutable and thread-safe.
 */
public final class BulkInsert {
    /** Rows that are sent at once. */
    private static final int CHUNK = 500;

    private final Table<? extends Record> table;
    private final List<Field<?>> columns;
    private final Map<SQLDialect, Statement> statements = new ConcurrentHashMap<>();

    /** @param columns whose values the rows have; the others have their defaults */
    public BulkInsert(Table<? extends Record> table, List<Field<?>> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /** For one kind of database. */
    private record Statement(String sql, List<Setter> setters) {}

    /** Hands a value of a column, which is not null, to the driver. */
    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement statement, int index, Object value) throws SQLException;
    }

    /**
     * Inserts rows.
     *
     * @param rows values in the order of the columns, of their types, or null
     */
    public void insert(Tx tx, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.plan().ifPresentOrElse(plan -> plan.insert(table, columns, rows), () -> {
            Statement statement = statements.computeIfAbsent(tx.sql().family(), family -> render(tx, family));
            tx.sql().connection(connection -> insert(connection, statement, rows));
        });
    }

    /** Puts rows into a staging table on SQLite, whose columns are these and one more. */
    void stage(Tx tx, StagingTable staging, List<@Nullable Object[]> rows) {
        Statement statement = statements.computeIfAbsent(tx.sql().family(), family -> render(tx, family));
        tx.sql().connection(connection -> {
            staging.make(connection);
            insert(connection, new Statement(staging.insert(), statement.setters()), rows);
        });
    }

    private Statement render(Tx tx, SQLDialect family) {
        return new Statement(
                tx.sql()
                        .insertInto(table, columns)
                        .values(new Object[columns.size()])
                        .getSQL(),
                columns.stream().map(column -> setter(column, family)).toList());
    }

    private static void insert(Connection connection, Statement statement, List<@Nullable Object[]> rows)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            int waiting = 0;
            for (@Nullable Object[] row : rows) {
                bind(prepared, statement.setters(), row);
                prepared.addBatch();
                if (++waiting == CHUNK) {
                    prepared.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                prepared.executeBatch();
            }
        }
    }

    private static void bind(PreparedStatement prepared, List<Setter> setters, @Nullable Object[] row)
            throws SQLException {
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value == null) {
                prepared.setNull(i + 1, Types.NULL);
            } else {
                setters.get(i).set(prepared, i + 1, value);
            }
        }
    }

    private static Setter setter(Field<?> column, SQLDialect family) {
        if (column.getBinding() instanceof MoneyBinding) {
            return family == SQLDialect.POSTGRES
                    ? (statement, index, value) -> statement.setBigDecimal(index, (BigDecimal) value)
                    : (statement, index, value) -> statement.setString(index, ((BigDecimal) value).toPlainString());
        }
        @SuppressWarnings("unchecked") // values are of the column's type
        Converter<Object, Object> converter = (Converter<Object, Object>) column.getConverter();
        Class<?> stored = converter.fromType();
        if (stored == Integer.class) {
            return (statement, index, value) -> statement.setInt(index, (Integer) converter.to(value));
        } else if (stored == Long.class) {
            return (statement, index, value) -> statement.setLong(index, (Long) converter.to(value));
        } else if (stored == Boolean.class) {
            return (statement, index, value) -> statement.setBoolean(index, (Boolean) converter.to(value));
        } else if (stored == String.class) {
            return (statement, index, value) -> statement.setString(index, (String) converter.to(value));
        }
        throw new IllegalArgumentException("no rows with " + column + " are made in bulk: it is stored as " + stored);
    }
}
