package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file {@code paths/X.yaml}: the operation X (or the protocol X) with what is its own. {@link OperationRules} adds the rest.
 *
 * <pre>
 * description: of the tag
 * x-source, x-inferred or x-extension: where the operation comes from, and so its routes and messages
 * x-protocol: true, for a protocol that serves all operations, which gets nothing but its tag
 * request, response: what its messages have beside or instead of what {@link MessageRules} gives; response.type is the type
 *   of the answer, XResponse without it
 * members: by member of the request, how its parameters differ from it, see {@link ParameterRules}
 * demo: a request that does something in the demo; one item a list, and no texts that a format would have to escape
 * paths: the routes, see {@link RouteRules}
 * </pre>
 */
record OperationFile(String name, ObjectNode content) {
    static final String DEMO = "demo";

    private static final String FOLDER = "paths";

    /**
     * All operations of a contract, found in its folder: those of documented pages in the order of these, then those that are
     * inferred, those that are ours, and the protocols; by name where that is equal.
     *
     * @param directory the folder of {@code openapi.yaml}
     * @throws UncheckedIOException when a file cannot be read
     */
    static List<OperationFile> in(Path directory, ContractFiles files) {
        try (Stream<Path> found = Files.list(directory.resolve(FOLDER))) {
            return found.map(file -> new OperationFile(ContractFiles.nameOf(file), (ObjectNode) files.file(file)))
                    .sorted(Comparator.comparing(OperationFile::origin)
                            .thenComparing(OperationFile::page)
                            .thenComparing(OperationFile::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The requests that do something in the demo, by operation.
     *
     * @throws IllegalArgumentException when an operation has none
     */
    static ObjectNode demos(List<OperationFile> operations) {
        ObjectNode demos = JsonNodeFactory.instance.objectNode();
        operations.stream()
                .filter(operation -> !operation.isProtocol())
                .forEach(operation -> demos.set(operation.name(), operation.required(DEMO)));
        return demos;
    }

    /** The type of the request, which has the operation's name; a missing node for a protocol. */
    JsonNode requestType(Path directory, ContractFiles files) {
        return isProtocol()
                ? MissingNode.getInstance()
                : files.file(directory.resolve("schemas").resolve(name + ".yaml"));
    }

    /** The file that the references in its rules and routes are relative to. */
    Path path(Path directory) {
        return directory.resolve(FOLDER).resolve(name + ".yaml");
    }

    boolean isProtocol() {
        return content.has("x-protocol");
    }

    /** A part of the file; a missing node where it has none. */
    JsonNode part(String key) {
        return content.path(key);
    }

    /** @throws IllegalArgumentException when there is none */
    String description() {
        return required("description").asText();
    }

    private JsonNode required(String key) {
        JsonNode part = content.path(key);
        if (part.isMissingNode()) {
            throw new IllegalArgumentException(this + " needs a " + key);
        }
        return part;
    }

    private int origin() {
        if (isProtocol()) {
            return 3;
        }
        return content.has("x-source") ? 0 : content.has("x-inferred") ? 1 : 2;
    }

    private String page() {
        JsonNode source = content.path("x-source");
        return source.isArray() ? source.path(0).asText() : source.asText();
    }

    @Override
    public String toString() {
        return FOLDER + "/" + name + ".yaml";
    }
}
