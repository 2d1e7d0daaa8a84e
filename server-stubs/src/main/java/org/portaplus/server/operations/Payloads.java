package org.portaplus.server.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.json.WireJsonMapper;

/** Messages as they are kept until they are worked on: JSON of the contract. Safe for use by many threads. */
final class Payloads {
    private static final WireJsonMapper JSON = withoutLimits();
    private static final ObjectWriter SORTED = JSON.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Payloads() {}

    /** A message was within the limits when it was taken, and those may be set lower later. */
    private static WireJsonMapper withoutLimits() {
        WireJsonMapper mapper = new WireJsonMapper();
        mapper.getFactory().setStreamReadConstraints(WireLimits.NONE);
        return mapper;
    }

    /** The same text for the same message, in whatever format, order and spelling it came. */
    static void canonical(Object message, OutputStream text) throws IOException {
        try (JsonGenerator generator = new CanonicalGenerator(JSON.createGenerator(text))) {
            SORTED.writeValue(generator, message);
        }
    }

    /** The same text for the same message, in whatever format and order it came; what digests were made of before. */
    static void sorted(Object message, OutputStream text) throws IOException {
        SORTED.writeValue(text, message);
    }

    static String write(Object message) {
        try {
            return JSON.writeValueAsString(message);
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
