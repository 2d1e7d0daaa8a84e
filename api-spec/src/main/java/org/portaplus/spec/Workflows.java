package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What programs do with the service, step by step, as an Arazzo 1.1 document about the full contract. Its file repeats nothing: steps
 * that several workflows have are anchors of YAML, which are written out in what is published, since not every reader knows them.
 */
final class Workflows {
    /** Where they stand among the contract's files, and their name among the editions. */
    static final String FILE = "editions/workflows.yaml";

    static final String EDITION = "workflows.arazzo.yaml";

    private Workflows() {}

    /** The document, with the version of the contract. */
    static ObjectNode of(Path files, JsonNode contract) throws IOException {
        try (Reader reader = Files.newBufferedReader(files.resolve(FILE))) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            ObjectNode document = new ObjectMapper().valueToTree(content);
            ((ObjectNode) document.get("info"))
                    .put("version", contract.at("/info/version").asText());
            return document;
        }
    }

    /** Steps that call what the contract does not have, or that cannot fail. */
    static List<String> problems(JsonNode workflows, Contract contract) {
        Set<String> operations = new HashSet<>();
        contract.routes()
                .values()
                .forEach(operation ->
                        operations.add(operation.path("operationId").asText()));
        List<String> problems = new ArrayList<>();
        for (JsonNode workflow : workflows.path("workflows")) {
            for (JsonNode step : workflow.path("steps")) {
                String place = "workflow " + workflow.path("workflowId").asText() + ", step "
                        + step.path("stepId").asText();
                String operation = step.path("operationId").asText();
                if (!operations.contains(operation)) {
                    problems.add(place + " calls " + operation + ", which is no operation of the contract");
                }
                if (step.path("successCriteria").isEmpty()) {
                    problems.add(place + " needs successCriteria");
                }
            }
        }
        return problems;
    }
}
