package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.ListFactory;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.annotation.DataContract;
import org.portaplus.wire.json.WireJsonMapper;

/**
 * A list of messages that keeps its members as objects while the message around it is light, and later ones as JSON in one
 * array, which takes a tenth of the memory: a body of 100,000 items is read on a small heap. What {@link #get} returns of the
 * later ones is a copy. For one thread.
 *
 * @param <T> a generated message
 */
final class CompactList<T> extends AbstractList<T> {
    private static final WireJsonMapper JSON = withoutLimits();
    private static final int PLACE = Integer.BYTES;

    /** Bytes of one array; a longer item has one of its own. */
    private static final int PIECE = 1 << 20;

    private final Class<T> type;
    private final Reading reading;
    private final List<T> first = new ArrayList<>();
    private final List<Piece> rest = new ArrayList<>();
    private int size;
    private long heldBefore;

    CompactList(Class<T> type, Reading reading) {
        this.type = type;
        this.reading = reading;
        this.heldBefore = reading.held();
    }

    /** What is read again has kept the limits of messages. */
    private static WireJsonMapper withoutLimits() {
        WireJsonMapper mapper = new WireJsonMapper();
        mapper.getFactory().setStreamReadConstraints(WireLimits.NONE);
        return mapper;
    }

    /** A reader whose lists of messages are compact. */
    static ObjectReader reader(ObjectReader plain, Reading reading) {
        ListFactory lists = member -> of(member, reading);
        return plain.withAttribute(ListFactory.class, lists);
    }

    /** A list for members of a class: a compact one where they are messages, else a plain one. */
    private static List<Object> of(Class<?> member, Reading reading) {
        if (!member.isAnnotationPresent(DataContract.class)) {
            return new ArrayList<>();
        }
        @SuppressWarnings("unchecked") // the mapper appends members of this class only
        CompactList<Object> list = new CompactList<>((Class<Object>) member, reading);
        return list;
    }

    /** Members that stand one after another in an array. */
    private static final class Piece {
        private final int begin;
        private byte[] json = new byte[0];
        private int[] ends = new int[0];
        private int count;

        Piece(int begin) {
            this.begin = begin;
        }

        private int end() {
            return count == 0 ? 0 : ends[count - 1];
        }

        boolean hasRoom(int length) {
            return count == 0 || end() + length <= PIECE;
        }

        void add(byte[] member) {
            int end = end() + member.length;
            if (end > json.length) {
                json = Arrays.copyOf(json, Math.max(end, Math.min(PIECE, 2 * json.length)));
            }
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, Math.max(8, 2 * count));
            }
            System.arraycopy(member, 0, json, end(), member.length);
            ends[count++] = end;
        }

        <T> @Nullable T get(int index, Class<T> type) throws IOException {
            int at = index - begin;
            int from = at == 0 ? 0 : ends[at - 1];
            return from == ends[at] ? null : JSON.readValue(json, from, ends[at] - from, type);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable T get(int index) {
        if (index < first.size()) {
            return first.get(index);
        }
        try {
            return piece(index).get(index, type);
        } catch (IOException e) {
            throw new UncheckedIOException("what was written a moment ago cannot be read", e);
        }
    }

    private Piece piece(int index) {
        int low = 0;
        int high = rest.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (rest.get(middle).begin <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return rest.get(low);
    }

    /** Appends; members are never put in between. */
    @Override
    public boolean add(T member) {
        if (rest.isEmpty() && reading.isLight()) {
            first.add(member);
            reading.keeps();
        } else {
            byte[] json = json(member);
            if (rest.isEmpty() || !rest.get(rest.size() - 1).hasRoom(json.length)) {
                rest.add(new Piece(size));
            }
            rest.get(rest.size() - 1).add(json);
            reading.compacted(heldBefore, json.length + PLACE);
        }
        heldBefore = reading.held();
        size++;
        return true;
    }

    /** No bytes for null: an object has two at least. */
    private byte[] json(@Nullable T member) {
        try {
            return member == null ? new byte[0] : JSON.writeValueAsBytes(member);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("what was read a moment ago cannot be written", e);
        }
    }
}
