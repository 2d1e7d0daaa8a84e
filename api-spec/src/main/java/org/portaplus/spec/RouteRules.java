package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Completes a route of an operation, which says no more than its summary and description (of a pre-defined route, not even
 * them). Added are, unless the route spells them out:
 *
 * <ul>
 *   <li>{@code operationId}: the first literal of the path, or {@code replyX}, {@code onewayEachX}, {@code queryX};
 *   <li>{@code tags}, {@code x-operation}, {@code x-kind}, {@code x-declares-operation};
 *   <li>provenance: that of the operation; of a pre-defined route, that of the extension or that it is inferred;
 *   <li>{@code parameters}: {@code Idempotency-Key} where the route writes, {@code Prefer}, the format in the path or in the
 *       query, the members in path and query ({@link ParameterRules}), {@code callback} where JSON may be embedded; behind the
 *       members those that the route spells out;
 *   <li>{@code requestBody} of a POST;
 *   <li>{@code responses}: the answer, 202 where the message may be worked on later, and every refusal, beside those that the
 *       route spells out.
 * </ul>
 *
 * <p>POST writes and GET reads, unless the route says {@code writes}; a pre-defined POST writes where any route of its operation
 * does. {@code writes}, {@code query} and {@code members} are said to these rules, and are no part of the contract.
 */
final class RouteRules {
    private static final String WRITES = "writes";
    private static final String PARAMETERS = "parameters";
    private static final String RESPONSES = "responses";
    /** What the rules read, and what they have joined with their own. */
    private static final Set<String> SAID_TO_RULES = Set.of(WRITES, "query", "members", PARAMETERS, RESPONSES);

    private static final List<String> ORDER = List.of(
            "operationId",
            "tags",
            "security",
            "summary",
            "description",
            "x-operation",
            "x-kind",
            "x-declares-operation",
            "x-protocol",
            "x-source",
            "x-inferred",
            "x-extension",
            PARAMETERS,
            "requestBody",
            RESPONSES);

    private static final Map<String, String> REFUSALS = refusals();

    private final OperationFile operation;
    private final ParameterRules parameters;
    private final boolean operationWrites;

    RouteRules(OperationFile operation, JsonNode requestType, boolean operationWrites) {
        this.operation = operation;
        this.parameters = new ParameterRules(operation, requestType);
        this.operationWrites = operationWrites;
    }

    /** Whether a route of the file writes. */
    static boolean anyWrites(OperationFile operation) {
        return operation.part("paths").properties().stream()
                .anyMatch(path -> path.getValue().properties().stream().anyMatch(verb -> verb.getValue()
                        .path(WRITES)
                        .asBoolean(verb.getKey().equals("post")
                                && PreDefinedRoute.at(path.getKey(), operation.name()) == null)));
    }

    /**
     * The route as it stands in the contract.
     *
     * @param verb in small letters
     * @param own what the file says of it
     */
    ObjectNode completed(String path, String verb, JsonNode own) {
        ObjectNode route = operation.isProtocol() ? protocol() : rule(path, verb, own);
        own.properties().stream()
                .filter(part -> operation.isProtocol() || !SAID_TO_RULES.contains(part.getKey()))
                .forEach(part -> route.set(part.getKey(), part.getValue()));
        return inOrder(route);
    }

    private ObjectNode protocol() {
        ObjectNode route = JsonNodeFactory.instance.objectNode();
        route.putArray("tags").add(operation.name());
        return route.put("x-protocol", operation.name());
    }

    private ObjectNode rule(String path, String verb, JsonNode own) {
        PreDefinedRoute preDefined = PreDefinedRoute.at(path, operation.name());
        boolean post = verb.equals("post");
        boolean writes = own.path(WRITES).asBoolean(post && (preDefined == null || operationWrites));
        ObjectNode route = JsonNodeFactory.instance.objectNode();
        route.putArray("tags").add(operation.name());
        route.put("x-operation", operation.name());
        if (preDefined == null) {
            route.put("operationId", firstLiteral(path)).put("x-kind", "reply");
        } else if (post) {
            route.put("operationId", preDefined.kind() + operation.name())
                    .put("summary", preDefined.summary(operation.name()))
                    .put("description", preDefined.description(operationWrites))
                    .put("x-kind", preDefined.kind());
            if (preDefined == PreDefinedRoute.REPLY) {
                route.put("x-declares-operation", true);
            }
        } else {
            route.put("operationId", "query" + operation.name())
                    .put("summary", PreDefinedRoute.QUERY_SUMMARY.formatted(operation.name()))
                    .put("description", PreDefinedRoute.QUERY_DESCRIPTION)
                    .put("x-kind", preDefined.kind());
        }
        ObjectNode provenance = Provenance.of(own, () -> provenance(preDefined));
        route.setAll(provenance);
        route.set(PARAMETERS, parameters(path, verb, own, provenance, writes));
        boolean list = preDefined != null && preDefined.isList();
        if (post) {
            route.set("requestBody", reference("requestBodies", operation.name() + (list ? "List" : "")));
        }
        route.set(RESPONSES, responses(preDefined, writes, own.path(RESPONSES)));
        return route;
    }

    private ObjectNode provenance(PreDefinedRoute preDefined) {
        if (preDefined == null) {
            return Provenance.of(operation.content());
        }
        if (preDefined.isList()) {
            return Provenance.inferred(PreDefinedRoute.LISTS);
        }
        return operation.content().has("x-extension")
                ? Provenance.of(operation.content())
                : Provenance.inferred(PreDefinedRoute.INFERRED);
    }

    private ArrayNode parameters(String path, String verb, JsonNode own, ObjectNode provenance, boolean writes) {
        PreDefinedRoute preDefined = PreDefinedRoute.at(path, operation.name());
        boolean post = verb.equals("post");
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (writes) {
            all.add(parameter("IdempotencyKey"));
        }
        all.add(parameter("Prefer"));
        if (preDefined != null) {
            all.add(parameter("Format"));
        }
        parameters.ofPath(path, own, provenance).forEach(all::add);
        (preDefined != null && !post ? parameters.ofAllMembers(own) : parameters.ofQuery(own)).forEach(all::add);
        own.path(PARAMETERS).forEach(all::add);
        if (preDefined == null) {
            all.add(parameter("FormatOverride"));
        }
        if (preDefined == null || (post && !preDefined.isOneWay())) {
            all.add(parameter("Callback"));
        }
        return all;
    }

    private ObjectNode responses(PreDefinedRoute preDefined, boolean writes, JsonNode own) {
        boolean oneWay = preDefined != null && preDefined.isOneWay();
        String list = preDefined != null && preDefined.isList() ? "List" : "";
        Map<String, JsonNode> byStatus = new TreeMap<>();
        if (!oneWay) {
            byStatus.put("200", reference(RESPONSES, operation.name() + list));
        }
        if (oneWay || writes) {
            byStatus.put("202", reference(RESPONSES, "Accepted" + list));
        }
        REFUSALS.forEach((status, name) -> byStatus.put(status, reference(RESPONSES, name)));
        own.properties().forEach(status -> byStatus.put(status.getKey(), status.getValue()));
        ObjectNode responses = JsonNodeFactory.instance.objectNode();
        byStatus.forEach(responses::set);
        return responses;
    }

    private static ObjectNode inOrder(ObjectNode route) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        for (String key : ORDER) {
            if (route.has(key)) {
                ordered.set(key, route.remove(key));
            }
        }
        return ordered.setAll(route);
    }

    /** {@code /CreateAccounts/{License}} is {@code createAccounts}. */
    private static String firstLiteral(String path) {
        String literal = path.split("/", -1)[1];
        return literal.substring(0, 1).toLowerCase(Locale.ROOT) + literal.substring(1);
    }

    private static ObjectNode parameter(String name) {
        return reference(PARAMETERS, name);
    }

    /** A reference to a file in another folder of the contract. */
    static ObjectNode reference(String folder, String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "../" + folder + "/" + name + ".yaml");
    }

    private static Map<String, String> refusals() {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "BadRequest");
        refusals.put("401", "Unauthorized");
        refusals.put("403", "Forbidden");
        refusals.put("404", "NotFound");
        refusals.put("405", "MethodNotAllowed");
        refusals.put("406", "NotAcceptable");
        refusals.put("409", "Conflict");
        refusals.put("413", "TooLarge");
        refusals.put("415", "UnsupportedMediaType");
        refusals.put("429", "TooManyRequests");
        refusals.put("500", "InternalError");
        refusals.put("503", "Unavailable");
        refusals.put("default", "Error");
        return refusals;
    }
}
