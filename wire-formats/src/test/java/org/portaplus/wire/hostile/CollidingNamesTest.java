package org.portaplus.wire.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;

/**
 * Dictionaries whose keys have one hash are read when they are under the limits, and cost no more than others: a
 * LinkedHashMap makes trees of long chains, and the symbol table of Jackson gives up sharing such names.
 */
class CollidingNamesTest {
    private static final int KEYS = 4096;

    @ParameterizedTest
    @CsvSource({"JSON,false", "JSON,true", "JSV,false", "JSV,true"})
    void collidingKeysCostAsMuchAsOthers(WireFormat format, boolean symbols) throws Exception {
        String text = text(
                format,
                (symbols ? Collisions.ofSymbols(KEYS) : Collisions.ofString(KEYS)).collect(Collectors.toList()));
        String other = text(
                format,
                java.util.stream.IntStream.range(0, KEYS)
                        .mapToObj(i -> String.format("%034d", i))
                        .collect(Collectors.toList()));
        Map<?, ?> read = read(format, text);
        assertThat(read).hasSize(KEYS);
        assertThat(cost(format, text)).isLessThan(cost(format, other) * 2);
    }

    private static String text(WireFormat format, java.util.List<String> keys) {
        String quote = format == WireFormat.JSON ? "\"" : "";
        return keys.stream().map(key -> quote + key + quote + ":1").collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<?, ?> read(WireFormat format, String text) throws Exception {
        return (Map<?, ?>)
                (format == WireFormat.JSON ? new WireJsonMapper() : new JsvMapper()).readValue(text, Bomb.DICTIONARY);
    }

    private static long cost(WireFormat format, String text) throws Exception {
        return Allocation.of(new Allocation.Action<String>() {
            @Override
            public String prepare() {
                return text;
            }

            @Override
            public void run(String prepared) throws Exception {
                read(format, prepared);
            }
        });
    }
}
