package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes parameters of the members of the request: of each that the path has in braces, and of those that the route lists under
 * {@code query}. A parameter has the description, type and limits of the member. One in the path is required, has an example
 * and the provenance of the route; one in the query has that of the member.
 *
 * <p>How a parameter differs is said under {@code members}, in the file for all routes or in the route, which wins: another
 * {@code description}, the {@code example}, or {@code limits} with their provenance, instead of all limits of the member.
 * Limits in the file are for the path alone, which cannot hold all that a member may: nothing, or the placeholder of a page.
 */
final class ParameterRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final String FORMAT = "format";
    private static final String EXAMPLE = "example";
    private static final String LIMITS = "limits";
    private static final String MEMBERS = "members";

    /** Of members that every request has; their descriptions name the other ways to send them. */
    private static final Map<String, String> BASE_DESCRIPTIONS = Map.of(
            "License", "The License that stands in for a login.",
            "ContentId", "Echoed in the answer.",
            "FeatureName", "Echoed in the answer.");
    /** The License of a demo store. */
    private static final JsonNode BASE_EXAMPLES =
            JsonNodeFactory.instance.objectNode().put("License", "demo");

    private final OperationFile operation;
    private final JsonNode members;

    ParameterRules(OperationFile operation, JsonNode requestType) {
        this.operation = operation;
        this.members = requestType.path("properties");
    }

    /** Those in braces, in their order. */
    List<ObjectNode> ofPath(String path, JsonNode route, ObjectNode provenance) {
        return PLACEHOLDER
                .matcher(path)
                .results()
                .map((MatchResult placeholder) -> placeholder.group(1))
                .filter(name -> !name.equals(FORMAT))
                .map(name -> parameter(name, "path", route, provenance))
                .toList();
    }

    /** Those that the route lists. */
    List<ObjectNode> ofQuery(JsonNode route) {
        List<ObjectNode> parameters = new ArrayList<>();
        route.path("query").forEach(name -> parameters.add(ofQuery(name.asText(), route)));
        return parameters;
    }

    /** The whole request as a query. */
    List<ObjectNode> ofAllMembers(JsonNode route) {
        return members.properties().stream()
                .map(member -> ofQuery(member.getKey(), route))
                .toList();
    }

    private ObjectNode ofQuery(String name, JsonNode route) {
        return parameter(name, "query", route, Provenance.of(member(name)));
    }

    private ObjectNode parameter(String name, String in, JsonNode route, ObjectNode provenance) {
        JsonNode member = member(name);
        JsonNode ofOperation = operation.part(MEMBERS).path(name);
        JsonNode ofRoute = route.path(MEMBERS).path(name);
        boolean inPath = in.equals("path");
        ObjectNode parameter =
                JsonNodeFactory.instance.objectNode().put("name", name).put("in", in);
        if (inPath) {
            parameter.put("required", true);
        }
        parameter.put("description", description(name, member, ofOperation, ofRoute));
        parameter.setAll(provenance);
        ObjectNode schema = parameter.putObject("schema");
        Stream.of("type", FORMAT).filter(member::has).forEach(key -> schema.set(key, member.get(key)));
        JsonNode inFile = inPath ? ofOperation.path(LIMITS) : MissingNode.getInstance();
        first(ofRoute.path(LIMITS), inFile, limitsOf(member)).forEach(limits -> schema.setAll((ObjectNode) limits));
        if (inPath) {
            first(ofRoute.path(EXAMPLE), ofOperation.path(EXAMPLE), BASE_EXAMPLES.path(name))
                    .forEach(example -> parameter.set(EXAMPLE, example));
        }
        return parameter;
    }

    private static String description(String name, JsonNode member, JsonNode ofOperation, JsonNode ofRoute) {
        String key = "description";
        String ofMember = BASE_DESCRIPTIONS.getOrDefault(name, member.path(key).asText());
        return ofRoute.path(key).asText(ofOperation.path(key).asText(ofMember));
    }

    private JsonNode member(String name) {
        if (!members.has(name)) {
            throw new IllegalArgumentException(
                    operation + " has a parameter that is no member of its request: " + name);
        }
        return members.get(name);
    }

    private static ObjectNode limitsOf(JsonNode member) {
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        member.properties().stream()
                .filter(part -> Lint.LIMITS.contains(part.getKey()) || Lint.LIMIT_PROVENANCE.contains(part.getKey()))
                .forEach(part -> limits.set(part.getKey(), part.getValue()));
        return limits;
    }

    private static Stream<JsonNode> first(JsonNode... nodes) {
        return Stream.of(nodes).filter(node -> !node.isMissingNode()).limit(1);
    }
}
