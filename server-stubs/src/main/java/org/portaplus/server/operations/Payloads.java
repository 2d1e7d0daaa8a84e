package org.portaplus.server.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.portaplus.wire.json.WireJsonMapper;

/** Messages as they are kept until they are worked on: JSON of the contract. Safe for use by many threads. */
final class Payloads {
    private static final WireJsonMapper JSON = new WireJsonMapper();

    private Payloads() {}

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
