package org.portaplus.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings there are, the same in the list, in the code and in the documentation; and what they may be. */
class SettingsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TABLE = Path.of("../docs/operations.md");

    private static final Pattern INJECTED = Pattern.compile(
            "@ConfigProperty\\(\\s*name = \"(porta\\.[^\"]+)\"(?:,\\s*defaultValue = \"([^\"]*)\")?\\s*\\)");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `((?:porta|quarkus)\\.[^`]+)` \\| `([A-Z0-9_]+)` \\| ([^|]*) \\| ([^|]+) \\|$");

    @Test
    void everyInjectedSettingIsInTheListWithItsDefault() throws IOException {
        Map<String, String> injected = new HashMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(SettingsTest::injections)
                    .forEach(found -> injected.put(found.group(1), found.group(2) == null ? "" : found.group(2)));
        }
        Map<String, String> listed = new HashMap<>();
        Settings.ALL.stream()
                .filter(setting -> setting.name().startsWith("porta."))
                .forEach(
                        setting -> listed.put(setting.name(), setting.fallback().orElse("")));

        assertThat(injected).hasSizeGreaterThan(15).isEqualTo(listed);
    }

    @Test
    void theTableOfTheDocumentationIsTheList() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(TABLE)).results().toList();

        assertThat(rows)
                .extracting(row -> row.group(1) + " " + row.group(2))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Settings.ALL.stream()
                        .map(setting -> setting.name() + " " + setting.variable())
                        .toList());
        for (Setting setting : Settings.ALL) {
            String told = rows.stream()
                    .filter(row -> row.group(1).equals(setting.name()))
                    .map(row -> row.group(3).replace("`", ""))
                    .findFirst()
                    .orElseThrow();
            setting.fallback()
                    .ifPresentOrElse(
                            fallback -> assertThat(told).as(setting.name()).isEqualTo(fallback),
                            () -> assertThat(told).as(setting.name()).doesNotMatch("[0-9]+.*"));
        }
    }

    /** What the packaged server has where the framework's own default would be another. */
    @Test
    void theDefaultsOfTheFrameworksSettingsAreThoseOfThePackage() throws IOException {
        var packaged = new PropertiesConfigSource(
                Path.of("src/main/resources/application.properties").toUri().toURL());
        Settings.ALL.stream()
                .filter(setting -> setting.name().startsWith("quarkus."))
                .forEach(setting -> assertThat(packaged.getValue(setting.name()))
                        .as(setting.name())
                        .isEqualTo(setting.fallback().orElse(null)));
    }

    @Test
    void everyDefaultIsAllowed() {
        for (Setting setting : Settings.ALL) {
            setting.fallback().ifPresent(value -> assertThat(setting.problem(value))
                    .as(setting.name())
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "porta.limits.depth, 1, 1000",
        "porta.limits.tokens, 1, 9223372036854775807",
        "porta.database.readers, 1, 1000",
        "porta.guesses.tries, 0, 1000000",
        "porta.guesses.new-try, 0.001S, 24H",
        "porta.idempotency.keep, 1S, 3650D",
        "quarkus.shutdown.timeout, 0S, 1D",
        "porta.limits.url, 256, 256K",
        "porta.limits.headers, 256, 262144",
        "porta.samples, on, FALSE",
        "quarkus.http.port, 0, 65535"
    })
    void theEndsOfARangeAreAllowed(String name, String least, String most) {
        assertThat(problems(name, least)).isEmpty();
        assertThat(problems(name, most)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "porta.limits.depth, 0",
        "porta.limits.depth, 1001",
        "porta.limits.depth, 1.5",
        "porta.limits.depth, ' 8 8'",
        "porta.limits.tokens, 9223372036854775808",
        "porta.database.readers, 0",
        "porta.guesses.tries, -1",
        "porta.guesses.new-try, 0S",
        "porta.guesses.new-try, 25H",
        "porta.guesses.new-try, soon",
        "porta.guesses.new-try, 99999999999999999999",
        "porta.idempotency.keep, 0S",
        "porta.limits.url, 255",
        "porta.limits.url, 1M",
        "porta.limits.headers, 262145",
        "porta.limits.url, 8 apples",
        "porta.limits.url, -8K",
        "porta.limits.url, 99999Y",
        "porta.samples, maybe",
        "quarkus.http.access-log.enabled, true",
        "quarkus.http.port, 65536",
        "porta.catalogue, /no/such/file",
        "porta.data-dir, /dev/null/data"
    })
    void whatIsBeyondIsRefusedWithItsNameItsValueAndWhatIsAllowed(String name, String value) {
        assertThat(problems(name, value)).singleElement().satisfies(problem -> assertThat(problem)
                .startsWith(
                        name + " (" + name.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_") + ") is `" + value
                                + "`: it must be "));
    }

    @Test
    void anEmptyValueIsNoneWhereThereMayBeNone() {
        assertThat(problems("porta.database.url", "")).isEmpty();
        assertThat(problems("porta.catalogue", "")).isEmpty();
        assertThat(problems("porta.limits.depth", ""))
                .singleElement()
                .asString()
                .contains("is empty", "64");
    }

    @Test
    void aValueThatRefersToAnotherIsResolved() {
        assertThat(problems(Map.of("porta.limits.depth", "${deep}", "deep", "7")))
                .isEmpty();
        assertThat(problems("porta.limits.depth", "${nowhere}"))
                .singleElement()
                .asString()
                .contains("porta.limits.depth", "refers to");
    }

    @Test
    void anUnknownNameIsRefusedOnOneLineAndItsValueIsNotShown() {
        assertThat(problems("porta.limit\ns.depth", "tiger-secret"))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("porta.limit s.depth: there is no such setting")
                        .contains("porta.limits.depth")
                        .doesNotContain("tiger-secret"));
        assertThat(problems("portable", "x")).isEmpty();
    }

    @Test
    void aValueIsShownOnOneLineAndNotToItsLastCharacter() {
        assertThat(problems("porta.samples", "a\nb" + "c".repeat(500)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("`a bccc").hasSizeLessThan(250));
    }

    private static List<String> problems(String name, String value) {
        return problems(Map.of(name, value));
    }

    private static List<String> problems(Map<String, String> properties) {
        return Settings.problems(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build());
    }

    private static Stream<MatchResult> injections(Path file) {
        try {
            return INJECTED.matcher(Files.readString(file)).results();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
