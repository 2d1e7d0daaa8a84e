package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The style guide of the contract as rules. Each problem names its place and what would be right. */
final class Lint {
    static final List<String> LIMITS = List.of(
            "maxLength",
            "minLength",
            "maximum",
            "minimum",
            "x-decimal-places",
            "maxItems",
            "minItems",
            "pattern",
            "required",
            "enum");
    static final List<String> LIMIT_PROVENANCE = List.of("x-limit-source", "x-limit-inferred", "x-limit-extension");
    private static final List<String> MEDIA_TYPES =
            List.of("application/json", "application/xml", "text/csv", "text/jsv");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> BASE_MEMBERS = List.of("License", "ContentId", "FeatureName");

    private static final Pattern RULE = Pattern.compile("DOM-\\d{3}");

    /**
     * What a member of a request does. {@code stored}: kept; {@code reference}: the number or name of something that must
     * exist, kept; {@code selects}: says what the request is about; {@code check}: must be what is stored, and changes
     * nothing; {@code effect}: makes or changes something else; {@code switch}: says whether other members apply; {@code
     * echoed}: comes back in the answer; {@code ignored}: read, and without effect on purpose; {@code group}: members that
     * do something.
     */
    private static final Set<String> BEHAVIOURS =
            Set.of("stored", "reference", "selects", "check", "effect", "switch", "echoed", "ignored", "group");

    private final Contract contract;
    private final Set<String> pages;
    private final List<String> problems = new ArrayList<>();

    private Lint(Contract contract, Set<String> pages) {
        this.contract = contract;
        this.pages = pages;
    }

    /**
     * @param pages file names of the documented pages, the only legal values of {@code x-source}
     * @return what breaks a rule, in document order; empty when nothing does
     */
    static List<String> problems(Contract contract, Set<String> pages) {
        Lint lint = new Lint(contract, pages);
        lint.routes();
        lint.types();
        lint.requests();
        lint.messages();
        lint.problems.addAll(ToolRules.problems(contract));
        return lint.problems;
    }

    private void routes() {
        Set<String> ids = new HashSet<>();
        contract.routes().forEach((route, operation) -> {
            provenance(route, operation);
            require(ids.add(operation.path("operationId").asText("")), route, "needs an operationId of its own");
            require(operation.path("tags").size() == 1, route, "needs exactly one tag, its operation");
            require(
                    operation
                            .path("tags")
                            .path(0)
                            .asText()
                            .equals(operation
                                    .path("x-operation")
                                    .asText(operation.path("x-protocol").asText())),
                    route,
                    "needs x-operation equal to its tag, or x-protocol where it serves all operations");
            require(!operation.path("summary").asText("").isBlank(), route, "needs a summary");
            require(operation.path("responses").has("default"), route, "needs the error response");
            for (JsonNode parameter : operation.path("parameters")) {
                if (!parameter.has("$ref")) {
                    String where =
                            route + " parameter " + parameter.path("name").asText();
                    provenance(where, parameter);
                    limits(where, parameter.path("schema"));
                    require(!parameter.path("description").asText("").isBlank(), where, "needs a description");
                }
            }
        });
    }

    private void types() {
        contract.document().path("components").path("schemas").properties().forEach(type -> {
            String name = type.getKey();
            JsonNode schema = type.getValue();
            provenance(name, schema);
            require(schema.path("xml").has("namespace"), name, "needs xml.namespace");
            require(!schema.path("description").asText("").isBlank(), name, "needs a description");
            limits(name, schema);
            schema.path("properties").properties().forEach(member -> {
                provenance(name + "." + member.getKey(), member.getValue());
                limits(name + "." + member.getKey(), member.getValue());
                if (member.getValue().has("x-known-values")) {
                    require(
                            member.getValue().has("x-known-values-inferred"),
                            name + "." + member.getKey(),
                            "needs x-known-values-inferred: the pages show only the lowest value");
                }
            });
            baseMembersComeLast(name, schema);
        });
    }

    /** Every member of a request says what it does, and names the rules of the domain that hold for it. */
    private void requests() {
        Deque<String> open = new ArrayDeque<>();
        contract.operations().forEach(operation -> open.add(operation.requestType()));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String type = open.remove();
            if (seen.add(type)) {
                for (Contract.Member member : contract.members(type)) {
                    behaviour(type + "." + member.name(), member.schema());
                    JsonNode items = member.schema().path("items");
                    String inner = Contract.typeName(items.isMissingNode() ? member.schema() : items);
                    if (inner != null) {
                        open.add(inner);
                    }
                }
            }
        }
    }

    private void behaviour(String where, JsonNode member) {
        String behaviour = member.path("x-behaviour").asText();
        String description = member.path("description").asText("");
        require(BEHAVIOURS.contains(behaviour), where, "needs x-behaviour, one of " + new TreeSet<>(BEHAVIOURS));
        require(!description.isBlank(), where, "needs a description");
        require(
                behaviour.equals("ignored") == description.startsWith("Ignored"),
                where,
                "needs a description that begins with Ignored exactly when it is ignored");
        member.path("x-rules")
                .forEach(rule ->
                        require(RULE.matcher(rule.asText()).matches(), where, "names a rule that is none: " + rule));
    }

    private void baseMembersComeLast(String type, JsonNode schema) {
        List<String> names =
                contract.members(type).stream().map(Contract.Member::name).toList();
        boolean message = new HashSet<>(names).containsAll(BASE_MEMBERS);
        require(
                message == schema.has("x-inherited"),
                type,
                "needs x-inherited exactly when it carries the base members");
        if (message) {
            require(
                    names.subList(names.size() - BASE_MEMBERS.size(), names.size())
                            .equals(BASE_MEMBERS),
                    type,
                    "needs License, ContentId, FeatureName as its last members");
        }
    }

    private void messages() {
        for (String kind : List.of("requestBodies", "responses", "parameters", "headers")) {
            contract.document().path("components").path(kind).properties().forEach(message -> {
                provenance(kind + " " + message.getKey(), message.getValue());
                require(
                        !kind.equals("headers") || hasExample(message.getValue()),
                        kind + " " + message.getKey(),
                        "needs an example");
                JsonNode content = message.getValue().path("content");
                for (String mediaType :
                        content.isMissingNode() || isEnvelope(content) ? List.<String>of() : MEDIA_TYPES) {
                    require(content.has(mediaType), kind + " " + message.getKey(), "needs the media type " + mediaType);
                }
                if (kind.equals("requestBodies") && !isEnvelope(content)) {
                    form(message.getKey(), content);
                }
                content.properties()
                        .forEach(of -> require(
                                of.getValue().has("examples"),
                                kind + " " + message.getKey() + " " + of.getKey(),
                                "needs an example"));
            });
        }
    }

    /** A form can say one request, and no list; its members that are no texts, numbers or flags are JSV. */
    private void form(String name, JsonNode content) {
        String where = "requestBodies " + name;
        JsonNode type = content.path("application/json").path("schema");
        require(
                type.has("$ref") == content.has(FORM),
                where,
                "needs the media type " + FORM + " exactly for one request");
        if (content.has(FORM)) {
            require(content.path(FORM).path("schema").equals(type), where, "needs one type in all formats");
            String reference = type.path("$ref").asText();
            for (Contract.Member member : contract.members(reference.substring(reference.lastIndexOf('/') + 1))) {
                JsonNode schema = member.schema();
                boolean nested = MessageRules.isNested(schema);
                JsonNode encoding = content.path(FORM).path("encoding").path(member.name());
                require(
                        nested == encoding.path("contentType").asText().equals("text/jsv"),
                        where,
                        "needs the encoding text/jsv exactly for members that are lists or objects: " + member.name());
            }
        }
    }

    /** SOAP has media types of its own, each with a version. */
    private static boolean isEnvelope(JsonNode content) {
        return content.has("text/xml") || content.has("application/soap+xml");
    }

    private static boolean hasExample(JsonNode node) {
        return node.has("example")
                || node.has("examples")
                || node.path("schema").has("enum");
    }

    private void provenance(String where, JsonNode node) {
        List<String> given = Provenance.KEYS.stream().filter(node::has).toList();
        require(given.size() == 1, where, "needs exactly one of " + Provenance.KEYS + ", has " + given);
        JsonNode source = node.path("x-source");
        if (source.isTextual()) {
            knownPage(where, source);
        }
        source.forEach(page -> knownPage(where, page));
        require(!node.has("x-inferred") || !node.path("x-inferred").asText("").isBlank(), where, "needs to say why");
    }

    private void knownPage(String where, JsonNode page) {
        require(pages.contains(page.asText()), where, "names a page that does not exist: " + page.asText());
    }

    private void limits(String where, JsonNode schema) {
        List<String> limits = LIMITS.stream().filter(schema::has).toList();
        require(
                limits.isEmpty() || LIMIT_PROVENANCE.stream().anyMatch(schema::has),
                where,
                "has limits " + limits + " and needs one of " + LIMIT_PROVENANCE);
    }

    private void require(boolean holds, String where, String otherwise) {
        if (!holds) {
            problems.add(where + " " + otherwise);
        }
    }
}
