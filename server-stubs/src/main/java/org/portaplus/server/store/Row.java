package org.portaplus.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;

/** The row that a {@link FixedQuery} has come to; it is another one afterwards. For the thread of the query. */
public final class Row {
    private final ResultSet results;
    private final IdentityHashMap<Field<?>, Integer> places;
    private final List<ColumnValue> columns;

    Row(ResultSet results, IdentityHashMap<Field<?>, Integer> places, List<ColumnValue> columns) {
        this.results = results;
        this.places = places;
        this.columns = columns;
    }

    /**
     * The value of a column.
     *
     * @param column as the query names it
     * @return null where there is none
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // a column's type cannot say whether it holds null
    public <T> T get(Field<T> column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("the query does not ask for " + column);
        }
        try {
            return (T) columns.get(place).get(results, place + 1);
        } catch (SQLException e) {
            throw new DataAccessException("cannot read " + column, e);
        }
    }
}
