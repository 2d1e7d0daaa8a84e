package org.portaplus.server.operations;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/**
 * A list of what belongs to keys, which is read a chunk at a time while the list is gone through, so that an answer of any
 * length takes the memory of one chunk. Keys are all read before; what belongs to them is read as of then. Going back reads
 * again. For one thread at a time.
 *
 * @param <K> keys, few bytes each
 * @param <T> what belongs to one
 */
final class ChunkedList<K, T> extends AbstractList<T> {
    private final List<K> keys;
    private final int size;
    private final Function<List<K>, List<T>> source;
    private int begin;
    private List<T> chunk = List.of();

    /**
     * @param size keys of one chunk
     * @param source gives what belongs to some of the keys, in their order; it may throw where the store fails
     */
    ChunkedList(List<K> keys, int size, Function<List<K>, List<T>> source) {
        this.keys = keys;
        this.size = size;
        this.source = source;
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public T get(int index) {
        if (index < begin || index >= begin + chunk.size()) {
            begin = index - index % size;
            List<K> wanted = keys.subList(begin, Math.min(begin + size, keys.size()));
            chunk = source.apply(wanted);
            if (chunk.size() != wanted.size()) {
                throw new IllegalStateException("what belongs to " + (wanted.size() - chunk.size()) + " keys is gone");
            }
        }
        return chunk.get(index - begin);
    }
}
