package org.portaplus.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.portaplus.spec.changes.PublishedEdition;

/** The contract of this module, freshly joined for each test, and the pages it is transcribed from. */
final class BuiltContract {
    private static final Path FILES = Path.of("src/main/openapi");
    private static final Path PUBLISHED = Path.of("src/main/published");
    private static final Path PAGES = Path.of("src/main/resources/documented-pages");

    private BuiltContract() {}

    static ObjectNode document() {
        ObjectNode document = Bundle.of(FILES);
        Contract contract = new Contract(document);
        Examples.putInPlace(contract, samples());
        try {
            PublishedEdition.in(PUBLISHED).version(document, BuildContract.clientEdition(contract, FILES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document;
    }

    static Map<String, String> samples() {
        return BuildContract.samples(new Contract(Bundle.of(FILES)), FILES);
    }

    static Contract contract() {
        return new Contract(document());
    }

    static ObjectNode clientEdition() {
        return BuildContract.clientEdition(contract(), FILES);
    }

    /** What the client edition says in other words. */
    static ObjectNode wording() {
        return (ObjectNode) new ContractFiles().file(FILES.resolve(ClientEdition.WORDING));
    }

    static Set<String> pages() {
        try (Stream<Path> files = Files.list(PAGES)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String page(String start) {
        String name = pages().stream()
                .filter(page -> page.startsWith(start))
                .findFirst()
                .orElseThrow();
        try {
            return Files.readString(PAGES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sample(String name) {
        return samples().get(name);
    }
}
