package org.portaplus.server.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Placeholder values for every type of the contract, as the documented host filled its pages: every text is {@code String},
 * every number 0, every list one item, every enumeration its lowest value. Members of ours are left out of documented
 * types. Thread-safe.
 */
@Singleton
public class SampleMessages {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Inject
    ContractDocument contract;

    /** A filled message as a tree, in wire order. */
    ObjectNode of(String type) {
        JsonNode schema = contract.schema(type);
        boolean ours = schema.has("x-extension");
        ObjectNode sample = NODES.objectNode();
        schema.path("properties").properties().forEach(member -> {
            if (ours || !member.getValue().has("x-extension")) {
                sample.set(member.getKey(), value(member.getValue()));
            }
        });
        return sample;
    }

    private JsonNode value(JsonNode schema) {
        JsonNode reference = schema.has("$ref") ? schema.get("$ref") : schema.at("/allOf/0/$ref");
        if (!reference.isMissingNode()) {
            return of(ContractDocument.nameOf(reference));
        }
        return switch (schema.path("type").asText()) {
            case "array" -> NODES.arrayNode().add(value(schema.path("items")));
            case "object" -> NODES.objectNode().set("String", NODES.arrayNode().add("String"));
            case "boolean" -> NODES.booleanNode(false);
            case "integer", "number" -> NODES.numberNode(0);
            default -> NODES.textNode(text(schema));
        };
    }

    private static String text(JsonNode schema) {
        return schema.path("format").asText().equals("dotnet-date-time")
                ? "0001-01-01"
                : schema.path("x-sample").asText(schema.at("/x-known-values/0").asText("String"));
    }
}
