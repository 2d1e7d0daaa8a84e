package org.portaplus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever reads that something has a source can go there. */
class CitationsTest {
    private static final Path ROOT = Path.of("..");
    private static final Citations CITATIONS = new Citations(ROOT);

    /** Nothing of ours: what tools made, other people's files, and files that hold anything on purpose. */
    private static final Set<String> OTHERS =
            Set.of(".git", ".mvn", "target", "node_modules", "documented-pages", "fuzz", "vectors", "findings");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    /** A name of two or more words, as code. */
    private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)`");

    /** What is made for the check itself. */
    private static final Set<String> OWN = Set.of("Citations.java", "CitationsTest.java");

    @Test
    void everyCitationCanBeFollowed() throws IOException {
        Map<Path, Set<String>> dangling = new TreeMap<>();
        List<Path> files = texts();
        files.forEach(file -> dangling.put(file, CITATIONS.dangling(file, Citations.read(file))));
        dangling.values().removeIf(Set::isEmpty);

        assertThat(files).hasSizeGreaterThan(500);
        assertThat(dangling).isEmpty();
    }

    @Test
    void rulesOfTheDomainHaveSources() {
        String rules = Citations.read(ROOT.resolve("conformance-tests/src/main/resources/cases/domain-rules.yaml"));
        List<String> sources = Pattern.compile("\\{source: \"([^\"]+)\"")
                .matcher(rules)
                .results()
                .map(source -> source.group(1))
                .toList();

        assertThat(sources).hasSizeGreaterThan(30).allMatch(CITATIONS::allSources);
    }

    /** Who adds something by the guide must find what it names. */
    @Test
    void guidesNameClassesThatExist() throws IOException {
        Set<String> known = new HashSet<>();
        for (Path file : texts()) {
            if (!file.toString().endsWith(".md")) {
                WORD.matcher(Citations.read(file)).results().forEach(word -> known.add(word.group()));
            }
        }
        for (String guide : List.of("CONTRIBUTING.md", "docs/architecture.md")) {
            assertThat(NAME.matcher(Citations.read(ROOT.resolve(guide)))
                            .results()
                            .map(name -> name.group(1)))
                    .as(guide)
                    .isNotEmpty()
                    .allMatch(known::contains);
        }
    }

    @Test
    void everyDecisionIsInTheIndex() throws IOException {
        Path decisions = ROOT.resolve("docs/decisions");
        String index = Citations.read(decisions.resolve("README.md"));
        try (Stream<Path> files = Files.list(decisions)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .hasSizeGreaterThan(20)
                    .allMatch(name ->
                            index.contains("| [" + Integer.parseInt(name.substring(0, 4)) + "](" + name + ") |"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no such rule: DOM-999                     | X.java  | /** Rounded; see DOM-999. */",
                "no such rule: D99                         | X.java  | /** By rule D99. */",
                "no such rule: HTTP-999                    | x.yaml  | rule: HTTP-999",
                "no such decision: decision 998            | X.java  | // Kept as in decision 998.",
                "no such decision: decisions 6 and 998     | x.md    | By decisions 6 and 998.",
                "no such decision: decisions/0998          | x.yaml  | source: docs/decisions/0998",
                "no such page: 000_0123456789abcdef.txt    | x.yaml  | source: 000_0123456789abcdef.txt",
                "no such document or section: docs/none.md | X.java  | /** See docs/none.md. */",
                "no such document or section: docs/domain.md#none  | x.sql  | -- docs/domain.md#none",
                "a link to nothing: ](none.md)             | x.md    | See [this](none.md).",
                "a source of no known form: Source: page 7 | X.java  | /** Is. Source: page 7 */",
                "a document that is not in the repository: § | X.java | /** See domain §4. */",
                "a document that is not in the repository: wire reference | X.java | // (wire reference 1.5)",
            })
    void whatLeadsNowhereIsFound(String problem, Path file, String text) {
        assertThat(CITATIONS.dangling(ROOT.resolve(file), text)).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X.java | /** Sources: DOM-001, DOM-006 to DOM-008; decision 6. */",
                "X.java | /** Source: docs/domain.md#accounts. */",
                "X.java | /** Source: RFC 9110 section 12.5.1. */",
                "X.java | // RFC 9110 §12.5.1",
                "X.java | /** Sources: {@code docs/wire-formats.md#members} (vectors N06); the rules D01 to D08. */",
                "x.yaml | source: docs/decisions/0006",
                "x.md   | See [keys](docs/operations.md#keys) and [there](https://example.org/none.md).",
            })
    void whatLeadsSomewhereIsLeftAlone(Path file, String text) {
        assertThat(CITATIONS.dangling(ROOT.resolve(file), text)).isEmpty();
    }

    private static List<Path> texts() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return OTHERS.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.matches(".+\\.(java|md|yaml|yml|sql|html|mustache|properties|py|sh|js)")
                        && !OWN.contains(name)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
