package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The contract for generators of clients, derived from the full one: whatever a program needs that speaks JSON, in the few
 * constructs that generators of all languages get right.
 *
 * <ul>
 *   <li>Routes are the operations' own, and for each operation the one that carries its name, with {@code json} in the place of
 *       {@code {format}}. One-way messages, lists, queries and SOAP are other ways to say the same.
 *   <li>Bodies are JSON, with one example; a success is 200, and a refusal is one answer, for {@code 4XX} and {@code 5XX}.
 *   <li>Of members that differ in spelling alone, the first remains. A member that refers to a type is a plain {@code $ref}.
 *   <li>Extensions, formats of our own and what is said for XML are left out. Known values go into the description, since
 *       programs must take others.
 *   <li>Components are those that something refers to.
 * </ul>
 *
 * <p>A few texts of the full contract tell of what is not here; {@code editions/client.yaml} has others for them.
 *
 * <p>Longer than 300 lines because each construct that some generator gets wrong is a step of its own, of a few lines.
 */
final class ClientEdition {
    /** The file with the texts of this edition, relative to the folder of the contract. */
    static final String WORDING = "editions/client.yaml";

    /** The answer that all refusals are here. */
    static final String REFUSAL = "ErrorAnswer";

    static final String JSON = "application/json";

    private static final String FORMAT = "/{format}/";
    private static final String DESCRIPTION = "description";
    private static final String COMPONENTS = "#/components/";
    /** Of the refusals of the full contract, the one with an example that shows a member at fault. */
    private static final String REFUSAL_OF_A_MEMBER = "BadRequestAnswer";

    /** Headers that programs act on; the others tell of formats, or are for proxies and browsers. */
    private static final Set<String> HEADERS = Set.of("Idempotency-Replayed", "Retry-After", "X-Request-Id");

    /** Parameters that choose another format. */
    private static final Set<String> PARAMETERS_OF_FORMATS = Set.of("Callback", "Format", "FormatOverride");

    /** Keys whose value is data, and not a part of the contract. */
    private static final Set<String> DATA = Set.of("example", "value", "default", "enum");

    /** Keys whose value maps names, which may be anything, to parts of the contract. */
    private static final Set<String> NAMES = Set.of("properties", "headers");

    private final ObjectNode full;
    private final JsonNode wording;

    private ClientEdition(ObjectNode full, JsonNode wording) {
        this.full = full;
        this.wording = wording;
    }

    /**
     * The edition of a contract.
     *
     * @param full the bundled contract, with its examples in place; it is not changed
     * @param wording the content of {@link #WORDING}
     * @throws IllegalArgumentException when the wording names what the contract does not have
     */
    static ObjectNode of(ObjectNode full, JsonNode wording) {
        return new ClientEdition(full, wording).document();
    }

    private ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("openapi", full.get("openapi"));
        ObjectNode info = part(full.get("info"));
        info.set(DESCRIPTION, wording.path("info").path(DESCRIPTION));
        document.set("info", info);
        document.set("servers", full.get("servers").deepCopy());
        document.set("security", full.get("security").deepCopy());
        ArrayNode tags = document.putArray("tags");
        full.get("tags").forEach(tag -> {
            if (!tag.has("x-protocol")) {
                tags.add(part(tag));
            }
        });
        document.set("paths", paths());
        document.set("components", reachable(document, components()));
        return document;
    }

    private ObjectNode paths() {
        ObjectNode paths = JsonNodeFactory.instance.objectNode();
        Set<String> worded = new TreeSet<>();
        wording.path("routes").fieldNames().forEachRemaining(worded::add);
        routes().forEach((route, operation) -> {
            String[] verbAndPath = route.split(" ", 2);
            worded.remove(route);
            paths.withObject("/" + pointer(verbAndPath[1]))
                    .set(verbAndPath[0].toLowerCase(Locale.ROOT), route(operation, route));
        });
        if (!worded.isEmpty()) {
            throw new IllegalArgumentException(WORDING + " has a wording for routes that there are not: " + worded);
        }
        return paths;
    }

    /** The operations of the full contract that the edition has, as {@code "GET /path"} with the path of the edition. */
    private Map<String, JsonNode> routes() {
        Map<String, JsonNode> routes = new LinkedHashMap<>();
        new Contract(full).routes().forEach((route, operation) -> {
            boolean own = operation.has("x-operation") && !route.contains(" " + FORMAT);
            if (own || operation.has("x-declares-operation")) {
                routes.put(route.replace(FORMAT, "/json/"), operation);
            }
        });
        return routes;
    }

    private ObjectNode route(JsonNode operation, String name) {
        ObjectNode route = part(operation);
        JsonNode own = wording.path("routes").path(name);
        if (operation.has("x-declares-operation")) {
            route.set(DESCRIPTION, wording.path("declared"));
        }
        if (own.has(DESCRIPTION)) {
            route.set(DESCRIPTION, own.get(DESCRIPTION));
        }
        ArrayNode parameters = route.putArray("parameters");
        for (JsonNode parameter : operation.path("parameters")) {
            if (!PARAMETERS_OF_FORMATS.contains(nameOf(parameter))) {
                parameters.add(part(parameter));
            }
        }
        if (own.has("example")) {
            ObjectNode body = message(component("requestBodies", nameOf(operation.path("requestBody"))));
            ((ObjectNode) body.get("content").get(JSON)).set("example", own.get("example"));
            route.set("requestBody", body);
        }
        ObjectNode responses = route.putObject("responses");
        responses.set("200", part(operation.path("responses").path("200")));
        responses.putObject("4XX").put("$ref", COMPONENTS + "responses/" + REFUSAL);
        responses.putObject("5XX").put("$ref", COMPONENTS + "responses/" + REFUSAL);
        return route;
    }

    private ObjectNode components() {
        ObjectNode components = JsonNodeFactory.instance.objectNode();
        full.get("components").properties().forEach(kind -> {
            ObjectNode ofKind = JsonNodeFactory.instance.objectNode();
            kind.getValue().properties().forEach(named -> {
                boolean message = named.getValue().path("content").has(JSON);
                ofKind.set(
                        kind.getKey().equals("schemas") ? typeName(named.getKey()) : named.getKey(),
                        message ? message(named.getValue()) : part(named.getValue()));
            });
            components.set(kind.getKey(), ofKind);
        });
        wording.path("parameters").properties().forEach(parameter -> given(components, "parameters", parameter.getKey())
                .set(DESCRIPTION, parameter.getValue()));
        refusal(given(components, "responses", REFUSAL));
        return components;
    }

    /** All refusals have one type, so that one answer can stand for them; it has the headers of any of them. */
    private void refusal(ObjectNode answer) {
        Map<String, JsonNode> headers = new TreeMap<>();
        full.get("components").get("responses").forEach(other -> {
            if (isRefusal(other)) {
                part(other)
                        .path("headers")
                        .properties()
                        .forEach(header -> headers.put(header.getKey(), header.getValue()));
            }
        });
        answer.putObject("headers").setAll(headers);
        ((ObjectNode) answer.get("content").get(JSON))
                .set(
                        "example",
                        example(component("responses", REFUSAL_OF_A_MEMBER)
                                .get("content")
                                .get(JSON)));
    }

    static boolean isRefusal(JsonNode answer) {
        return Contract.ERROR.equals(
                Contract.typeName(answer.path("content").path(JSON).path("schema")));
    }

    /** A body or an answer, in JSON alone. */
    private ObjectNode message(JsonNode message) {
        ObjectNode copy = part(message);
        JsonNode json = message.get("content").get(JSON);
        ObjectNode content = copy.putObject("content").putObject(JSON);
        content.set("schema", part(json.get("schema")));
        content.set("example", example(json));
        if (message.has("required")) {
            String type = Contract.typeName(json.path("schema"));
            copy.set(
                    DESCRIPTION,
                    type == null
                            ? copy.get(DESCRIPTION)
                            : component("schemas", type).get(DESCRIPTION));
        }
        return copy;
    }

    private static JsonNode example(JsonNode mediaType) {
        return mediaType.get("examples").elements().next().get("value").deepCopy();
    }

    /** A copy of a part of the contract, with what generators understand. */
    private ObjectNode part(JsonNode node) {
        return (ObjectNode) copy(node);
    }

    private JsonNode copy(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        String type = Contract.typeName(object);
        if (type != null) {
            String reference = object.has("$ref") ? object.get("$ref").asText() : COMPONENTS + "schemas/" + type;
            return copy.put(
                    "$ref",
                    reference.startsWith(COMPONENTS + "schemas/")
                            ? COMPONENTS + "schemas/" + typeName(type)
                            : reference);
        }
        object.properties().forEach(member -> {
            String key = member.getKey();
            if (DATA.contains(key)) {
                copy.set(key, member.getValue().deepCopy());
            } else if (NAMES.contains(key)) {
                ObjectNode named = key.equals("headers") ? headers(member.getValue()) : members(member.getValue());
                if (!named.isEmpty()) {
                    copy.set(key, named);
                }
            } else if (!isForOthers(key)) {
                copy.set(key, copy(member.getValue()));
            }
        });
        said(object, copy);
        return copy;
    }

    /** Keys that generators of clients for JSON do not know, or get wrong. */
    static boolean isForOthers(String key) {
        return key.startsWith("x-") || key.equals("xml") || key.equals("multipleOf");
    }

    private ObjectNode headers(JsonNode headers) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        headers.properties().forEach(header -> {
            if (HEADERS.contains(header.getKey())) {
                copy.set(header.getKey(), copy(header.getValue()));
            }
        });
        return copy;
    }

    private ObjectNode members(JsonNode members) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        Set<String> names = new LinkedHashSet<>();
        members.properties().forEach(member -> {
            if (names.add(ToolRules.plain(member.getKey()))) {
                copy.set(member.getKey(), copy(member.getValue()));
            }
        });
        return copy;
    }

    /** What only the full contract has a key for is told in the description. */
    private void said(JsonNode member, ObjectNode copy) {
        List<String> texts = new ArrayList<>(List.of(copy.path(DESCRIPTION).asText("")));
        JsonNode format = wording.path("formats").path(member.path("format").asText());
        if (format.isTextual()) {
            copy.remove("format");
            texts.add(format.asText());
        }
        if (member.has("x-known-values")) {
            List<String> values = new ArrayList<>();
            member.get("x-known-values").forEach(value -> values.add(value.asText()));
            texts.add("Known values, to which others may be added: " + String.join(", ", values) + ".");
        }
        if (texts.size() > 1) {
            copy.put(DESCRIPTION, String.join(" ", texts).trim());
        }
    }

    /** The components that something in the document refers to, in their order. */
    private static ObjectNode reachable(JsonNode document, ObjectNode components) {
        Set<String> reached = new LinkedHashSet<>();
        reach(document, components, reached);
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        components.properties().forEach(kind -> kind.getValue().properties().forEach(named -> {
            // Security refers by name alone.
            if (kind.getKey().equals("securitySchemes")
                    || reached.contains(COMPONENTS + kind.getKey() + "/" + named.getKey())) {
                kept.withObject("/" + kind.getKey()).set(named.getKey(), named.getValue());
            }
        }));
        return kept;
    }

    private static void reach(JsonNode node, JsonNode components, Set<String> reached) {
        String reference = node.path("$ref").asText("");
        if (reference.startsWith(COMPONENTS) && reached.add(reference)) {
            reach(components.at("/" + reference.substring(COMPONENTS.length())), components, reached);
        }
        node.forEach(part -> reach(part, components, reached));
    }

    private String typeName(String type) {
        return wording.path("schemas").path(type).asText(type);
    }

    private JsonNode component(String kind, String name) {
        return given((ObjectNode) full.get("components"), kind, name);
    }

    private static ObjectNode given(ObjectNode components, String kind, String name) {
        if (components.path(kind).get(name) instanceof ObjectNode component) {
            return component;
        }
        throw new IllegalArgumentException("there are no " + kind + " " + name);
    }

    private static String nameOf(JsonNode reference) {
        String text = reference.path("$ref").asText("");
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
