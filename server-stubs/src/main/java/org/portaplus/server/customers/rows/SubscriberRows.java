package org.portaplus.server.customers.rows;

import static org.portaplus.server.store.FixedQuery.open;
import static org.portaplus.server.store.schema.Tables.SUBSCRIBER;
import static org.portaplus.server.values.Unset.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.customers.Subscriber;
import org.portaplus.server.customers.SubscriberText;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.Counter;
import org.portaplus.server.store.FixedChange;
import org.portaplus.server.store.FixedQuery;
import org.portaplus.server.store.Row;
import org.portaplus.server.store.Tx;

/** Keeps subscriber blocks; unset texts are stored as empty ones. Safe for use by many threads. */
public final class SubscriberRows {
    private static final Map<SubscriberText, Field<String>> COLUMNS = Arrays.stream(SubscriberText.values())
            .collect(Collectors.toMap(
                    Function.identity(),
                    SubscriberRows::column,
                    (one, other) -> one,
                    () -> new EnumMap<>(SubscriberText.class)));

    private static final List<Field<?>> ALL = Stream.<Field<?>>concat(
                    Stream.of(SUBSCRIBER.I_ENV, SUBSCRIBER.I_SUBSCRIBER), COLUMNS.values().stream())
            .toList();

    private static final BulkInsert ROWS = new BulkInsert(SUBSCRIBER, ALL);
    private static final FixedChange ROW = FixedChange.insert(SUBSCRIBER, ALL.toArray(new Field<?>[0]));

    /** What {@link #read} reads. */
    public static final List<Field<?>> TEXTS = List.copyOf(COLUMNS.values());

    private static final FixedQuery BY_KEY =
            FixedQuery.of(() -> DSL.select(TEXTS).from(SUBSCRIBER).where(at()));

    private static final FixedChange UPDATE = FixedChange.of(() -> {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        TEXTS.forEach(column -> columns.put(column, open(column)));
        return DSL.update(SUBSCRIBER).set(columns).where(at());
    });

    private static Condition at() {
        return SUBSCRIBER
                .I_ENV
                .eq(open(SUBSCRIBER.I_ENV))
                .and(SUBSCRIBER.I_SUBSCRIBER.eq(open(SUBSCRIBER.I_SUBSCRIBER)));
    }

    /** Stores a block, and gives its number. */
    public int insert(Tx tx, int iEnv, Subscriber subscriber) {
        int iSubscriber = Counter.SUBSCRIBER.next(tx, iEnv);
        int unused = ROW.make(tx, row(iEnv, iSubscriber, subscriber));
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
            rows.add(row(iEnv, first + rows.size(), subscriber));
        }
        ROWS.insert(tx, rows);
        return first;
    }

    private static Object[] row(int iEnv, int iSubscriber, Subscriber subscriber) {
        List<Object> row = new ArrayList<>(COLUMNS.size() + 2);
        row.add(iEnv);
        row.add(iSubscriber);
        COLUMNS.keySet().forEach(text -> row.add(text(subscriber.get(text))));
        return row.toArray();
    }

    /** Lays a change over a stored block. */
    public void update(Tx tx, int iEnv, int iSubscriber, Subscriber change) {
        if (change.equals(Subscriber.UNSET)) {
            return;
        }
        Subscriber stored = BY_KEY.first(tx, SubscriberRows::read, iEnv, iSubscriber)
                .orElseThrow(() -> new IllegalStateException("there is no subscriber " + iEnv + "/" + iSubscriber));
        Subscriber changed = change.over(stored);
        List<Object> values = new ArrayList<>(COLUMNS.size() + 2);
        COLUMNS.keySet().forEach(text -> values.add(text(changed.get(text))));
        values.add(iEnv);
        values.add(iSubscriber);
        int unused = UPDATE.make(tx, values.toArray());
    }

    /** The block in a row that contains the columns of the table; without one, everything is empty text. */
    public static Subscriber read(Row row) {
        return Subscriber.of(text -> text(row.get(Objects.requireNonNull(COLUMNS.get(text)))));
    }

    private static Field<String> column(SubscriberText text) {
        return SUBSCRIBER.field(DSL.field(DSL.name(text.name().toLowerCase(Locale.ROOT)), String.class));
    }
}
