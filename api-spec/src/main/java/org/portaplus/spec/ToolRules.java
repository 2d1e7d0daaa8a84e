package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rules of the contract for the sake of tools that others read it with: each stands for something that is legal in OpenAPI,
 * and that validators, mocks, generators or documentation get wrong.
 */
final class ToolRules {
    /**
     * Members that differ from another of their type in spelling alone. None but these may: the page of UpdateAccount shows
     * {@code i_product} beside {@code IProduct}, and they mean the same. The client edition has the one only.
     */
    private static final Set<String> DOCUMENTED_TWINS = Set.of("PortaAccount.i_product");

    private final Contract contract;
    private final List<String> problems = new ArrayList<>();

    private ToolRules(Contract contract) {
        this.contract = contract;
    }

    /** What breaks a rule, in document order. */
    static List<String> problems(Contract contract) {
        ToolRules rules = new ToolRules(contract);
        rules.document();
        rules.names();
        rules.types();
        rules.routes();
        rules.schemas("", contract.document());
        return rules.problems;
    }

    private void document() {
        JsonNode info = contract.document().path("info");
        require(info.path("contact").has("name"), "info", "needs a contact");
        require(info.path("license").has("name"), "info", "needs a license");
        require(contract.document().has("security"), "the contract", "needs security, which operations may replace");
        for (String kind : List.of("requestBodies", "responses")) {
            component(kind)
                    .properties()
                    .forEach(message -> require(
                            message.getValue().findValue("externalValue") == null,
                            kind + " " + message.getKey(),
                            "needs its examples inline: a mock does not fetch an externalValue"));
        }
        component("parameters")
                .properties()
                .forEach(parameter -> example("parameters " + parameter.getKey(), parameter.getValue()));
    }

    /** Of schemas, bodies, answers and parameters some generators make types. */
    private void names() {
        Map<String, String> names = new HashMap<>();
        for (String kind : List.of("schemas", "parameters", "requestBodies", "responses")) {
            component(kind).fieldNames().forEachRemaining(name -> {
                String other = names.putIfAbsent(plain(name), kind + " " + name);
                require(other == null, other, "and " + kind + " " + name + " have one name, of which generators stop");
            });
        }
    }

    private void types() {
        component("schemas").properties().forEach(type -> {
            JsonNode members = type.getValue().path("properties");
            Set<String> names = new HashSet<>();
            members.fieldNames().forEachRemaining(member -> {
                String where = type.getKey() + "." + member;
                require(
                        !plain(member).equals(plain(type.getKey())),
                        where,
                        "is called like its type, which C# does not allow");
                if (!names.add(plain(member))) {
                    name(where, members.path(member).path("x-go-name").asText(), names);
                }
            });
        });
    }

    /** Generators that do not know the key need such a name as an option; see decision 25. */
    private void name(String where, String name, Set<String> names) {
        require(
                DOCUMENTED_TWINS.contains(where),
                where,
                "differs from another member in spelling alone, of which generators lose one");
        require(!name.isEmpty(), where, "needs an x-go-name, since it differs from another member in spelling alone");
        require(names.add(plain(name)), where, "has the x-go-name " + name + ", which is taken");
    }

    private void routes() {
        Set<String> tags = new HashSet<>();
        contract.document()
                .path("tags")
                .forEach(tag -> tags.add(tag.path("name").asText()));
        contract.routes().forEach((route, operation) -> {
            operation
                    .path("tags")
                    .forEach(tag ->
                            require(tags.contains(tag.asText()), route, "has a tag that is not declared: " + tag));
            require(!operation.path("description").asText("").isBlank(), route, "needs a description");
            Set<String> names = new HashSet<>();
            for (JsonNode given : operation.path("parameters")) {
                JsonNode parameter = given.has("$ref") ? component("parameters").path(Contract.typeName(given)) : given;
                String name = parameter.path("name").asText();
                require(
                        names.add(plain(name)),
                        route,
                        "has two parameters called " + name + ", which generators take for one");
                require(
                        securedBy(parameter) == null,
                        route,
                        "has the parameter " + name + ", which is a security scheme");
                if (!given.has("$ref")) {
                    example(route + " parameter " + name, parameter);
                }
            }
        });
    }

    /** What is needed is shown; what is optional is not, since importers and documentation send it then. */
    private void example(String where, JsonNode parameter) {
        boolean shown = parameter.has("example")
                || parameter.has("examples")
                || parameter.path("schema").has("example")
                || parameter.path("schema").has("default");
        boolean needed = parameter.path("required").asBoolean();
        require(shown || !needed || parameter.path("schema").has("enum"), where, "needs an example");
        require(!shown || needed, where, "is optional, and has an example that tools would send");
    }

    private String securedBy(JsonNode parameter) {
        for (JsonNode scheme : component("securitySchemes")) {
            if (scheme.path("in").equals(parameter.path("in"))
                    && scheme.path("name")
                            .asText()
                            .equalsIgnoreCase(parameter.path("name").asText())) {
                return scheme.path("name").asText();
            }
        }
        return null;
    }

    /** Numbers, wherever in the document; members are identified by their type. */
    private void schemas(String where, JsonNode node) {
        require(
                !node.has("multipleOf"),
                where,
                "has multipleOf, which validators compute in doubles, so that they refuse 0.07 for 1e-12");
        if (node.path("type").asText().equals("number")) {
            // Without it a reader takes any binary floating point number for valid, of hundreds of places.
            require(node.has("x-decimal-places"), where, "needs x-decimal-places: the places that a decimal has");
            require(
                    node.path("description")
                            .asText()
                            .endsWith("A decimal, with at most "
                                    + node.path("x-decimal-places").asText() + " digits behind the point."),
                    where,
                    "needs a description that ends with the places that a decimal has");
        }
        node.properties().forEach(part -> {
            if (!part.getKey().equals("value") && !part.getKey().equals("example")) {
                schemas(under(where, part.getKey()), part.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(item -> schemas(where, item));
        }
    }

    /** {@code Type.member} below the types, which is how other rules say it. */
    private static String under(String where, String key) {
        return where.isEmpty() || Set.of("components", "schemas").contains(where)
                ? key
                : key.equals("properties") ? where : where + "." + key;
    }

    private JsonNode component(String kind) {
        return contract.document().path("components").path(kind);
    }

    /** As generators see names: without letter case and underscores. */
    static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private void require(boolean holds, String where, String otherwise) {
        if (!holds) {
            problems.add(where + " " + otherwise);
        }
    }
}
