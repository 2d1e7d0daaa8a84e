package org.portaplus.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/**
 * Puts the samples in the place of references to them, since few tools fetch an {@code externalValue}: a mock that does not
 * has nothing to answer with. What is JSON becomes a value, everything else a text.
 */
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXTERNAL = "externalValue";
    /** An example for each operation, by the address of its sample. */
    private static final String EACH = "x-each-operation";

    private static final String FOLDER = "/samples/";

    private Examples() {}

    /**
     * Changes the document of the contract.
     *
     * @param samples by their names below {@code samples/}
     * @throws IllegalArgumentException when the contract refers to a sample that there is not
     */
    static void putInPlace(Contract contract, Map<String, String> samples) {
        List<String> operations =
                contract.operations().stream().map(Contract.Operation::name).toList();
        each(contract.document(), operations);
        putInPlace(contract.document(), samples);
    }

    private static void each(JsonNode node, List<String> operations) {
        if (node instanceof ObjectNode object && object.remove(EACH) instanceof TextNode address) {
            operations.forEach(operation ->
                    object.putObject(operation).put(EXTERNAL, address.asText().replace("{Operation}", operation)));
        }
        node.forEach(part -> each(part, operations));
    }

    private static void putInPlace(JsonNode node, Map<String, String> samples) {
        if (node instanceof ObjectNode object && object.path(EXTERNAL).isTextual()) {
            String address = object.remove(EXTERNAL).asText();
            String sample = address.startsWith(FOLDER) ? samples.get(address.substring(FOLDER.length())) : null;
            if (sample == null) {
                throw new IllegalArgumentException("there is no sample " + address);
            }
            if (address.endsWith(".json")) {
                object.set("value", tree(sample));
            } else {
                object.put("value", sample);
            }
        }
        node.forEach(part -> putInPlace(part, samples));
    }

    private static JsonNode tree(String sample) {
        try {
            return JSON.readTree(sample);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
