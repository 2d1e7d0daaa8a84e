package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContractTest {
    private static final Path FILES = Path.of("src/main/openapi");

    @TempDir
    Path directory;

    @Test
    void theBundleIsValidOpenApi() throws IOException {
        SwaggerParseResult parsed =
                new OpenAPIV3Parser().readContents(BuildContract.yaml(BuiltContract.document()), null, null);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
        assertThat(parsed.getOpenAPI().getPaths()).hasSizeGreaterThan(30);
    }

    @Test
    void yamlAndJsonSayTheSame() throws IOException {
        build(FILES);

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(directory.resolve("openapi/openapi.json").toFile()))
                .isEqualTo(BuiltContract.document());
        assertThat(Files.readString(directory.resolve("openapi/openapi.yaml")))
                .isEqualTo(BuildContract.yaml(BuiltContract.document()));
    }

    @Test
    void twoBuildsGiveTheSameBytes() throws IOException {
        Map<Path, String> first = built();
        Map<Path, String> second = built();

        assertThat(second).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(60);
    }

    @Test
    void aTypeWithoutProvenanceFailsTheBuild() throws IOException {
        Path copy = directory.resolve("contract");
        try (Stream<Path> files = Files.walk(FILES)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(FILES.relativize(file)));
            }
        }
        Path type = copy.resolve("schemas/AnsweringMode.yaml");
        Files.writeString(type, Files.readString(type).replaceFirst("x-source: .*\n", ""));

        assertThatIllegalStateException()
                .isThrownBy(() -> build(copy))
                .withMessageContaining("AnsweringMode needs exactly one of [x-source, x-inferred, x-extension]");
    }

    private Map<Path, String> built() throws IOException {
        build(FILES);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> file, BuildContractTest::text, (a, b) -> a, TreeMap::new));
        }
    }

    private void build(Path files) throws IOException {
        Path pages = Files.createDirectories(directory.resolve("documented-pages"));
        for (String page : BuiltContract.pages()) {
            Files.writeString(pages.resolve(page), "");
        }
        BuildContract.main(new String[] {files.toString(), directory.toString()});
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
