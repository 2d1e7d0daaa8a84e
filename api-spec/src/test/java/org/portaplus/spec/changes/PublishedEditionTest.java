package org.portaplus.spec.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedEditionTest {
    private static final String EMAIL = "/components/schemas/PortaAccount/properties/Email";
    private static final Edit NOTHING = new Edit("nothing", document -> {});
    private static final Edit WORDS = Edit.set(EMAIL, "example", "\"a@example.org\"");
    private static final Edit COMPATIBLE = Edit.set(EMAIL, "maxLength", "1000");
    private static final Edit BREAKING = Edit.set(EMAIL, "maxLength", "10");

    @TempDir
    private Path directory;

    static Stream<Arguments> versions() {
        return Stream.of(
                arguments("0.1.0", "0.1.0", NOTHING, "0.1.0"),
                arguments("0.1.0", "0.1.0", WORDS, "0.1.1"),
                arguments("0.1.0", "0.1.0", COMPATIBLE, "0.1.1"),
                arguments("0.1.0", "0.2.0", COMPATIBLE, "0.2.0"),
                arguments("0.1.0", "0.2.0", BREAKING, "0.2.0"),
                arguments("0.9.9", "1.0.0", BREAKING, "1.0.0"),
                arguments("1.4.2", "1.4.2", NOTHING, "1.4.2"),
                arguments("1.4.2", "1.4.2", WORDS, "1.4.3"),
                arguments("1.4.2", "1.4.2", COMPATIBLE, "1.5.0"),
                arguments("1.4.2", "2.0.0", BREAKING, "2.0.0"));
    }

    @ParameterizedTest(name = "published {0}, said {1}, {2}: {3}")
    @MethodSource("versions")
    void theVersionFollowsFromTheChanges(String published, String said, Edit edit, String expected) throws IOException {
        ObjectNode contract = versioned(edit, said);

        ObjectNode client = client(said);

        assertThat(published(published).version(contract, client).isPresent()).isEqualTo(edit.equals(BREAKING));
        assertThat(contract.at("/info/version").asText()).isEqualTo(expected);
        assertThat(client.at("/info/version").asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("versionsThatPromise")
    void whatBreaksNeedsAVersionThatSaysSo(String published, String said, String least) throws IOException {
        PublishedEdition edition = published(published);
        ObjectNode contract = versioned(BREAKING, said);

        assertThatThrownBy(() -> edition.version(contract, client(said)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at least " + least)
                .hasMessageContaining(
                        "- `PortaAccount.Email` (request): a stricter limit: maxLength 99 -> 10. Breaks JSON, XML, CSV,"
                                + " JSV, forms, SOAP. Keep to the new limit.");
    }

    static Stream<Arguments> versionsThatPromise() {
        return Stream.of(
                arguments("0.1.0", "0.1.0", "0.2.0"),
                arguments("0.1.0", "0.1.9", "0.2.0"),
                arguments("1.4.2", "1.5.0", "2.0.0"),
                arguments("1.4.2", "1.4.2", "2.0.0"));
    }

    @Test
    void twoEditionsAreComparedByCommand() throws IOException {
        Path before = written("before.json", versioned(NOTHING, "1.0.0"));
        Path broken = written("broken.json", versioned(BREAKING, "2.0.0"));
        Path grown = written("grown.json", versioned(COMPATIBLE, "1.1.0"));

        assertThat(run(before, broken))
                .startsWith("1 # From 1.0.0 to 2.0.0\n\n## Breaking\n\n- `PortaAccount.Email` (request)");
        assertThat(run(before, grown))
                .startsWith("0 # From 1.0.0 to 1.1.0\n\n## Compatible\n\n- `PortaAccount.Email` (request)");
        assertThat(run(before, before)).isEqualTo("0 # From 1.0.0 to 1.0.0\n\nNothing that a program can notice.\n");
        assertThat(run(before)).startsWith("2 usage: ");
        assertThat(run(before, directory.resolve("none.json"))).startsWith("2 cannot be compared: ");
        assertThat(run(before, written("other.json", new ObjectMapper().createObjectNode())))
                .startsWith("2 cannot be compared: ")
                .contains("other.json is no OpenAPI 3.0 document");
    }

    private static String run(Path... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = Stream.of(files).map(Path::toString).toArray(String[]::new);
        int code = CompareContracts.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    private PublishedEdition published(String version) throws IOException {
        written("openapi.json", versioned(NOTHING, version));
        written("openapi-client.json", client(version));
        return PublishedEdition.in(directory);
    }

    private static ObjectNode client(String version) throws IOException {
        ObjectNode client = (ObjectNode) PublishedEdition.MAPPER.readTree(
                Path.of("src/main/published/openapi-client.json").toFile());
        ((ObjectNode) client.get("info")).put("version", version);
        return client;
    }

    private Path written(String name, ObjectNode document) throws IOException {
        Path file = directory.resolve(name);
        PublishedEdition.MAPPER.writeValue(file.toFile(), document);
        return file;
    }

    private static ObjectNode versioned(Edit edit, String version) {
        return edit.and(Edit.set("/info", "version", '"' + version + '"')).edited();
    }
}
