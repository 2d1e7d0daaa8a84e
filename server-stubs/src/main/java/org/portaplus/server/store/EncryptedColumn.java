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
 * An encrypted column, for re-encryption. Immutable.
 *
 * @param place the associated data of the text of a row
 */
public record EncryptedColumn<R extends Record>(
        Table<R> table, TableField<R, String> column, Function<R, String> place) {

    /** Rows that are written in one transaction: few, since others wait for it. */
    private static final int AT_ONCE = 200;

    /** Some processed rows: the key of the last one, and their results. */
    private record Step(List<Object> last, int rows, Reencrypted reencrypted) {}

    /**
     * The result of re-encryption. Immutable.
     *
     * @param texts number of re-encrypted texts
     * @param unreadable number of texts that could not be decrypted
     * @param reasons why, a sentence for each of the first of them
     */
    public record Reencrypted(int texts, int unreadable, List<String> reasons) {
        private static final int MOST_REASONS = 100;

        /** Of nothing. */
        public static final Reencrypted NONE = new Reencrypted(0, 0, List.of());

        public Reencrypted {
            reasons = List.copyOf(reasons);
        }

        /** Both together. */
        public Reencrypted and(Reencrypted other) {
            return new Reencrypted(
                    texts + other.texts,
                    unreadable + other.unreadable,
                    Stream.concat(reasons.stream(), other.reasons.stream())
                            .limit(MOST_REASONS)
                            .toList());
        }
    }

    /**
     * Re-encrypts every text that is not encrypted with the current key, a few in each transaction. Texts that are
     * changed meanwhile are left alone, and so are those that cannot be decrypted. If interrupted, the next call
     * continues.
     */
    public Reencrypted reencrypt(Store store, Secrets secrets) {
        Reencrypted reencrypted = Reencrypted.NONE;
        List<Object> last = List.of();
        while (last != null) {
            List<Object> after = last;
            Step step = store.write(tx -> some(tx, secrets, after));
            reencrypted = reencrypted.and(step.reencrypted());
            last = step.rows() < AT_ONCE ? null : step.last();
        }
        return reencrypted;
    }

    /** Whether a text is left that is not encrypted with the current key. */
    public boolean isOutdated(Store store, Secrets secrets) {
        return store.read(db -> db.sql().fetchExists(table, outdated(secrets)));
    }

    private Step some(Tx tx, Secrets secrets, List<Object> after) {
        List<TableField<R, ?>> key = table.getPrimaryKey().getFields();
        var ordered = tx.sql().selectFrom(table).where(outdated(secrets)).orderBy(key);
        Result<R> rows = after.isEmpty()
                ? ordered.limit(AT_ONCE).fetch()
                : ordered.seek(after.toArray()).limit(AT_ONCE).fetch();
        int reencrypted = 0;
        List<String> unreadable = new ArrayList<>();
        List<Object> last = after;
        for (R row : rows) {
            try {
                reencrypted += reencrypt(tx, secrets, row);
            } catch (StoreException e) {
                unreadable.add(e.getMessage());
            }
            last = key.stream().<Object>map(row::get).toList();
        }
        return new Step(last, rows.size(), new Reencrypted(reencrypted, unreadable.size(), unreadable));
    }

    private int reencrypt(Tx tx, Secrets secrets, R row) {
        String old = row.get(column);
        String text = secrets.decrypt(old, place.apply(row));
        return tx.sql()
                .update(table)
                .set(column, secrets.encrypt(text, place.apply(row)))
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
