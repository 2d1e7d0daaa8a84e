package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What holds for the client edition, whatever the contract becomes: nothing of it is missing, and nothing is in it that some
 * generator or importer gets wrong.
 */
final class ClientRules {
    /** What a text may not tell of, since the edition does not have it. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\{format}|oneway|"
            + "\\b(?:XML|CSV|JSV|SOAP|JSONP|callback|one-way|respond-async|X-Guard|i_product|x-[a-z]+)\\b");

    private static final Set<String> ANSWERS = Set.of("200", "4XX", "5XX");
    /** Formats of OpenAPI that the contract may use; of others, some generators warn. */
    private static final Set<String> FORMATS = Set.of("int32", "int64", "date", "date-time", "uuid");

    private static final String COMPONENTS = "components";
    private static final String DESCRIPTION = "description";

    private final Contract full;
    private final Contract edition;
    private final List<String> problems = new ArrayList<>();

    private ClientRules(Contract full, ObjectNode edition) {
        this.full = full;
        this.edition = new Contract(edition);
    }

    /** What breaks a rule, in document order. */
    static List<String> problems(Contract full, ObjectNode edition) {
        ClientRules rules = new ClientRules(full, edition);
        rules.coverage();
        rules.routes();
        rules.names();
        rules.messages();
        rules.parts("", edition);
        return rules.problems;
    }

    /** Every route that a program needs is there, and no other. */
    private void coverage() {
        Set<String> expected = new TreeSet<>();
        full.operations().forEach(operation -> expected.add("POST /json/reply/" + operation.name()));
        full.routes().forEach((route, operation) -> {
            if (operation.has("x-operation") && !route.contains(" /{format}/")) {
                expected.add(route);
            }
        });
        Set<String> found = new TreeSet<>();
        edition.routes().forEach((route, operation) -> found.add(route));
        expected.stream().filter(route -> !found.contains(route)).forEach(route -> problem(route, "is missing"));
        found.stream().filter(route -> !expected.contains(route)).forEach(route -> problem(route, "is one too many"));
    }

    private void routes() {
        Set<String> ids = new HashSet<>();
        Set<JsonNode> refusals = new LinkedHashSet<>();
        edition.routes().forEach((route, operation) -> {
            require(
                    ids.add(ToolRules.plain(operation.path("operationId").asText())),
                    route,
                    "needs an operationId that differs from others in more than spelling");
            Set<String> answers = new TreeSet<>();
            operation.path("responses").fieldNames().forEachRemaining(answers::add);
            require(answers.equals(new TreeSet<>(ANSWERS)), route, "needs the answers " + new TreeSet<>(ANSWERS));
            refusals.add(operation.path("responses").path("4XX"));
            refusals.add(operation.path("responses").path("5XX"));
            Set<String> names = new HashSet<>();
            for (JsonNode given : operation.path("parameters")) {
                JsonNode parameter = given.has("$ref") ? component(given) : given;
                String name = parameter.path("name").asText();
                require(names.add(ToolRules.plain(name)), route, "has two parameters called " + name);
                boolean shown = parameter.has("example")
                        || parameter.has("examples")
                        || parameter.path("schema").has("example")
                        || parameter.path("schema").has("default");
                require(
                        shown == parameter.path("required").asBoolean(),
                        route + " parameter " + name,
                        "needs an example exactly if it is required");
            }
        });
        require(refusals.size() == 1, "the refusals", "need to be one answer");
    }

    /** Of components of all sections generators make types. */
    private void names() {
        Map<String, String> names = new HashMap<>();
        edition.document().path(COMPONENTS).properties().forEach(kind -> kind.getValue()
                .fieldNames()
                .forEachRemaining(name -> {
                    String where = kind.getKey() + " " + name;
                    String other = names.putIfAbsent(ToolRules.plain(name), where);
                    require(other == null, where, "and " + other + " have one name");
                }));
        edition.document().path(COMPONENTS).path("schemas").properties().forEach(type -> {
            Set<String> members = new HashSet<>();
            type.getValue()
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(member -> require(
                            members.add(ToolRules.plain(member)),
                            type.getKey() + "." + member,
                            "differs from another member in spelling alone"));
        });
    }

    private void messages() {
        for (String kind : List.of("requestBodies", "responses")) {
            edition.document()
                    .path(COMPONENTS)
                    .path(kind)
                    .properties()
                    .forEach(message -> message(kind + " " + message.getKey(), message.getValue()));
        }
        edition.routes().forEach((route, operation) -> {
            JsonNode body = operation.path("requestBody");
            if (body.has("content")) {
                message(route, body);
            }
        });
    }

    private void message(String where, JsonNode message) {
        JsonNode content = message.path("content");
        require(content.size() == 1 && content.has(ClientEdition.JSON), where, "needs to be JSON, and nothing else");
        JsonNode json = content.path(ClientEdition.JSON);
        require(json.has("example") && !json.has("examples"), where, "needs one inline example");
        require(json.path("schema").has("$ref"), where, "needs a type by name");
    }

    /** Every part of the edition but data; the names of members and headers are no keys. */
    private void parts(String where, JsonNode node) {
        node.properties().forEach(part -> {
            String key = part.getKey();
            String place = where + "/" + key;
            boolean names = where.endsWith("/properties") || where.endsWith("/headers");
            if (!names) {
                require(!ClientEdition.isForOthers(key), place, "is a key that generators do not know or get wrong");
                require(!key.equals("allOf"), place, "needs a plain $ref");
            }
            if (names || !key.equals("example")) {
                parts(place, part.getValue());
            }
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                parts(where + "/" + i, node.get(i));
            }
        }
        if (node.path("format").isTextual()) {
            require(
                    FORMATS.contains(node.get("format").asText()),
                    where,
                    "has a format that is not one of " + new TreeSet<>(FORMATS));
        }
        if (node.has("$ref")) {
            require(node.size() == 1, where, "needs a $ref alone");
            require(!component(node).isMissingNode(), where, "refers to nothing: " + node.get("$ref"));
        }
        for (String text : List.of("summary", DESCRIPTION)) {
            Matcher elsewhere = ELSEWHERE.matcher(node.path(text).asText(""));
            if (elsewhere.find()) {
                problem(
                        where + "/" + text,
                        "tells of " + elsewhere.group() + ", which is not in this edition: " + ClientEdition.WORDING
                                + " is for other words");
            }
        }
    }

    private JsonNode component(JsonNode reference) {
        return edition.document().at(reference.path("$ref").asText().substring(1));
    }

    private void require(boolean holds, String where, String otherwise) {
        if (!holds) {
            problem(where, otherwise);
        }
    }

    private void problem(String where, String what) {
        problems.add("client edition: " + where + " " + what);
    }
}
