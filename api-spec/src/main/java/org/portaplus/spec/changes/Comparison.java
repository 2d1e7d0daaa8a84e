package org.portaplus.spec.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What changed between two editions of a contract, by route, and from there by type. Both are OpenAPI 3.0 documents of one file.
 * Words and examples are no changes.
 *
 * <p>Longer than 300 lines because each part of a route is compared by a method of its own.
 */
final class Comparison {
    private static final List<String> VERBS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Set<String> COMPARED_APART =
            Set.of("operationId", "tags", "security", "parameters", "requestBody", "responses");
    private static final Set<String> WORDS = Set.of(
            "summary",
            "description",
            "externalDocs",
            "deprecated",
            "x-source",
            "x-inferred",
            "x-extension",
            "x-declares-operation");

    private final JsonNode before;
    private final JsonNode after;
    private final Changes changes = new Changes();
    private final SchemaComparison schemas;

    private Comparison(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
        schemas = new SchemaComparison(before, after, changes);
    }

    /** The changes from one document to another, in the order of the first one's routes. */
    static List<Change> of(JsonNode before, JsonNode after) {
        Comparison comparison = new Comparison(before, after);
        comparison.addresses();
        comparison.security("security", before, after);
        comparison.securitySchemes();
        comparison.routes();
        return comparison.changes.list();
    }

    /** A server that is named whole is where the contract is published, not what it promises. */
    private void addresses() {
        String one = before.at("/servers/0/url").asText("/");
        String other = after.at("/servers/0/url").asText("/");
        if (one.startsWith("/") && other.startsWith("/") && !one.equals(other)) {
            changes.add(Kind.ADDRESS_CHANGED, "servers", Direction.REQUEST, one, other);
        }
    }

    private void securitySchemes() {
        JsonNode schemesBefore = before.at("/components/securitySchemes");
        JsonNode schemesAfter = after.at("/components/securitySchemes");
        names(schemesBefore, schemesAfter).forEach(name -> {
            for (String keyword : List.of("type", "in", "name", "scheme")) {
                JsonNode one = schemesBefore.path(name).path(keyword);
                JsonNode other = schemesAfter.path(name).path(keyword);
                if (!one.equals(other)) {
                    changes.add(Kind.SECURITY_CHANGED, name, Direction.REQUEST, one.asText(), other.asText());
                }
            }
        });
    }

    /** Each entry is a way in; one more takes none away. */
    private void security(String place, JsonNode one, JsonNode other) {
        boolean isSame = one.has("security") == other.has("security");
        Set<JsonNode> ways = new HashSet<>();
        other.path("security").forEach(ways::add);
        for (JsonNode way : one.path("security")) {
            isSame &= ways.contains(way);
        }
        if (!isSame || one.path("security").isEmpty() != other.path("security").isEmpty()) {
            changes.add(
                    Kind.SECURITY_CHANGED,
                    place,
                    Direction.REQUEST,
                    one.path("security").toString(),
                    other.path("security").toString());
        }
    }

    private void routes() {
        Map<String, JsonNode> routes = routes(before);
        Map<String, JsonNode> others = routes(after);
        routes.forEach((route, operation) -> {
            JsonNode other = others.get(route);
            if (other == null) {
                changes.add(Kind.ROUTE_GONE, route, Direction.REQUEST, "");
            } else {
                operation(route, operation, other);
            }
        });
        others.forEach((route, operation) -> {
            if (!routes.containsKey(route)) {
                changes.add(
                        Kind.ROUTE_NEW,
                        route,
                        Direction.REQUEST,
                        operation.path("operationId").asText());
            }
        });
    }

    private void operation(String route, JsonNode one, JsonNode other) {
        text(Kind.OPERATION_RENAMED, route, one.path("operationId"), other.path("operationId"));
        text(
                Kind.GROUP_RENAMED,
                route,
                one.path("tags").path(0),
                other.path("tags").path(0));
        security(route, one, other);
        for (String keyword : names(one, other)) {
            if (!COMPARED_APART.contains(keyword)
                    && !WORDS.contains(keyword)
                    && !one.path(keyword).equals(other.path(keyword))) {
                changes.add(
                        Kind.NOT_JUDGED,
                        route,
                        Direction.REQUEST,
                        keyword + " " + one.path(keyword),
                        other.path(keyword).toString());
            }
        }
        parameters(route, parameters(before, one), parameters(after, other));
        body(route, resolved(before, one.path("requestBody")), resolved(after, other.path("requestBody")));
        answers(route, one.path("responses"), other.path("responses"));
    }

    private void text(Kind kind, String place, JsonNode one, JsonNode other) {
        if (!one.equals(other)) {
            changes.add(kind, place, Direction.REQUEST, one.asText(), other.asText());
        }
    }

    private void parameters(String route, Map<String, JsonNode> some, Map<String, JsonNode> others) {
        some.forEach((name, parameter) -> {
            String place = route + ", " + name;
            JsonNode other = others.get(name);
            if (other == null) {
                changes.add(Kind.PARAMETER_GONE, place, Direction.REQUEST, "");
                return;
            }
            required(Kind.PARAMETER_REQUIRED, Kind.PARAMETER_OPTIONAL, place, parameter, other);
            for (String keyword : List.of("style", "explode", "allowReserved", "allowEmptyValue", "content")) {
                if (!parameter.path(keyword).equals(other.path(keyword))) {
                    changes.add(
                            Kind.PARAMETER_FORM,
                            place,
                            Direction.REQUEST,
                            keyword + " " + parameter.path(keyword),
                            other.path(keyword).toString());
                }
            }
            schemas.describe(place, parameter, other, Direction.REQUEST);
            schemas.compare(place, parameter.path("schema"), other.path("schema"), Direction.REQUEST);
        });
        List<String> order = new ArrayList<>(some.keySet());
        order.retainAll(others.keySet());
        List<String> otherOrder = new ArrayList<>(others.keySet());
        otherOrder.retainAll(some.keySet());
        if (!order.equals(otherOrder)) {
            changes.add(
                    Kind.PARAMETERS_MOVED,
                    route,
                    Direction.REQUEST,
                    String.join(", ", order),
                    String.join(", ", otherOrder));
        }
        others.forEach((name, parameter) -> {
            if (!some.containsKey(name)) {
                boolean required = parameter.path("required").asBoolean();
                changes.add(
                        required ? Kind.PARAMETER_REQUIRED : Kind.PARAMETER_NEW,
                        route + ", " + name,
                        Direction.REQUEST,
                        "");
            }
        });
    }

    private void required(Kind required, Kind optional, String place, JsonNode one, JsonNode other) {
        boolean was = one.path("required").asBoolean();
        boolean is = other.path("required").asBoolean();
        if (was != is) {
            changes.add(is ? required : optional, place, Direction.REQUEST, "");
        }
    }

    private void body(String route, JsonNode one, JsonNode other) {
        String place = route + ", body";
        if (one.isMissingNode() || other.isMissingNode()) {
            if (one.isMissingNode() != other.isMissingNode()) {
                boolean required = other.path("required").asBoolean();
                Kind added = required ? Kind.BODY_REQUIRED : Kind.BODY_NEW;
                changes.add(other.isMissingNode() ? Kind.BODY_GONE : added, place, Direction.REQUEST, "");
            }
            return;
        }
        required(Kind.BODY_REQUIRED, Kind.BODY_OPTIONAL, place, one, other);
        content(place, one.path("content"), other.path("content"), Direction.REQUEST);
    }

    private void answers(String route, JsonNode some, JsonNode others) {
        for (String status : names(some, others)) {
            String place = route + ", " + status;
            if (!others.has(status)) {
                changes.add(Kind.STATUS_GONE, place, Direction.ANSWER, "");
            } else if (!some.has(status)) {
                changes.add(status.startsWith("2") ? Kind.SUCCESS_NEW : Kind.STATUS_NEW, place, Direction.ANSWER, "");
            } else {
                answer(place, resolved(before, some.get(status)), resolved(after, others.get(status)));
            }
        }
    }

    private void answer(String place, JsonNode one, JsonNode other) {
        JsonNode headers = one.path("headers");
        JsonNode otherHeaders = other.path("headers");
        for (String name : names(headers, otherHeaders)) {
            String at = place + ", header " + name;
            if (!otherHeaders.has(name)) {
                changes.add(Kind.HEADER_GONE, at, Direction.ANSWER, "");
            } else if (!headers.has(name)) {
                changes.add(Kind.HEADER_NEW, at, Direction.ANSWER, "");
            } else {
                boolean was =
                        resolved(before, headers.get(name)).path("required").asBoolean();
                if (was
                        && !resolved(after, otherHeaders.get(name))
                                .path("required")
                                .asBoolean()) {
                    changes.add(Kind.HEADER_OPTIONAL, at, Direction.ANSWER, "");
                }
                schemas.compare(
                        "header " + name,
                        resolved(before, headers.get(name)).path("schema"),
                        resolved(after, otherHeaders.get(name)).path("schema"),
                        Direction.ANSWER);
            }
        }
        if (one.has("content") != other.has("content")) {
            changes.add(one.has("content") ? Kind.BODY_GONE : Kind.BODY_NEW, place, Direction.ANSWER, "");
        } else {
            content(place, one.path("content"), other.path("content"), Direction.ANSWER);
        }
    }

    private void content(String place, JsonNode one, JsonNode other, Direction direction) {
        for (String mediaType : names(one, other)) {
            Set<Affected> speakers = Affected.ofMediaType(mediaType);
            if (!other.has(mediaType)) {
                changes.add(Kind.FORMAT_GONE, place, direction, speakers, mediaType);
            } else if (!one.has(mediaType)) {
                changes.add(Kind.FORMAT_NEW, place, direction, mediaType);
            } else {
                schemas.compare(
                        place,
                        one.get(mediaType).path("schema"),
                        other.get(mediaType).path("schema"),
                        direction);
                if (!one.get(mediaType)
                        .path("encoding")
                        .equals(other.get(mediaType).path("encoding"))) {
                    changes.add(Kind.NOT_JUDGED, place, direction, speakers, "encoding of " + mediaType);
                }
            }
        }
    }

    private static Map<String, JsonNode> routes(JsonNode document) {
        Map<String, JsonNode> routes = new LinkedHashMap<>();
        document.path("paths").properties().forEach(path -> VERBS.stream()
                .filter(path.getValue()::has)
                .forEach(verb -> routes.put(
                        verb.toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        withParametersOf(path.getValue(), path.getValue().get(verb)))));
        return routes;
    }

    /** Parameters of a path are those of each of its operations. */
    private static JsonNode withParametersOf(JsonNode path, JsonNode operation) {
        if (!path.has("parameters")) {
            return operation;
        }
        ObjectNode copy = operation.deepCopy();
        copy.withArray("/parameters").addAll((ArrayNode) path.get("parameters"));
        return copy;
    }

    /** The parameters of an operation, by what a person calls them: {@code header Prefer}. Names of headers have no case. */
    private static Map<String, JsonNode> parameters(JsonNode document, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        operation.path("parameters").forEach(reference -> {
            JsonNode parameter = resolved(document, reference);
            String in = parameter.path("in").asText();
            String name = parameter.path("name").asText();
            parameters.put(in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name), parameter);
        });
        return parameters;
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        Set<String> names = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? document.at(reference.asText().substring(1)) : node;
    }
}
