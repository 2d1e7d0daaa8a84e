package org.portaplus.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The bundled OpenAPI document, asked in its own terms. Immutable. */
public final class Contract {
    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    /** The type of a member. */
    public enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        DATE,
        STRUCTURE,
        LIST,
        DICTIONARY;

        /** Numbers, booleans and dates are value types of the documented host: they are never absent. */
        public boolean isValue() {
            return this == INTEGER || this == DECIMAL || this == BOOLEAN || this == DATE;
        }
    }

    /**
     * A member of a type.
     *
     * @param type the type of a structure, or of the items of a list; else null
     * @param extension whether it is ours, so that no documented page shows it
     */
    public record Member(String name, Kind kind, String type, boolean extension) {}

    /** A verb and a path template. */
    public record Route(String verb, String path) {}

    /** The contract that this kit was built with. */
    public static Contract load() {
        try {
            return new Contract(new ObjectMapper().readTree(Resource.text("openapi/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<Route> routes() {
        Set<Route> routes = new LinkedHashSet<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(verb -> routes.add(new Route(verb.getKey().toUpperCase(Locale.ROOT), path.getKey()))));
        return routes;
    }

    /** The operation that a route belongs to; the endpoints of SOAP belong to {@code Soap}. */
    public String operation(Route route) {
        return document.path("paths")
                .path(route.path())
                .path(route.verb().toLowerCase(Locale.ROOT))
                .at("/tags/0")
                .asText();
    }

    /** Whether a route changes something: then it takes an Idempotency-Key. What a pre-defined one does, its request says. */
    public boolean writes(Route route) {
        for (JsonNode parameter : parameters(route)) {
            if (parameter.path("$ref").asText().endsWith("/IdempotencyKey")) {
                return true;
            }
        }
        return false;
    }

    /** The example that a route gives for a member in its path or query; null for none. */
    public String example(Route route, String member) {
        for (JsonNode parameter : parameters(route)) {
            if (parameter.path("name").asText().equals(member) && parameter.has("example")) {
                return parameter.path("example").asText();
            }
        }
        return null;
    }

    private JsonNode parameters(Route route) {
        return document.path("paths")
                .path(route.path())
                .path(route.verb().toLowerCase(Locale.ROOT))
                .path("parameters");
    }

    public List<String> operations() {
        List<String> names = new ArrayList<>();
        document.path("tags").forEach(tag -> {
            if (!tag.has("x-protocol")) {
                names.add(tag.path("name").asText());
            }
        });
        return names;
    }

    /** The members of a type in the order of JSON, JSV and CSV. */
    public List<Member> members(String type) {
        List<Member> members = new ArrayList<>();
        schema(type)
                .path("properties")
                .properties()
                .forEach(property -> members.add(member(property.getKey(), property.getValue())));
        return members;
    }

    /** The members of a type in the order of XML: base level first, each level in ordinal order. */
    public List<Member> membersInXml(String type) {
        List<Member> members = members(type);
        if (!schema(type).path("x-member-order").asText().equals("declared")) {
            Set<String> inherited = new HashSet<>();
            schema(type).path("x-inherited").forEach(name -> inherited.add(name.asText()));
            members.sort(Comparator.comparing((Member member) -> !inherited.contains(member.name()))
                    .thenComparing(Member::name));
        }
        return members;
    }

    /** The types in the order of the document. */
    public List<String> types() {
        List<String> types = new ArrayList<>();
        document.path("components").path("schemas").fieldNames().forEachRemaining(types::add);
        return types;
    }

    /** The contract's schema of a member: its description, its behaviour, its limits. */
    public JsonNode described(String type, String member) {
        return schema(type).path("properties").path(member);
    }

    /** The name of a type in XML, where it may have another one than in the contract. */
    public String xmlName(String type) {
        return schema(type).path("xml").path("name").asText(type);
    }

    public String namespace(String type) {
        return schema(type).path("xml").path("namespace").asText();
    }

    private JsonNode schema(String type) {
        JsonNode schema = document.path("components").path("schemas").path(type);
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException("no type " + type + " in the contract");
        }
        return schema;
    }

    private static Member member(String name, JsonNode schema) {
        boolean extension = schema.path("x-extension").asBoolean();
        String structure = typeName(schema);
        if (structure != null) {
            return new Member(name, Kind.STRUCTURE, structure, extension);
        }
        return switch (schema.path("type").asText()) {
            case "array" -> new Member(name, Kind.LIST, typeName(schema.path("items")), extension);
            case "object" -> new Member(name, Kind.DICTIONARY, null, extension);
            case "boolean" -> new Member(name, Kind.BOOLEAN, null, extension);
            case "integer" -> new Member(name, Kind.INTEGER, null, extension);
            case "number" -> new Member(name, Kind.DECIMAL, null, extension);
            default ->
                new Member(
                        name,
                        schema.path("format").asText().equals("dotnet-date-time") ? Kind.DATE : Kind.TEXT,
                        null,
                        extension);
        };
    }

    private static String typeName(JsonNode schema) {
        JsonNode reference = schema.has("$ref") ? schema.get("$ref") : schema.at("/allOf/0/$ref");
        return reference.isMissingNode() ? null : reference.asText().replaceFirst(".*/", "");
    }
}
