package org.portaplus.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose text is rendered once for each kind of database, as it is first needed there; the driver keeps it prepared.
 * Immutable and thread-safe.
 */
final class FixedStatement {
    private static final AtomicLong PLACES = new AtomicLong();

    private final Supplier<? extends Query> query;
    private final Map<SQLDialect, Text> texts = new ConcurrentHashMap<>();

    /** @param query a new one with every call, for {@code forUpdate} and the like change the one that they are called on */
    FixedStatement(Supplier<? extends Query> query) {
        this.query = query;
    }

    /** For one kind of database. */
    record Text(
            String sql,
            List<Argument> arguments,
            IdentityHashMap<Field<?>, Integer> places,
            List<ColumnValue> columns) {
        /**
         * Binds the values that the text has, and those of the call at the open places between them.
         *
         * @throws IllegalArgumentException when there are more or fewer of these
         */
        void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
            int next = 0;
            for (int i = 0; i < arguments.size(); i++) {
                Argument argument = arguments.get(i);
                if (!argument.isOpen()) {
                    argument.kind().set(statement, i + 1, argument.constant());
                } else if (next < values.length) {
                    argument.kind().set(statement, i + 1, values[next++]);
                } else {
                    throw new IllegalArgumentException("too few values for " + sql);
                }
            }
            if (next < values.length) {
                throw new IllegalArgumentException("too many values for " + sql);
            }
        }
    }

    /** @param isOpen whether the call gives its value; else it is the constant, which may be null */
    record Argument(
            ColumnValue kind, boolean isOpen, @Nullable Object constant) {}

    /** A place in a text that is open for a value of a column's type. Only these have names, each another one. */
    static <T> Param<T> open(Field<T> column) {
        return DSL.param("open" + PLACES.incrementAndGet(), column.getDataType());
    }

    Text text(Tx tx) {
        return texts.computeIfAbsent(tx.family(), family -> render(tx));
    }

    private Text render(Tx tx) {
        Query statement = query.get();
        List<Argument> arguments = new ArrayList<>();
        for (Param<?> param : tx.sql().extractParams(statement).values()) {
            if (!param.isInline()) {
                ColumnValue kind = ColumnValue.of(param.getDataType(), tx.family());
                arguments.add(new Argument(kind, param.getParamName() != null, param.getValue()));
            }
        }
        IdentityHashMap<Field<?>, Integer> places = new IdentityHashMap<>();
        List<ColumnValue> columns = new ArrayList<>();
        for (Field<?> column : results(statement)) {
            places.put(column, columns.size());
            columns.add(ColumnValue.of(column.getDataType(), tx.family()));
        }
        return new Text(tx.sql().render(statement), List.copyOf(arguments), places, List.copyOf(columns));
    }

    private static List<? extends Field<?>> results(Query statement) {
        if (statement instanceof Select<?> select) {
            return select.getSelect();
        }
        return statement instanceof ResultQuery<?> returning ? List.of(returning.fields()) : List.of();
    }

    /** What a failure is told as, without the values. */
    static DataAccessException failed(Text text, SQLException failure) {
        return new DataAccessException("SQL [" + text.sql() + "]; " + failure.getMessage(), failure);
    }
}
