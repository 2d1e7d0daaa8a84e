package org.portaplus.server.store;

import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * A column of sealed texts, for those who have to seal them anew. Immutable.
 *
 * @param place what the text of a row is bound to
 */
public record SealedColumn<R extends Record>(Table<R> table, TableField<R, String> column, Function<R, String> place) {

    /** Rows that are written in one transaction: few, since others wait for it. */
    private static final int AT_ONCE = 200;

    /** Some rows that were looked at: the key of the last one, and how many were written. */
    private record Step(List<Object> last, int rows, int resealed) {}

    /**
     * Seals every text anew that is not sealed by the current key, a few in each transaction. What somebody changes meanwhile
     * is left alone. When it is interrupted, the next call goes on.
     *
     * @return how many texts were sealed anew
     */
    public int reseal(Store store, Secrets secrets) {
        int resealed = 0;
        List<Object> last = List.of();
        while (last != null) {
            List<Object> after = last;
            Step step = store.write(tx -> some(tx, secrets, after));
            resealed += step.resealed();
            last = step.rows() < AT_ONCE ? null : step.last();
        }
        return resealed;
    }

    /** Whether a text is left that the current key did not seal. */
    public boolean isOutdated(Store store, Secrets secrets) {
        return store.read(db -> db.sql().fetchExists(table, outdated(secrets)));
    }

    private Step some(Tx tx, Secrets secrets, List<Object> after) {
        List<TableField<R, ?>> key = table.getPrimaryKey().getFields();
        var ordered = tx.sql().selectFrom(table).where(outdated(secrets)).orderBy(key);
        Result<R> rows = after.isEmpty()
                ? ordered.limit(AT_ONCE).fetch()
                : ordered.seek(after.toArray()).limit(AT_ONCE).fetch();
        int resealed = 0;
        List<Object> last = after;
        for (R row : rows) {
            String old = row.get(column);
            resealed += tx.sql()
                    .update(table)
                    .set(column, secrets.seal(secrets.open(old, place.apply(row)), place.apply(row)))
                    .where(at(row), column.eq(old))
                    .execute();
            last = key.stream().<Object>map(row::get).toList();
        }
        return new Step(last, rows.size(), resealed);
    }

    private Condition outdated(Secrets secrets) {
        return column.isNotNull().and(column.notLike(secrets.currentKey() + ":%"));
    }

    private Condition at(R row) {
        Condition at = DSL.noCondition();
        for (TableField<R, ?> field : table.getPrimaryKey().getFields()) {
            at = at.and(equal(field, row));
        }
        return at;
    }

    private static <R extends Record, T> Condition equal(TableField<R, T> field, R row) {
        return field.eq(row.get(field));
    }
}
