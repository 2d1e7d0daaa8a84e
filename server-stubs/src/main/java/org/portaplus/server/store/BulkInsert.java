package org.portaplus.server.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows of one table by one fixed statement; one row goes without a batch. A staged unit notes the rows instead, see
 * {@link Tx#staging}. Immutable and thread-safe.
 */
public final class BulkInsert {
    /** Rows that are sent at once. */
    private static final int CHUNK = 500;

    private final Table<? extends Record> table;
    private final List<Field<?>> columns;
    private final FixedStatement statement;

    /** @param columns whose values the rows have; the others have their defaults */
    public BulkInsert(Table<? extends Record> table, List<Field<?>> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.statement = new FixedStatement(() -> DSL.insertInto(table, this.columns)
                .values(this.columns.stream().map(FixedStatement::open).toList()));
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
            FixedStatement.Text text = statement.text(tx);
            insert(tx, text.sql(), text, rows);
        });
    }

    /** Puts rows into a staging table on SQLite, whose columns are these and one more. */
    void stage(Tx tx, StagingTable staging, List<@Nullable Object[]> rows) {
        FixedStatement.Text text = statement.text(tx);
        tx.sql().connection(staging::make);
        insert(tx, staging.insert(), text, rows);
    }

    private static void insert(Tx tx, String sql, FixedStatement.Text text, List<@Nullable Object[]> rows) {
        try (PreparedStatement prepared = tx.connection().prepareStatement(sql)) {
            if (rows.size() == 1) {
                text.bind(prepared, rows.get(0));
                prepared.executeUpdate();
                return;
            }
            int waiting = 0;
            for (@Nullable Object[] row : rows) {
                text.bind(prepared, row);
                prepared.addBatch();
                if (++waiting == CHUNK) {
                    prepared.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                prepared.executeBatch();
            }
        } catch (SQLException failure) {
            throw FixedStatement.failed(text, failure);
        }
    }
}
