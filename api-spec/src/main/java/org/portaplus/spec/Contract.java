package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bundled contract, asked in its own terms. */
record Contract(ObjectNode document) {
    /** The type of every refusal. */
    static final String ERROR = "ErrorResponse";

    /** An operation and the types of its request and answer; {@code responseType} is null where none is documented. */
    record Operation(String name, String requestType, String responseType) {}

    /** A member of a type. */
    record Member(String name, JsonNode schema) {
        boolean isExtension() {
            return schema.path("x-extension").asBoolean();
        }
    }

    /** The operations in the order of the tags; a tag of a protocol is none. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (JsonNode tag : document.path("tags")) {
            if (!tag.has("x-protocol")) {
                String name = tag.path("name").asText();
                operations.add(new Operation(name, message("requestBodies", name), message("responses", name)));
            }
        }
        return operations;
    }

    /** The members of a type in wire order. */
    List<Member> members(String type) {
        List<Member> members = new ArrayList<>();
        component("schemas", type)
                .path("properties")
                .properties()
                .forEach(property -> members.add(new Member(property.getKey(), property.getValue())));
        return members;
    }

    /** The name of a type in XML, where it may have another one than in the contract. */
    String xmlName(String type) {
        return schema(type).path("xml").path("name").asText(type);
    }

    JsonNode schema(String type) {
        return component("schemas", type);
    }

    /** Whether a type, a route or a member comes from us and not from the documented host. */
    boolean isExtension(String type) {
        return schema(type).path("x-extension").asBoolean();
    }

    /** The operations of all routes: {@code "GET /path"} to its node. */
    Map<String, JsonNode> routes() {
        Map<String, JsonNode> routes = new LinkedHashMap<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(verb -> routes.put(
                        verb.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), verb.getValue())));
        return routes;
    }

    /** The name of the type that a schema refers to, or null where it is none of its own. */
    static String typeName(JsonNode schema) {
        JsonNode reference = schema.has("$ref")
                ? schema.get("$ref")
                : schema.path("allOf").path(0).path("$ref");
        return reference.isMissingNode() ? null : reference.asText().replaceFirst(".*/", "");
    }

    private String message(String kind, String operation) {
        return typeOf(component(kind, Bundle.nameOf(kind, operation)));
    }

    private JsonNode component(String kind, String name) {
        JsonNode component = document.path("components").path(kind).path(name);
        if (component.isMissingNode()) {
            throw new IllegalArgumentException("no " + kind + " " + name + " in the contract");
        }
        return component;
    }

    private static String typeOf(JsonNode message) {
        return typeName(message.path("content").path("application/json").path("schema"));
    }
}
