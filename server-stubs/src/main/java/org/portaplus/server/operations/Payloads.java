package org.portaplus.server.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.StringWriter;
import org.portaplus.wire.json.WireJsonMapper;

/** Messages as they are kept until they are worked on: JSON of the contract. Safe for use by many threads. */
final class Payloads {
    private static final WireJsonMapper JSON = new WireJsonMapper();
    private static final ObjectWriter AS_IT_IS = JSON.writer();
    private static final ObjectWriter SORTED = JSON.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Payloads() {}

    static String write(Object message) {
        return write(AS_IT_IS, message);
    }

    /** The same text for the same message, in whatever format, order and spelling it came. */
    static String canonical(Object message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new CanonicalGenerator(JSON.createGenerator(text))) {
            SORTED.writeValue(generator, message);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be written: " + message.getClass(), e);
        }
        return text.toString();
    }

    /** The same text for the same message, in whatever format and order it came; what digests were made of before. */
    static String sorted(Object message) {
        return write(SORTED, message);
    }

    private static String write(ObjectWriter writer, Object message) {
        try {
            return writer.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + message.getClass(), e);
        }
    }

    static <T> T read(String payload, Class<T> type) {
        try {
            return JSON.readValue(payload, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored message is no " + type.getSimpleName(), e);
        }
    }
}
