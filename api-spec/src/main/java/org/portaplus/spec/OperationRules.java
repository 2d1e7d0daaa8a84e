package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds to an operation's file what every operation has, so that the file shows what is its own:
 *
 * <ul>
 * <li>the tag, which is the name of the file;
 * <li>the pre-defined routes, after the operation's own: {@code /{format}/reply/X} and {@code /{format}/oneway/X}, each
 * also for lists, and GET of the first where the operation never writes;
 * <li>to each route what {@link RouteRules} and {@link ParameterRules} give;
 * <li>its messages, as {@link MessageRules} makes them.
 * </ul>
 *
 * <p>What the file spells out wins over the rule, as a whole: a route of the file is completed and not replaced, and a
 * key of it stands instead of the rule's. Spelling out what the rule gives anyway is refused, see {@link Repeats}.
 */
final class OperationRules {
    private final OperationFile operation;
    private final RouteRules routes;
    private final boolean writes;
    private final JsonNode requestType;

    /** @param requestType the type of the request, of the operation's name; a missing node for a protocol */
    OperationRules(OperationFile operation, JsonNode requestType) {
        this.operation = operation;
        this.requestType = requestType;
        this.writes = RouteRules.anyWrites(operation);
        this.routes = new RouteRules(operation, requestType, writes);
    }

    /** The tag, and the x-key by which the contract distinguishes protocols from operations. */
    ObjectNode tag() {
        ObjectNode tag = JsonNodeFactory.instance
                .objectNode()
                .put("name", operation.name())
                .put("description", operation.description());
        return operation.isProtocol() ? tag.put("x-protocol", true) : tag;
    }

    /** All paths of the operation in their order in the contract. References are relative to the operation's file. */
    ObjectNode paths() {
        ObjectNode paths = JsonNodeFactory.instance.objectNode();
        JsonNode own = operation.part("paths");
        own.properties().stream()
                .filter(path -> PreDefinedRoute.at(path.getKey(), operation.name()) == null)
                .forEach(path -> paths.set(path.getKey(), item(path.getKey(), path.getValue())));
        if (!operation.isProtocol()) {
            for (PreDefinedRoute route : PreDefinedRoute.values()) {
                String path = route.path(operation.name());
                ObjectNode item = JsonNodeFactory.instance.objectNode();
                item.putObject("post");
                if (route.takesQuery() && !writes) {
                    item.putObject("get");
                }
                own.path(path).properties().forEach(verb -> item.set(verb.getKey(), verb.getValue()));
                paths.set(path, item(path, item));
            }
        }
        return paths;
    }

    /** The messages of the operation, by file name beside the folder of the operation's file. */
    Map<String, ObjectNode> messages() {
        return operation.isProtocol() ? new TreeMap<>() : new MessageRules(operation, requestType, writes).messages();
    }

    private ObjectNode item(String path, JsonNode verbs) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        verbs.properties()
                .forEach(verb -> item.set(verb.getKey(), routes.completed(path, verb.getKey(), verb.getValue())));
        return item;
    }
}
