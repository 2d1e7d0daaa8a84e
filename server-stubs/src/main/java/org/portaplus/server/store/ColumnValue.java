package org.portaplus.server.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * How values of one kind of column go to the driver and come from it. jOOQ's bindings, which know every dialect, take several
 * times as long as the database does. Immutable and thread-safe.
 */
final class ColumnValue {
    private final Setter setter;
    private final Getter getter;

    private ColumnValue(Setter setter, Getter getter) {
        this.setter = setter;
        this.getter = getter;
    }

    /** Hands a value, which is not null, to the driver. */
    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement statement, int index, Object value) throws SQLException;
    }

    /** Takes a value from the driver. */
    @FunctionalInterface
    private interface Getter {
        @Nullable
        Object get(ResultSet row, int index) throws SQLException;
    }

    /**
     * Of the columns of a type.
     *
     * @throws IllegalArgumentException when it is stored as something that no column of ours has
     */
    static ColumnValue of(DataType<?> type, SQLDialect family) {
        if (type.getBinding() instanceof MoneyBinding) {
            return new ColumnValue(money(family), ColumnValue::money);
        }
        @SuppressWarnings("unchecked") // values are of the column's type
        Converter<Object, Object> converter = (Converter<Object, Object>) type.getConverter();
        Class<?> stored = converter.fromType();
        Setter setter;
        Getter getter;
        if (stored == Integer.class) {
            setter = (statement, index, value) -> statement.setInt(index, (Integer) value);
            getter = (row, index) -> {
                int value = row.getInt(index);
                return (value == 0 && row.wasNull()) ? null : value;
            };
        } else if (stored == Long.class) {
            setter = (statement, index, value) -> statement.setLong(index, (Long) value);
            getter = (row, index) -> {
                long value = row.getLong(index);
                return (value == 0 && row.wasNull()) ? null : value;
            };
        } else if (stored == Boolean.class) {
            setter = (statement, index, value) -> statement.setBoolean(index, (Boolean) value);
            getter = (row, index) -> {
                boolean value = row.getBoolean(index);
                return (!value && row.wasNull()) ? null : value;
            };
        } else if (stored == String.class) {
            setter = (statement, index, value) -> statement.setString(index, (String) value);
            getter = ResultSet::getString;
        } else {
            throw new IllegalArgumentException("no column is stored as " + stored);
        }
        return converter.toType() == stored ? new ColumnValue(setter, getter) : converted(converter, setter, getter);
    }

    private static ColumnValue converted(Converter<Object, Object> converter, Setter setter, Getter getter) {
        return new ColumnValue(
                (statement, index, value) -> setter.set(statement, index, converter.to(value)), (row, index) -> {
                    Object stored = getter.get(row, index);
                    return stored == null ? null : converter.from(stored);
                });
    }

    private static Setter money(SQLDialect family) {
        return family == SQLDialect.POSTGRES
                ? (statement, index, value) -> statement.setBigDecimal(index, (BigDecimal) value)
                : (statement, index, value) -> statement.setString(index, ((BigDecimal) value).toPlainString());
    }

    private static @Nullable Object money(ResultSet row, int index) throws SQLException {
        String plain = row.getString(index);
        return plain == null ? null : new BigDecimal(plain);
    }

    void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            setter.set(statement, index, value);
        }
    }

    @Nullable
    Object get(ResultSet row, int index) throws SQLException {
        return getter.get(row, index);
    }
}
