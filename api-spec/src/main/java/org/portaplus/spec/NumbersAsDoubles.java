package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/**
 * A document in which every number says {@code format: double}: for languages without a decimal type, whose generators take a
 * number without a format for one of 32 bits. Where there are decimals, it would lose them. Source: decision 25.
 */
final class NumbersAsDoubles {
    /** What is added to the description of the document. */
    static final String NOTE =
            "\n\nIn this edition every number has the format double, for languages without a decimal type, such as Go. A double holds"
                    + " fifteen digits.";

    /** Keys whose values are data. */
    private static final Set<String> DATA = Set.of("example", "examples", "value", "default", "enum", "const");

    private NumbersAsDoubles() {}

    /** A copy of a document. */
    static ObjectNode of(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        mark(copy);
        ObjectNode info = (ObjectNode) copy.path("info");
        info.put("description", info.path("description").asText() + NOTE);
        return copy;
    }

    private static void mark(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(NumbersAsDoubles::mark);
        } else if (node instanceof ObjectNode object) {
            if (new TextNode("number").equals(object.get("type")) && !object.has("format")) {
                object.put("format", "double");
            }
            object.properties().stream()
                    .filter(member -> !DATA.contains(member.getKey()))
                    .forEach(member -> mark(member.getValue()));
        }
    }
}
