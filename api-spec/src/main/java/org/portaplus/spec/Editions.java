package org.portaplus.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.Map;
import java.util.TreeMap;

/**
 * All documents that say the contract in OpenAPI, by file name:
 *
 * <ul>
 *   <li>{@code openapi}: the full contract, in 3.0; {@code openapi-client}: the {@link ClientEdition}; each as YAML and as JSON;
 *   <li>the same with {@code -3.1}: as {@link OpenApi31};
 *   <li>{@code openapi-client-double}: the client edition with {@link NumbersAsDoubles};
 *   <li>{@code openapi-client.overlay.yaml}: what makes the client edition of the full one, as {@link Overlay};
 *   <li>{@code openapi-dereferenced.json}, among the published ones only, since it is thirty times as large: {@link Dereferenced}.
 * </ul>
 */
final class Editions {
    /** Where a contract that is published apart from a server says that the server is: where README's Run starts it. */
    static final String SERVER = "http://localhost:8080";

    private Editions() {}

    /** Those that a server publishes, whose addresses are relative to it. */
    static Map<String, String> served(ObjectNode full, ObjectNode client) {
        Map<String, String> files = new TreeMap<>();
        add(files, "openapi", full);
        add(files, "openapi-client", client);
        add(files, "openapi-3.1", OpenApi31.of(full));
        add(files, "openapi-client-3.1", OpenApi31.of(client));
        add(files, "openapi-client-double", NumbersAsDoubles.of(client));
        files.put(
                "openapi-client.overlay.yaml",
                yaml(Overlay.of("The client edition of the full contract", "openapi.yaml", full, client)));
        return files;
    }

    /** Those that are published apart from a server, with an address of one. */
    static Map<String, String> published(ObjectNode full, ObjectNode client) {
        ObjectNode absolute = withServer(full);
        Map<String, String> files = served(absolute, withServer(client));
        // Without indentation, which would double it, and as JSON alone, which readers of YAML read, too.
        files.put("openapi-dereferenced.json", written(new ObjectMapper(), Dereferenced.of(absolute)) + "\n");
        return files;
    }

    private static ObjectNode withServer(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        copy.putArray("servers")
                .addObject()
                .put("url", SERVER)
                .put("description", "A server on this machine; the address of yours goes here.");
        return copy;
    }

    private static void add(Map<String, String> files, String name, ObjectNode document) {
        files.put(name + ".yaml", yaml(document));
        files.put(name + ".json", json(document));
    }

    /** A document as it is written in YAML, for readers of YAML 1.1 and of 1.2. */
    static String yaml(ObjectNode document) {
        YAMLFactory factory = YAMLFactory.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .stringQuotingChecker(new QuotedTexts())
                .build();
        return written(new ObjectMapper(factory), document);
    }

    private static String json(ObjectNode document) {
        return written(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT), document) + "\n";
    }

    private static String written(ObjectMapper mapper, ObjectNode document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
