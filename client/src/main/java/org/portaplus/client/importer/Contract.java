package org.portaplus.client.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The part of the OpenAPI document about one item of BatchCustomerCreation ({@code CsvData}). Immutable. */
final class Contract {
    private static final String DOCUMENT = "/openapi/openapi.json";
    private static final String ITEM = "CsvData";

    /** Stands for a login and never comes from a sheet. */
    private static final String LICENSE = "License";

    private final JsonNode schemas;
    private final List<Member> members = new ArrayList<>();
    private int mostAccounts = Integer.MAX_VALUE;

    private Contract(JsonNode document) {
        schemas = document.at("/components/schemas");
        walk(schemas.path(ITEM), List.of());
    }

    /** The contract that this program was built with. */
    static Contract packaged() {
        try (InputStream json = Contract.class.getResourceAsStream(DOCUMENT)) {
            if (json == null) {
                throw new IllegalStateException("the contract is missing in this package: " + DOCUMENT);
            }
            return new Contract(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new IllegalStateException("the contract in this package cannot be read", e);
        }
    }

    /** The members that a cell can fill, in the order of the contract. */
    List<Member> members() {
        return List.copyOf(members);
    }

    /** How many accounts one customer may be created with. */
    int mostAccounts() {
        return mostAccounts;
    }

    private void walk(JsonNode type, List<String> path) {
        for (Map.Entry<String, JsonNode> property : type.path("properties").properties()) {
            String name = property.getKey();
            JsonNode schema = property.getValue();
            JsonNode target = target(schema);
            if (name.equals(LICENSE)) {
                continue;
            }
            if (target.path("type").asText().equals("array")) {
                List<String> list = plus(path, name + "[]");
                if (list.contains(Member.ACCOUNTS)) {
                    mostAccounts = target.path("maxItems").asInt(Integer.MAX_VALUE);
                }
                walk(target(target.path("items")), list);
            } else if (target.has("additionalProperties")) {
                add(plus(plus(path, name), "*"), target.path("additionalProperties"), schema);
            } else if (target.has("properties")) {
                walk(target, plus(path, name));
            } else {
                add(plus(path, name), target, schema);
            }
        }
    }

    private JsonNode target(JsonNode schema) {
        String reference = schema.path("$ref").asText(schema.at("/allOf/0/$ref").asText());
        return reference.isEmpty() ? schema : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private void add(List<String> path, JsonNode type, JsonNode described) {
        members.add(new Member(
                path,
                kind(path, type.path("type").asText()),
                type.has("maxLength") ? Integer.valueOf(type.path("maxLength").asInt()) : null,
                number(type, "minimum"),
                number(type, "maximum"),
                StreamSupport.stream(type.path("x-known-values").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                described.path("description").asText()));
    }

    private static Member.Kind kind(List<String> path, String type) {
        return switch (type) {
            case "string" -> Member.Kind.TEXT;
            case "integer" -> Member.Kind.INTEGER;
            case "number" -> Member.Kind.DECIMAL;
            case "boolean" -> Member.Kind.BOOLEAN;
            case "array" -> Member.Kind.TEXTS;
            default -> throw new IllegalStateException("no cell can hold " + type + ": " + path);
        };
    }

    private static @Nullable BigDecimal number(JsonNode type, String limit) {
        return type.has(limit) ? type.path(limit).decimalValue() : null;
    }

    private static List<String> plus(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
