package org.portaplus.spec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The contract's build step: check, join into one file, derive the editions, the samples, the schemas and the WSDL. */
public final class BuildContract {
    private BuildContract() {}

    /**
     * Runs the step.
     *
     * @param arguments the folder of the contract's files, and the folder to write to
     * @throws IllegalStateException when the contract breaks a rule; the message lists every place
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[1]);
        Path files = Path.of(arguments[0]);
        Contract contract = new Contract(Bundle.of(files));
        Map<String, String> samples = samples(contract, files);
        Examples.putInPlace(contract, samples);
        List<String> problems = new ArrayList<>(Repeats.problems(files));
        problems.addAll(Lint.problems(contract, pagesIn(output.resolve("documented-pages"))));
        ObjectNode client = clientEdition(contract, files);
        problems.addAll(ClientRules.problems(contract, client));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The contract breaks its rules:\n  " + String.join("\n  ", problems));
        }
        Path bundles = Files.createDirectories(output.resolve("openapi"));
        write(bundles, inBoth("openapi", contract.document()));
        write(bundles, inBoth("openapi-client", client));
        write(output.resolve("samples"), samples);
        write(output, Schemas.ofDocuments(contract).files());
        Wsdl wsdl = new Wsdl(contract);
        for (SoapSample version : SoapSample.values()) {
            write(output.resolve("wsdl"), Map.of(version.suffix() + ".wsdl", wsdl.document(version)));
        }
    }

    /** The samples of a contract whose files are in a folder. */
    static Map<String, String> samples(Contract contract, Path files) {
        return new Samples(contract, OperationFile.demos(OperationFile.in(files, new ContractFiles()))).files();
    }

    /** The client edition of a contract whose files are in a folder. */
    static ObjectNode clientEdition(Contract contract, Path files) {
        return ClientEdition.of(contract.document(), new ContractFiles().file(files.resolve(ClientEdition.WORDING)));
    }

    /** A document as YAML and as JSON, by file name. */
    private static Map<String, String> inBoth(String name, ObjectNode document) throws IOException {
        return Map.of(name + ".yaml", yaml(document), name + ".json", json(document));
    }

    private static void write(Path directory, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> entry : files.entrySet()) {
            Path file = directory.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The bundle as it is written to disk, for those who have only the tree. */
    static String yaml(ObjectNode document) throws IOException {
        return yaml().writeValueAsString(document);
    }

    private static String json(ObjectNode document) throws IOException {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document) + "\n";
    }

    private static Set<String> pagesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new HashSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private static ObjectMapper yaml() {
        YAMLFactory factory = YAMLFactory.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .stringQuotingChecker(new QuotedTexts())
                .build();
        return new ObjectMapper(factory);
    }
}
