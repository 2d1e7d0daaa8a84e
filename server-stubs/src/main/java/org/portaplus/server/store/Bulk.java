package org.portaplus.server.store;

import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Many rows of one table by one statement, which is rendered and prepared once. Stateless.
 */
public final class Bulk {
    /** Rows that are sent at once. */
    private static final int CHUNK = 500;

    /** Keys in one query, well below what a statement may bind. */
    public static final int KEYS = 500;

    private Bulk() {}

    /**
     * Inserts rows.
     *
     * @param columns whose values the rows have
     * @param rows values in the order of the columns, of their types
     */
    public static <R extends Record> void insert(Tx tx, Table<R> table, List<Field<?>> columns, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            BatchBindStep statement =
                    tx.sql().batch(tx.sql().insertInto(table, columns).values(new Object[columns.size()]));
            for (Object[] row : rows.subList(from, Math.min(from + CHUNK, rows.size()))) {
                statement = statement.bind(row);
            }
            int[] unused = statement.execute();
        }
    }
}
