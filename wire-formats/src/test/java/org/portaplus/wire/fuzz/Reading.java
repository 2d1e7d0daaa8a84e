package org.portaplus.wire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Everything;
import org.portaplus.wire.xml.DataContractMapper;

/**
 * What holds for any bytes: a reader gives a value or a {@link WireReadException}, and nothing else; a value can be
 * written in its own format, read again, and written to the same bytes, apart from {@link Tellable}; a typed value can be written in every format.
 */
final class Reading {
    private static final List<WireMapper> ALL =
            List.of(new WireJsonMapper(), new JsvMapper(), new CsvMapper(), new DataContractMapper());
    private static final JavaType OBJECT = type(new TypeReference<Everything>() {});
    private static final JavaType OBJECTS = type(new TypeReference<List<Everything>>() {});
    private static final List<JavaType> LOOSE = List.of(
            OBJECTS,
            type(new TypeReference<Map<String, String>>() {}),
            type(new TypeReference<Map<String, List<String>>>() {}),
            type(new TypeReference<List<String>>() {}),
            type(new TypeReference<List<List<String>>>() {}),
            type(new TypeReference<JsonNode>() {}),
            type(new TypeReference<Map<String, Object>>() {}));

    private Reading() {}

    private static JavaType type(TypeReference<?> type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    /** Reads {@code bytes} as an object, as lists and dictionaries of many kinds, and without a type. */
    static void anything(WireMapper mapper, byte[] bytes) throws IOException {
        object(mapper, bytes);
        for (JavaType type : LOOSE) {
            Object value = read(mapper, bytes, type);
            if (value != null) {
                stays(mapper, value, type);
            }
        }
    }

    /** Reads {@code bytes} as an object. */
    static void object(WireMapper mapper, byte[] bytes) throws IOException {
        Object value = read(mapper, bytes, OBJECT);
        if (value == null) {
            return;
        }
        stays(mapper, value, OBJECT);
        for (WireMapper other : ALL) {
            other.writeValueAsBytes(value);
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean tellable(WireMapper mapper, Object value, JavaType type) {
        return type.equals(OBJECTS)
                ? Tellable.madeList((List<Everything>) value, mapper.format())
                : Tellable.made(value, mapper.format());
    }

    private static void stays(WireMapper mapper, Object value, JavaType type) throws IOException {
        if (!tellable(mapper, value, type)) {
            return;
        }
        byte[] written = mapper.writerFor(type).writeValueAsBytes(value);
        if (Tellable.beginsWithMark(written)) {
            return;
        }
        Object again = mapper.readValue(written, type);
        assertThat(mapper.writerFor(type).writeValueAsString(again))
                .isEqualTo(mapper.writerFor(type).writeValueAsString(value));
    }

    /** The value, or null when it is refused, in the same words from bytes and from a stream. */
    private static Object read(WireMapper mapper, byte[] bytes, JavaType type) throws IOException {
        String refused = null;
        Object value = null;
        try {
            value = mapper.readValue(bytes, type);
        } catch (WireReadException refusal) {
            refused = refusal.problem();
        }
        try {
            mapper.readValue(new ByteArrayInputStream(bytes), type);
            assertThat(refused).as("refused from bytes").isNull();
        } catch (WireReadException refusal) {
            assertThat(refused).as("refused from bytes").isEqualTo(refusal.problem());
        }
        return value;
    }
}
