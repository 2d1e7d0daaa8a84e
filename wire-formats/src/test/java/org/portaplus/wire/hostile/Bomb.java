package org.portaplus.wire.hostile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.support.Everything;

/**
 * A small or cheap message that is meant to cost its reader much.
 *
 * @param refusal what the sender is told
 * @param path the member at fault
 */
record Bomb(String name, WireFormat format, TypeReference<?> type, Text text, String refusal, String path) {
    static final TypeReference<Everything> OBJECT = new TypeReference<>() {};
    static final TypeReference<List<Everything>> ROWS = new TypeReference<>() {};
    static final TypeReference<Map<String, String>> DICTIONARY = new TypeReference<>() {};
    static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    static final TypeReference<JsonNode> TREE = new TypeReference<>() {};

    @Override
    public String toString() {
        return format + ": " + name;
    }
}
