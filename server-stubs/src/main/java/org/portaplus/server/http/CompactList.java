package org.portaplus.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.portaplus.wire.json.WireJsonMapper;

/**
 * A list of messages that keeps its first members as they are and later ones as JSON, which takes a tenth of the room: a
 * body of 100,000 items is read on a small heap. What {@link #get} returns beyond the first {@value #AS_THEY_ARE} members
 * is a copy. For one thread.
 *
 * @param <T> a generated message
 */
final class CompactList<T> extends AbstractList<T> {
    static final int AS_THEY_ARE = 1000;

    private static final WireJsonMapper JSON = new WireJsonMapper();

    private final Class<T> type;
    private final List<T> first = new ArrayList<>();
    private final List<byte[]> rest = new ArrayList<>();

    CompactList(Class<T> type) {
        this.type = type;
    }

    @Override
    public int size() {
        return first.size() + rest.size();
    }

    @Override
    public T get(int index) {
        if (index < first.size()) {
            return first.get(index);
        }
        try {
            return JSON.readValue(rest.get(index - AS_THEY_ARE), type);
        } catch (IOException e) {
            throw new UncheckedIOException("what was written a moment ago cannot be read", e);
        }
    }

    /** Appends; members are never put in between. */
    @Override
    public boolean add(T member) {
        if (first.size() < AS_THEY_ARE) {
            return first.add(member);
        }
        try {
            return rest.add(JSON.writeValueAsBytes(member));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was read a moment ago cannot be written", e);
        }
    }
}
