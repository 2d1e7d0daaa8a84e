package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.annotation.DataContract;
import org.portaplus.wire.json.WireJsonMapper;

/**
 * A list of messages that keeps its first members as objects and later ones as JSON, which takes a tenth of the memory:
 * a body of 100,000 items is read on a small heap. What {@link #get} returns beyond the first {@value #AS_THEY_ARE}
 * members is a copy. For one thread.
 *
 * @param <T> a generated message
 */
final class CompactList<T> extends AbstractList<T> {
    static final int AS_THEY_ARE = 1000;

    private static final WireJsonMapper JSON = withoutLimits();

    private final Class<T> type;
    private final List<T> first = new ArrayList<>();
    private final List<byte[]> rest = new ArrayList<>();

    CompactList(Class<T> type) {
        this.type = type;
    }

    /** What is read again has kept the limits of messages. */
    private static WireJsonMapper withoutLimits() {
        WireLimits limits = WireLimits.STANDARD;
        for (WireLimit limit : WireLimit.values()) {
            limits = limits.with(limit, Integer.MAX_VALUE);
        }
        WireJsonMapper mapper = new WireJsonMapper();
        mapper.getFactory().setStreamReadConstraints(limits);
        return mapper;
    }

    /** A list for members of a class: a compact one where they are messages, else a plain one. */
    static List<Object> of(Class<?> member) {
        if (!member.isAnnotationPresent(DataContract.class)) {
            return new ArrayList<>();
        }
        @SuppressWarnings("unchecked") // the mapper appends members of this class only
        CompactList<Object> list = new CompactList<>((Class<Object>) member);
        return list;
    }

    @Override
    public int size() {
        return first.size() + rest.size();
    }

    @Override
    public @Nullable T get(int index) {
        if (index < first.size()) {
            return first.get(index);
        }
        byte[] written = rest.get(index - AS_THEY_ARE);
        try {
            return written == null ? null : JSON.readValue(written, type);
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
            return rest.add(member == null ? null : JSON.writeValueAsBytes(member));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was read a moment ago cannot be written", e);
        }
    }
}
