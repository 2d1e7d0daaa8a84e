package org.portaplus.server.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A fixed query over a list of keys: one text for each of a few lengths. A shorter list is filled up with its last key, since
 * asking twice for a key finds it once. Immutable and thread-safe.
 *
 * @param <Q> the kind of query
 */
public final class PerLength<Q> {
    private static final List<Integer> LENGTHS = List.of(1, 10, 100, KeyChunks.MOST);

    private final NavigableMap<Integer, Q> queries = new TreeMap<>();

    private PerLength() {}

    /**
     * A query.
     *
     * @param query makes the one for lists of a length
     */
    public static <Q> PerLength<Q> of(IntFunction<Q> query) {
        PerLength<Q> all = new PerLength<>();
        LENGTHS.forEach(length -> all.queries.put(length, query.apply(length)));
        return all;
    }

    /** The one for some keys: at least one, and no more than {@link KeyChunks} gives at once. */
    public Q of(List<?> keys) {
        return Objects.requireNonNull(queries.get(length(keys)));
    }

    /** The values for its open places: those before the keys, the keys, and those after them. */
    public Object[] values(List<?> before, List<?> keys, List<?> after) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(keys);
        int length = length(keys);
        all.addAll(Collections.nCopies(length - keys.size(), keys.get(keys.size() - 1)));
        all.addAll(after);
        return all.toArray();
    }

    private int length(List<?> keys) {
        Integer length = keys.isEmpty() ? null : queries.ceilingKey(keys.size());
        if (length == null) {
            throw new IllegalArgumentException(
                    "a query binds 1 to " + queries.lastKey() + " keys, and not " + keys.size());
        }
        return length;
    }
}
