package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the messages of an operation: its request and its answer, and the lists of both, in the four formats, each with its
 * sample; a single request also as a form, whose members that are lists or objects are JSV; an answer also as JSONP.
 *
 * <p>The type of the request is that of the operation's name, and of the answer {@code XResponse}, unless the file has
 * {@code response.type}. Provenance is the operation's, and of lists that they are inferred. What else the file says under
 * {@code request} and {@code response} is set over what is given here.
 */
final class MessageRules {
    private static final Map<String, String> MEDIA_TYPES = mediaTypes();
    private static final String TYPE = "type";

    private final OperationFile operation;
    private final JsonNode requestType;
    private final boolean writes;

    /** @param writes whether any route of the operation does, so that its answer may be a replayed one */
    MessageRules(OperationFile operation, JsonNode requestType, boolean writes) {
        this.operation = operation;
        this.requestType = requestType;
        this.writes = writes;
    }

    /** The messages by the file that would hold them. */
    Map<String, ObjectNode> messages() {
        Map<String, ObjectNode> messages = new TreeMap<>();
        messages.put("requestBodies/" + operation.name() + ".yaml", own("request", request()));
        messages.put("requestBodies/" + operation.name() + "List.yaml", requests());
        messages.put("responses/" + operation.name() + ".yaml", own("response", response()));
        messages.put("responses/" + operation.name() + "List.yaml", responses());
        return messages;
    }

    private ObjectNode request() {
        ObjectNode encoding = JsonNodeFactory.instance.objectNode();
        requestType.path("properties").properties().stream()
                .filter(member -> isNested(member.getValue()))
                .forEach(member -> encoding.putObject(member.getKey()).put("contentType", "text/jsv"));
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "description",
                        operation.name() + " in any of the four formats, or as a form"
                                + (encoding.isEmpty()
                                        ? "."
                                        : ", whose members that are no texts, numbers or flags are JSV."))
                .put("required", true);
        message.setAll(provenance("request"));
        ObjectNode schema = RouteRules.reference("schemas", operation.name());
        ObjectNode content = content(message, schema, OperationFile.DEMO, OperationFile.DEMO);
        ObjectNode form = content.putObject("application/x-www-form-urlencoded");
        form.set("schema", schema);
        if (!encoding.isEmpty()) {
            form.set("encoding", encoding);
        }
        sample(form, OperationFile.DEMO, OperationFile.DEMO + ".json");
        return message;
    }

    private ObjectNode requests() {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "description",
                        "Several " + operation.name()
                                + " requests in any of the four formats, done in this order; at most"
                                + " 1,000 unless the server is configured otherwise. No body is an empty list, as in CSV.")
                .put("required", true);
        message.setAll(Provenance.inferred(PreDefinedRoute.LISTS));
        content(message, list(operation.name()), OperationFile.DEMO, "demos");
        return message;
    }

    private ObjectNode response() {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("description", "Done.");
        message.setAll(provenance("response"));
        ObjectNode headers = headers(message);
        header(headers, "Content-Disposition");
        headersOfWork(headers);
        ObjectNode content = content(message, RouteRules.reference("schemas", responseType()), "sample", "response");
        embedded(content);
        return message;
    }

    private ObjectNode responses() {
        ObjectNode message =
                JsonNodeFactory.instance.objectNode().put("description", "The answers, in the order of the requests.");
        message.setAll(Provenance.inferred(PreDefinedRoute.LISTS));
        ObjectNode headers = headers(message);
        headersOfWork(headers);
        header(headers, "X-AutoBatch-Completed");
        embedded(content(message, list(responseType()), "sample", "responses"));
        return message;
    }

    private String responseType() {
        return operation.part("response").path(TYPE).asText(operation.name() + "Response");
    }

    private ObjectNode provenance(String message) {
        return Provenance.of(operation.part(message), () -> Provenance.of(operation.content()));
    }

    /** Sets what the file says of a message over what the rule gives. */
    private ObjectNode own(String key, ObjectNode message) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        operation.part(key).properties().stream()
                .filter(part -> !part.getKey().equals(TYPE))
                .forEach(part -> own.set(part.getKey(), part.getValue()));
        return set(own, message);
    }

    private static ObjectNode set(ObjectNode own, ObjectNode over) {
        own.properties().forEach(part -> {
            if (part.getValue() instanceof ObjectNode inner && over.get(part.getKey()) instanceof ObjectNode given) {
                set(inner, given);
            } else {
                over.set(part.getKey(), part.getValue());
            }
        });
        return over;
    }

    private ObjectNode content(ObjectNode message, ObjectNode schema, String example, String sample) {
        ObjectNode content = message.putObject("content");
        MEDIA_TYPES.forEach((mediaType, suffix) -> {
            ObjectNode of = content.putObject(mediaType);
            of.set("schema", schema.deepCopy());
            sample(of, example, sample + suffix);
        });
        return content;
    }

    private void sample(ObjectNode mediaType, String example, String file) {
        mediaType
                .putObject("examples")
                .putObject(example)
                .put("externalValue", "/samples/" + operation.name() + "/" + file);
    }

    private ObjectNode list(String type) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put(TYPE, "array");
        list.set("items", RouteRules.reference("schemas", type));
        list.putObject("xml")
                .put("name", "ArrayOf" + type)
                .put("namespace", requestType.path("xml").path("namespace").asText())
                .put("wrapped", true);
        return list;
    }

    private static ObjectNode headers(ObjectNode message) {
        ObjectNode headers = message.putObject("headers");
        for (String name :
                new String[] {"Vary", "X-Content-Type-Options", "Cache-Control", "X-Request-Id", "X-Guard"}) {
            header(headers, name);
        }
        return headers;
    }

    private void headersOfWork(ObjectNode headers) {
        if (writes) {
            header(headers, "Idempotency-Replayed");
        }
        header(headers, "Preference-Applied");
    }

    private static void header(ObjectNode headers, String name) {
        headers.set(name, RouteRules.reference("headers", name));
    }

    private static void embedded(ObjectNode content) {
        ObjectNode script = content.putObject("application/javascript");
        script.putObject("schema")
                .put(TYPE, "string")
                .put("description", "The JSON of this answer as the argument of a call, where callback asks for it.");
        script.putObject("examples").putObject("callback").put("value", "app.show({})");
    }

    /** A list or an object. */
    static boolean isNested(JsonNode member) {
        return member.has("allOf") || member.has("$ref") || member.has("items");
    }

    private static Map<String, String> mediaTypes() {
        Map<String, String> types = new TreeMap<>();
        types.put("application/json", ".json");
        types.put("application/xml", ".xml");
        types.put("text/csv", ".csv");
        types.put("text/jsv", ".jsv");
        return types;
    }
}
