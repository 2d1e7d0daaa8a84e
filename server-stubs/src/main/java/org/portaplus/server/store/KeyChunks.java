package org.portaplus.server.store;

import java.util.List;
import java.util.stream.IntStream;

/** Keys in parts that one query may bind. Stateless. */
public final class KeyChunks {
    static final int MOST = 500;

    private KeyChunks() {}

    /** All keys in their order, as views of the list. */
    public static <K> List<List<K>> of(List<K> keys) {
        return IntStream.iterate(0, from -> from < keys.size(), from -> from + MOST)
                .mapToObj(from -> keys.subList(from, Math.min(from + MOST, keys.size())))
                .toList();
    }
}
