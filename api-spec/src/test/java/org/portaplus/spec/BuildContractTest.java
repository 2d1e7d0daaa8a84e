package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.Yaml;

class BuildContractTest {
    private static final Path FILES = Path.of("src/main/openapi");

    @TempDir
    Path directory;

    @Test
    void theBundleIsValidOpenApi() throws IOException {
        SwaggerParseResult parsed =
                new OpenAPIV3Parser().readContents(Editions.yaml(BuiltContract.document()), null, null);

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
                .isEqualTo(Editions.yaml(BuiltContract.document()));
    }

    /** Texts that look like numbers, days or switches are quoted: YAML 1.1 reads more of them so than 1.2 does. */
    @Test
    void readersOfYaml11And12FindWhatTheJsonSays() throws IOException {
        build(FILES);
        String yaml = Files.readString(directory.resolve("openapi/openapi.yaml"));
        Object json = new ObjectMapper()
                .readValue(directory.resolve("openapi/openapi.json").toFile(), Object.class);

        assertThat(yaml11(yaml)).as("YAML 1.1").isEqualTo(json);
        assertThat(yaml12(yaml)).as("YAML 1.2").isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "15550100",
                "0b0f",
                "0o17",
                "0x1F",
                "1_000",
                "1.5",
                "+1",
                "-1",
                ".5",
                "1e3",
                "1.0e-28",
                "12:30:45",
                "2015-12-31",
                "2015-12-31 10:00:00",
                ".inf",
                "-.INF",
                ".NaN",
                ".",
                "-",
                "y",
                "N",
                "yes",
                "No",
                "on",
                "OFF",
                "true",
                "False",
                "null",
                "~",
                "=",
                "<<",
                "",
                " ",
                "a: b",
                "a #b",
                "@x",
                "%x",
                "&x",
                "*x",
                "!x",
                "?",
                "[x]",
                "{x}",
                "'x'",
                "x\n",
                "x\n ",
                "\tx\n\ty",
                "x\r\ny\r\n"
            })
    void aTextIsTheSameTextForAllReadersOfYaml(String text) throws IOException {
        ObjectNode document =
                new ObjectMapper().createObjectNode().put("value", text).put(text, "name");
        Map<String, Object> expected = Map.of("value", text, text, "name");

        String yaml = Editions.yaml(document);

        assertThat(yaml11(yaml)).as(yaml).isEqualTo(expected);
        assertThat(yaml12(yaml)).as(yaml).isEqualTo(expected);
    }

    @Test
    void twoBuildsGiveTheSameBytes() throws IOException {
        Map<Path, String> first = built();
        Map<Path, String> second = built();

        assertThat(second).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(60);
    }

    @Test
    void twoBuildsGiveTheSameArchive() throws IOException {
        build(FILES);
        byte[] first = Files.readAllBytes(archive());
        Files.delete(archive());

        build(FILES);

        assertThat(Files.readAllBytes(archive())).isEqualTo(first);
    }

    /** Published apart from a server, the contract says where one is. */
    @Test
    void theArchiveHasEveryEditionWithAnAddress() throws IOException {
        build(FILES);

        Map<String, JsonNode> documents = new TreeMap<>();
        Set<String> others = new TreeSet<>();
        ObjectMapper json = new ObjectMapper();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.matches("[^/]+/openapi[^/]*\\.json")) {
                    documents.put(name, json.readTree(zip.readAllBytes()));
                } else {
                    others.add(name);
                }
            }
        }
        String version =
                documents.values().iterator().next().at("/info/version").asText();
        String folder = "porta-plus-2-contract-" + version + "/";
        assertThat(documents.keySet())
                .containsExactly(
                        folder + "openapi-3.1.json",
                        folder + "openapi-client-3.1.json",
                        folder + "openapi-client-double.json",
                        folder + "openapi-client.json",
                        folder + "openapi-dereferenced.json",
                        folder + "openapi.json");
        assertThat(documents.values())
                .allSatisfy(document ->
                        assertThat(document.at("/servers/0/url").asText()).isEqualTo("http://localhost:8080"));
        assertThat(others)
                .contains(
                        folder + "openapi-client.overlay.yaml",
                        folder + "workflows.arazzo.yaml",
                        folder + "llms.txt",
                        folder + "openapi-client.yaml",
                        folder + "service.xsd",
                        folder + "wsdl/soap11.wsdl",
                        folder + "samples/Product/response.xml");
        for (String format : List.of("json", "xml", "csv", "jsv")) {
            BuiltContract.document().at("/components/schemas").fieldNames().forEachRemaining(type -> assertThat(others)
                    .contains(folder + "samples/types/" + type + "." + format));
        }
    }

    @Test
    void aTypeWithoutProvenanceFailsTheBuild() throws IOException {
        Path copy = edited("schemas/AnsweringMode.yaml", "x-source: .*\n", "");

        assertThatIllegalStateException()
                .isThrownBy(() -> build(copy))
                .withMessageContaining("AnsweringMode needs exactly one of [x-source, x-inferred, x-extension]");
    }

    @Test
    void whatBreaksAPublishedEditionFailsTheBuildUnlessTheVersionSaysSo() throws IOException {
        Path copy = edited("schemas/AnsweringMode.yaml", "http://schemas.datacontract.org/\\S+", "urn:other");

        assertThatIllegalStateException()
                .isThrownBy(() -> build(copy))
                .withMessageContaining("The contract breaks what ")
                .withMessageContaining("- `AnsweringMode` (request): another namespace in XML: ");

        Path root = copy.resolve("openapi.yaml");
        Files.writeString(root, Files.readString(root).replaceFirst("version: .*", "version: 9.0.0"));
        build(copy);
        assertThat(text(directory.resolve("openapi/openapi.yaml"))).contains("version: \"9.0.0\"");
    }

    @Test
    void aNameOfTheClientEditionIsAPromise() throws IOException {
        Path copy = edited("editions/client.yaml", "FieldError", "MemberError");

        assertThatIllegalStateException()
                .isThrownBy(() -> build(copy))
                .withMessageContaining("the type has another name: FieldError -> MemberError.");
    }

    private Path edited(String file, String pattern, String replacement) throws IOException {
        Path copy = directory.resolve("contract");
        try (Stream<Path> files = Files.walk(FILES)) {
            for (Path each : files.toList()) {
                Files.copy(each, copy.resolve(FILES.relativize(each)));
            }
        }
        Path changed = copy.resolve(file);
        String before = Files.readString(changed);
        Files.writeString(changed, before.replaceFirst(pattern, replacement));
        assertThat(changed).content().isNotEqualTo(before);
        return copy;
    }

    private static Object yaml11(String yaml) {
        return new Yaml().load(yaml);
    }

    private static Object yaml12(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private Map<Path, String> built() throws IOException {
        build(FILES);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.equals(archive()))
                    .collect(Collectors.toMap(file -> file, BuildContractTest::text, (a, b) -> a, TreeMap::new));
        }
    }

    private void build(Path files) throws IOException {
        Path pages = Files.createDirectories(directory.resolve("documented-pages"));
        for (String page : BuiltContract.pages()) {
            Files.writeString(pages.resolve(page), "");
        }
        BuildContract.main(new String[] {
            files.toString(),
            "src/main/published",
            directory.toString(),
            archive().toString(),
            "2026-01-01T00:00:00Z"
        });
    }

    private Path archive() {
        return directory.resolve("archive/editions.zip");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
