package org.portaplus.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.portaplus.spec.changes.PublishedEdition;

/**
 * The contract's build step: join into one file, check, give it its version, derive the editions, the samples, the schemas and the
 * WSDL.
 */
public final class BuildContract {
    /** The folder in the archive, before the version of the contract. */
    private static final String ARCHIVE = "porta-plus-2-contract-";

    private BuildContract() {}

    /**
     * Runs the step.
     *
     * @param arguments the folder of the contract's files, the folder of the editions as last published, the folder to write to, the archive to write of all editions, and the
     *     time that its entries bear (ISO 8601, with zone)
     * @throws IllegalStateException when the contract breaks a rule, or what was published and its version does not say so; the
     *     message lists every place
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[2]);
        Path files = Path.of(arguments[0]);
        Contract contract = new Contract(Bundle.of(files));
        PublishedEdition published = PublishedEdition.in(Path.of(arguments[1]));
        Map<String, String> samples = samples(contract, files);
        Examples.putInPlace(contract, samples);
        List<String> problems = new ArrayList<>(Repeats.problems(files));
        problems.addAll(Lint.problems(contract, pagesIn(output.resolve("documented-pages"))));
        ObjectNode client = clientEdition(contract, files);
        if (problems.isEmpty()) {
            published.version(contract.document(), client).ifPresent(System.err::println);
        }
        problems.addAll(ClientRules.problems(contract, client));
        ObjectNode workflows = Workflows.of(files, contract.document());
        problems.addAll(Workflows.problems(workflows, contract));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The contract breaks its rules:\n  " + String.join("\n  ", problems));
        }
        Map<String, String> texts =
                Map.of(Workflows.EDITION, Editions.yaml(workflows), "llms.txt", LlmsText.of(contract));
        write(output.resolve("openapi"), Editions.served(contract.document(), client));
        write(output.resolve("openapi"), texts);
        write(output.resolve("samples"), samples);
        Map<String, String> schemas =
                new TreeMap<>(Schemas.ofDocuments(contract).files());
        Wsdl wsdl = new Wsdl(contract);
        for (SoapSample version : SoapSample.values()) {
            schemas.put("wsdl/" + version.suffix() + ".wsdl", wsdl.document(version));
        }
        write(output, schemas);
        Map<String, String> archived = new TreeMap<>(schemas);
        archived.putAll(Editions.published(contract.document(), client));
        archived.putAll(texts);
        samples.forEach((name, sample) -> archived.put("samples/" + name, sample));
        Samples.ofTypes(contract).forEach((name, sample) -> archived.put("samples/types/" + name, sample));
        String version = contract.document().at("/info/version").asText();
        Path archive = Path.of(arguments[3]);
        Files.createDirectories(archive.toAbsolutePath().getParent());
        Files.write(archive, EditionArchive.of(ARCHIVE + version, archived, Instant.parse(arguments[4])));
    }

    /** The samples of a contract whose files are in a folder. */
    static Map<String, String> samples(Contract contract, Path files) {
        return new Samples(contract, OperationFile.demos(OperationFile.in(files, new ContractFiles()))).files();
    }

    /** The client edition of a contract whose files are in a folder. */
    static ObjectNode clientEdition(Contract contract, Path files) {
        return ClientEdition.of(contract.document(), new ContractFiles().file(files.resolve(ClientEdition.WORDING)));
    }

    private static void write(Path directory, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> entry : files.entrySet()) {
            Path file = directory.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Set<String> pagesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new HashSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
