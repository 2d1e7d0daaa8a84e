package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Joins the contract's files into one document: every file in {@code paths} becomes a tag and the operation's routes, completed
 * by rule ({@link OperationRules}); a file {@code schemas/X.yaml} becomes {@code #/components/schemas/X} as soon as something
 * refers to it, and so for every folder that names a kind of component.
 *
 * <p>It works on the tree and not on a model of OpenAPI, so that nothing that the files say (order, extensions) is lost.
 */
final class Bundle {
    /** Some generators make types of components of all kinds, which need names of their own then. */
    private static final Map<String, String> SUFFIXES = Map.of("requestBodies", "Body", "responses", "Answer");

    private final ContractFiles files = new ContractFiles();
    private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();

    private Bundle() {}

    /**
     * The one-file contract whose root file is {@code openapi.yaml} in {@code directory}.
     *
     * @throws IllegalArgumentException when a file refers to what does not exist, or is made by rule
     */
    static ObjectNode of(Path directory) {
        Bundle bundle = new Bundle();
        Path root = directory.resolve("openapi.yaml").normalize();
        ObjectNode document = (ObjectNode) bundle.inlined(bundle.files.file(root), root);
        ObjectNode joined = (ObjectNode) document.remove("components");
        bundle.operations(directory, document.putArray("tags"), document.putObject("paths"));
        document.set("components", joined);
        bundle.components.forEach((kind, named) -> {
            ObjectNode ofKind = joined.putObject(kind);
            named.forEach(ofKind::set);
        });
        return document;
    }

    private void operations(Path directory, ArrayNode tags, ObjectNode paths) {
        for (OperationFile operation : OperationFile.in(directory, files)) {
            OperationRules rules = new OperationRules(operation, operation.requestType(directory, files));
            rules.messages().forEach((file, message) -> files.made(directory.resolve(file), message));
            tags.add(rules.tag());
            rules.paths()
                    .properties()
                    .forEach(path -> paths.set(path.getKey(), inlined(path.getValue(), operation.path(directory))));
        }
    }

    private JsonNode inlined(JsonNode node, Path file) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(inlined(item, file)));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.has("$ref")) {
            return resolved(object.get("$ref").asText(), file);
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> copy.set(member.getKey(), inlined(member.getValue(), file)));
        return copy;
    }

    /** The name that a component of a kind has, by the name of its file. */
    static String nameOf(String kind, String file) {
        return file + SUFFIXES.getOrDefault(kind, "");
    }

    private JsonNode resolved(String reference, Path from) {
        Path file = ContractFiles.fileOf(from, reference);
        if (reference.contains("#")) {
            return inlined(files.target(from, reference), file);
        }
        String kind = file.getParent().getFileName().toString();
        String name = nameOf(kind, ContractFiles.nameOf(file));
        Map<String, JsonNode> ofKind = components.computeIfAbsent(kind, k -> new TreeMap<>());
        if (!ofKind.containsKey(name)) {
            // Entered before it is resolved: a type may refer to itself.
            ofKind.put(name, JsonNodeFactory.instance.nullNode());
            ofKind.put(name, inlined(files.file(file), file));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }
}
