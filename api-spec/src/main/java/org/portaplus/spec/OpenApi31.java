package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A document of OpenAPI 3.0 as one of 3.1, whose schemas are JSON Schema 2020-12:
 *
 * <ul>
 *   <li>{@code nullable: true} is {@code "null"} among the types, and null among the values where they are listed;
 *   <li>{@code exclusiveMinimum: true} beside {@code minimum} is the limit itself, and so for the maximum;
 *   <li>{@code example} of a schema is a list of {@code examples}; of parameters, headers and bodies it stays;
 *   <li>a license that is known by no address is one of our own (SPDX), since swagger-parser wants an identifier then;
 *   <li>{@code format: byte} and {@code binary} are {@code contentEncoding} and {@code contentMediaType}.
 * </ul>
 */
final class OpenApi31 {
    /** The version that such a document names; generators know it better than 3.1.1, which says the same in other words. */
    static final String VERSION = "3.1.0";

    /** Keys whose values are data. */
    private static final Set<String> DATA = Set.of("example", "examples", "value", "default", "enum", "const");

    /** Keys whose values map names to schemas. */
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "patternProperties", "schemas");

    /** Keys whose value is a schema, or a list of schemas. */
    private static final Set<String> SCHEMAS =
            Set.of("schema", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "not");

    private OpenApi31() {}

    /**
     * A copy of a document.
     *
     * @throws IllegalArgumentException when it is none of 3.0
     */
    static ObjectNode of(ObjectNode document) {
        if (!document.path("openapi").asText().startsWith("3.0.")) {
            throw new IllegalArgumentException("no document of OpenAPI 3.0, but of " + document.path("openapi"));
        }
        ObjectNode copy = (ObjectNode) part(document, false);
        if (copy.path("info").path("license") instanceof ObjectNode license && !license.has("url")) {
            license.put(
                    "identifier", "LicenseRef-" + license.path("name").asText().split("\\W", 2)[0]);
        }
        return copy.put("openapi", VERSION);
    }

    private static JsonNode part(JsonNode node, boolean schema) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> copy.add(part(item, schema)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> {
            String key = member.getKey();
            JsonNode value = member.getValue();
            if (DATA.contains(key) || key.startsWith("x-")) {
                copy.set(key, value.deepCopy());
            } else if (NAMED_SCHEMAS.contains(key)) {
                copy.set(key, named(value));
            } else {
                copy.set(key, part(value, SCHEMAS.contains(key)));
            }
        });
        return schema ? schema(copy) : copy;
    }

    private static ObjectNode named(JsonNode schemas) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        schemas.properties().forEach(entry -> copy.set(entry.getKey(), part(entry.getValue(), true)));
        return copy;
    }

    private static ObjectNode schema(ObjectNode schema) {
        JsonNode nullable = schema.remove("nullable");
        if (nullable != null && nullable.asBoolean() && schema.path("type").isTextual()) {
            String type = schema.get("type").asText();
            schema.putArray("type").add(type).add("null");
            if (schema.path("enum") instanceof ArrayNode values && !contains(values)) {
                values.addNull();
            }
        }
        limit(schema, "exclusiveMinimum", "minimum");
        limit(schema, "exclusiveMaximum", "maximum");
        JsonNode example = schema.remove("example");
        if (example != null) {
            schema.putArray("examples").add(example);
        }
        String format = schema.path("format").asText();
        if (format.equals("byte")) {
            schema.remove("format");
            schema.put("contentEncoding", "base64");
        } else if (format.equals("binary")) {
            schema.remove("format");
            schema.put("contentMediaType", "application/octet-stream");
        }
        return schema;
    }

    private static void limit(ObjectNode schema, String exclusive, String limit) {
        JsonNode given = schema.get(exclusive);
        if (given != null && given.isBoolean()) {
            schema.remove(exclusive);
            if (given.asBoolean() && schema.has(limit)) {
                schema.set(exclusive, schema.remove(limit));
            }
        }
    }

    private static boolean contains(ArrayNode values) {
        for (JsonNode value : values) {
            if (value.isNull()) {
                return true;
            }
        }
        return false;
    }
}
