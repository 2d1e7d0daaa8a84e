package org.portaplus.server.customers.rows;

import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;
import static org.portaplus.server.values.Unset.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.customers.SubscriberText;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.Tx;

/** Keeps subscriber blocks; unset texts are stored as empty ones. Safe for use by many threads. */
public final class SubscriberRows {
    private static final Map<SubscriberText, Field<String>> COLUMNS = Arrays.stream(SubscriberText.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    SubscriberRows::column,
                    (one, other) -> one,
                    () -> new EnumMap<>(SubscriberText.class)));

    private static final BulkInsert ROWS = new BulkInsert(
            SUBSCRIBER,
            Stream.<Field<?>>concat(Stream.of(SUBSCRIBER.I_ENV, SUBSCRIBER.I_SUBSCRIBER), COLUMNS.values().stream())
                    .toList());

    /** Stores a block, and gives its number. */
    public int insert(Tx tx, int iEnv, Subscriber subscriber) {
        int iSubscriber = Counter.SUBSCRIBER.next(tx, iEnv);
        tx.sql()
                .insertInto(SUBSCRIBER)
                .set(SUBSCRIBER.I_ENV, iEnv)
                .set(SUBSCRIBER.I_SUBSCRIBER, iSubscriber)
                .set(values(subscriber))
                .execute();
        return iSubscriber;
    }

    /**
     * Stores blocks.
     *
     * @return the number of the first; the others have those after it
     */
    public int insertAll(Tx tx, int iEnv, List<Subscriber> subscribers) {
        int first = Counter.SUBSCRIBER.next(tx, iEnv, subscribers.size());
        List<@Nullable Object[]> rows = new ArrayList<>(subscribers.size());
        for (Subscriber subscriber : subscribers) {
            List<Object> row = new ArrayList<>(COLUMNS.size() + 2);
            row.add(iEnv);
            row.add(first + rows.size());
            COLUMNS.keySet().forEach(text -> row.add(text(subscriber.get(text))));
            rows.add(row.toArray());
        }
        ROWS.insert(tx, rows);
        return first;
    }

    /** Lays a change over a stored block. */
    public void update(Tx tx, int iEnv, int iSubscriber, Subscriber change) {
        if (change.equals(Subscriber.UNSET)) {
            return;
        }
        Record row = tx.sql().fetchSingle(SUBSCRIBER, at(iEnv, iSubscriber));
        tx.sql()
                .update(SUBSCRIBER)
                .set(values(change.over(read(row))))
                .where(at(iEnv, iSubscriber))
                .execute();
    }

    /** The block in a row that contains the columns of the table; without one, everything is empty text. */
    public static Subscriber read(Record row) {
        return Subscriber.of(text -> text(row.get(COLUMNS.get(text))));
    }

    private static Map<Field<String>, String> values(Subscriber subscriber) {
        Map<Field<String>, String> values = new LinkedHashMap<>();
        COLUMNS.forEach((text, column) -> values.put(column, text(subscriber.get(text))));
        return Collections.unmodifiableMap(values);
    }

    private static Condition at(int iEnv, int iSubscriber) {
        return SUBSCRIBER.I_ENV.eq(iEnv).and(SUBSCRIBER.I_SUBSCRIBER.eq(iSubscriber));
    }

    private static Field<String> column(SubscriberText text) {
        return SUBSCRIBER.field(text.name().toLowerCase(Locale.ROOT), String.class);
    }
}
