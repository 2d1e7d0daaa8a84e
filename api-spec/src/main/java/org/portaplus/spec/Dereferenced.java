package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** A contract without references, for tools that follow none. Every part stands wherever something refers to it. */
final class Dereferenced {
    private final ObjectNode document;
    /** The references on the way to the place that is copied. */
    private final Deque<String> open = new ArrayDeque<>();

    private Dereferenced(ObjectNode document) {
        this.document = document;
    }

    /**
     * A copy of a bundled document, with what its references point to in their place. Of its components only the security
     * schemes remain, which are referred to by name.
     *
     * @throws IllegalArgumentException when a reference points to nothing, or a type contains itself
     */
    static ObjectNode of(ObjectNode document) {
        ObjectNode bundled = document.deepCopy();
        JsonNode schemes = bundled.at("/components/securitySchemes");
        bundled.putObject("components").set("securitySchemes", schemes);
        return (ObjectNode) new Dereferenced(document).resolved(bundled);
    }

    private JsonNode resolved(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> copy.add(resolved(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.path("$ref").isTextual()) {
            return target(object.get("$ref").asText());
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> copy.set(member.getKey(), resolved(member.getValue())));
        return copy;
    }

    private JsonNode target(String reference) {
        if (open.contains(reference)) {
            throw new IllegalArgumentException(
                    reference + " contains itself, so that it cannot stand without a reference");
        }
        JsonNode target = document.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw new IllegalArgumentException("there is no " + reference);
        }
        open.push(reference);
        JsonNode resolved = resolved(target);
        open.pop();
        return resolved;
    }
}
