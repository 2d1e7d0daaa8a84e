package org.portaplus.wire.roundtrip;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.xml.DataContractMapper;

/**
 * Random values of a class through every format: what is written is read back as the value itself, after the
 * {@link Equivalence rules} of the format, and written again as the same bytes. A failure names the seed, and shows the
 * smallest value found that still fails.
 *
 * <p>{@code -Droundtrip.tries=10000} sets the number of values of each class, {@code -Droundtrip.seed=} the seed of the
 * first. Not thread-safe.
 */
public final class RoundTrip {
    private static final int TRIES = Integer.getInteger("roundtrip.tries", 150);
    private static final long SEED = Long.getLong("roundtrip.seed", 20130506);

    private final JavaType type;
    private final List<Way> ways;

    /** Through these mappers. */
    public RoundTrip(Class<?> type, List<WireMapper> mappers) {
        this.type = Tree.type(type);
        ways = mappers.stream().flatMap(mapper -> ways(mapper, this.type)).toList();
    }

    /** A layout of a format. */
    private record Way(String name, ObjectWriter writer, ObjectReader reader, List<Equivalence> rules) {}

    private static java.util.stream.Stream<Way> ways(WireMapper mapper, JavaType type) {
        WireFormat format = mapper.format();
        List<Equivalence> rules = Equivalence.of(format);
        ObjectReader reader = mapper.readerFor(type);
        Way wire = new Way(format.name(), mapper.writerFor(type), reader, rules);
        // The indented layout of JSV breaks lines inside quoted texts too: it is made for people.
        return mapper instanceof DataContractMapper
                ? java.util.stream.Stream.of(
                        wire, new Way(format + " page", mapper.pageWriter().forType(type), reader, rules))
                : java.util.stream.Stream.of(wire);
    }

    /** Number of values of each class. */
    public static int tries() {
        return TRIES;
    }

    /** Seed of the first value. */
    static long seed() {
        return SEED;
    }

    /** Runs {@link #tries} values; fails at the first that does not come back. */
    public void run() {
        for (int i = 0; i < TRIES; i++) {
            long seed = SEED + i;
            Tree.Bean value = (Tree.Bean) new RandomValues(seed).of(type);
            for (Way way : ways) {
                if (problem(way, value) != null) {
                    Tree.Bean small = Smaller.smallest(value, smaller -> problem(way, smaller) != null);
                    throw new AssertionError("%s in %s: %s%nvalue: %s%nagain: -Droundtrip.tries=1 -Droundtrip.seed=%d"
                            .formatted(
                                    type.getRawClass().getSimpleName(),
                                    way.name,
                                    problem(way, small),
                                    Tree.show(small),
                                    seed));
                }
            }
        }
    }

    /** What is wrong with {@code value} on its way, or null. */
    private String problem(Way way, Tree.Bean value) {
        Tree.Bean expected = Equivalence.apply(way.rules, value, type);
        byte[] wire;
        try {
            wire = way.writer.writeValueAsBytes(Tree.object(value, type));
        } catch (IOException | RuntimeException failure) {
            return "not written: " + failure;
        }
        String text = Tree.quoted(new String(wire, StandardCharsets.UTF_8));
        try {
            if (way.name.equals("CSV") && isNothing(expected, wire)) {
                return isRefused(way, wire) ? null : text + " is no message, but was read";
            }
            Object read = way.reader.readValue(wire);
            Object tree = Tree.of(read, type);
            if (!expected.equals(tree)) {
                return "%s was read as %s".formatted(text, Tree.show(tree));
            }
            byte[] again = way.writer.writeValueAsBytes(read);
            return Arrays.equals(wire, again) ? null : again(value, expected, text, again);
        } catch (IOException | RuntimeException failure) {
            return "%s was not read: %s".formatted(text, failure);
        }
    }

    /** What a rule of equivalence changed may be written otherwise the second time, but nothing else. */
    private static String again(Tree.Bean value, Tree.Bean expected, String text, byte[] again) {
        return value.equals(expected)
                ? "%s was written again as %s".formatted(text, Tree.quoted(new String(again, StandardCharsets.UTF_8)))
                : null;
    }

    /** In CSV an object without any value may leave empty lines only, which do not count: that is no message. */
    private static boolean isNothing(Tree.Bean bean, byte[] wire) {
        return bean.members().values().stream().allMatch(Objects::isNull)
                && new String(wire, StandardCharsets.UTF_8)
                                .lines()
                                .filter(line -> !line.isEmpty())
                                .count()
                        < 2;
    }

    private static boolean isRefused(Way way, byte[] wire) throws IOException {
        try {
            way.reader.readValue(wire);
            return false;
        } catch (WireReadException refused) {
            return true;
        }
    }
}
