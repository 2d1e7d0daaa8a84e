package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** Where a part of the contract comes from: a documented page, a conclusion, or us. */
final class Provenance {
    static final List<String> KEYS = List.of("x-source", "x-inferred", "x-extension");

    private Provenance() {}

    /** What a node says of its provenance, by itself. */
    static ObjectNode of(JsonNode node) {
        ObjectNode provenance = JsonNodeFactory.instance.objectNode();
        KEYS.stream().filter(node::has).forEach(key -> provenance.set(key, node.get(key)));
        return provenance;
    }

    /** What a node says, or what holds where it says nothing. */
    static ObjectNode of(JsonNode node, Supplier<ObjectNode> otherwise) {
        ObjectNode own = of(node);
        return own.isEmpty() ? otherwise.get() : own;
    }

    static ObjectNode inferred(String why) {
        return JsonNodeFactory.instance.objectNode().put("x-inferred", why);
    }
}
