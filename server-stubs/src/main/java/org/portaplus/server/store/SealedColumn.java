package org.portaplus.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** Some rows that were looked at: the key of the last one, and what became of them. */
    private record Step(List<Object> last, int rows, Resealed resealed) {}

    /**
     * What came of sealing texts anew. Immutable.
     *
     * @param texts how many were
     * @param unreadable how many could not be opened
     * @param reasons why, a sentence for each of the first of them
     */
    public record Resealed(int texts, int unreadable, List<String> reasons) {
        private static final int MOST_REASONS = 100;

        /** Of nothing. */
        public static final Resealed NONE = new Resealed(0, 0, List.of());

        public Resealed {
            reasons = List.copyOf(reasons);
        }

        /** Both together. */
        public Resealed and(Resealed other) {
            return new Resealed(
                    texts + other.texts,
                    unreadable + other.unreadable,
                    Stream.concat(reasons.stream(), other.reasons.stream())
                            .limit(MOST_REASONS)
                            .toList());
        }
    }

    /**
     * Seals every text anew that is not sealed by the current key, a few in each transaction. What somebody changes meanwhile
     * is left alone, and so is what cannot be opened. When it is interrupted, the next call goes on.
     */
    public Resealed reseal(Store store, Secrets secrets) {
        Resealed resealed = Resealed.NONE;
        List<Object> last = List.of();
        while (last != null) {
            List<Object> after = last;
            Step step = store.write(tx -> some(tx, secrets, after));
            resealed = resealed.and(step.resealed());
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
        List<String> unreadable = new ArrayList<>();
        List<Object> last = after;
        for (R row : rows) {
            try {
                resealed += reseal(tx, secrets, row);
            } catch (StoreException e) {
                unreadable.add(e.getMessage());
            }
            last = key.stream().<Object>map(row::get).toList();
        }
        return new Step(last, rows.size(), new Resealed(resealed, unreadable.size(), unreadable));
    }

    private int reseal(Tx tx, Secrets secrets, R row) {
        String old = row.get(column);
        String text = secrets.open(old, place.apply(row));
        return tx.sql()
                .update(table)
                .set(column, secrets.seal(text, place.apply(row)))
                .where(at(row), column.eq(old))
                .execute();
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
