package org.portaplus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portaplus.server.licensing.License;
import org.portaplus.server.products.Product;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;

/** Environments that are made beside a store that is open, as a server has it. */
@OnEveryStore
class EnvironmentCommandsTest {
    private static final String LINES = """
            resellers:
              - {id: 101, name: Harbour Telecom, currency: USD}
            products:
              - {id: 2, name: %s, currency: USD}
            """;

    private TestDomain domain;
    private TestCommands commands;

    @BeforeEach
    void open() {
        commands = new TestCommands(domain);
    }

    @AfterEach
    void close() {
        commands.close();
    }

    @Test
    void aNewEnvironmentSellsWhatItsCatalogueSaysAndNothingElse() throws Exception {
        assertThat(create("north", "North Line")).contains("Environment 2 (north)", "license create");
        assertThat(commands.run("environment", "list").lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).matches("1 +demo +2026-03-01T09:00:00Z"))
                .anySatisfy(line -> assertThat(line).matches("2 +north +\\S+Z"));

        License north = license("north");
        assertThat(north.iEnv()).isEqualTo(2);
        assertThat(products(north)).containsExactly("North Line");
        assertThat(products(domain.operator())).contains("Home Line USD").doesNotContain("North Line");
    }

    @Test
    void aLicenseIsMadeByTheNameOrTheNumberOfItsEnvironmentAndElseForTheFirst() throws Exception {
        create("north", "North Line");
        assertThat(license("2").iEnv()).isEqualTo(2);
        assertThat(license("demo").iEnv()).isEqualTo(1);
        assertThat(authenticate(commands.run("license", "create")).iEnv()).isEqualTo(1);
        License reseller =
                authenticate(commands.run("license", "create", "--environment", "north", "--reseller", "101"));
        assertThat(reseller.iEnv()).isEqualTo(2);
        assertThat(reseller.iReseller()).isEqualTo(101);
        assertThat(commands.run("license", "revoke", "--environment", "north", Integer.toString(reseller.iLicense())))
                .contains("License " + reseller.iLicense() + " of environment 2");
    }

    @Test
    void aChangedCatalogueIsLoadedIntoItsEnvironment() throws Exception {
        create("north", "North Line");
        License north = license("north");
        Path changed = file("products:\n  - {id: 3, name: West Line, currency: USD}\n");
        assertThat(commands.run("environment", "load", "north", "--catalogue", changed.toString()))
                .contains("environment 2 (north)");
        assertThat(products(north)).containsExactly("North Line", "West Line");
        assertThat(products(domain.operator())).doesNotContain("West Line");
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        create("north", "North Line");
        String file = file(LINES.formatted("Other Line")).toString();
        assertThat(commands.fails(1, "environment", "create", "north", "--catalogue", file))
                .contains("There is an environment `north` already")
                .hasLineCount(1);
        assertThat(products(license("north"))).containsExactly("North Line");
        assertThat(commands.fails(1, "environment", "create", "demo", "--catalogue", file))
                .contains("`demo` already");
    }

    @Test
    void aNameIsSmallLettersDigitsAndHyphens() throws Exception {
        String file = file(LINES.formatted("North Line")).toString();
        for (String name : List.of("North", "2", "2nd", "-north", "north sea", "nörth", "", "n".repeat(65))) {
            assertThat(commands.fails(2, "environment", "create", "--catalogue", file, "--", name))
                    .as(name)
                    .contains("NAME: small letters, digits and hyphens");
        }
        String longest = "n".repeat(64);
        create(longest, "North Line");
        assertThat(license(longest).iEnv()).isEqualTo(2);
    }

    @Test
    void aCatalogueThatCannotBeReadOrLoadedMakesNoEnvironment() throws Exception {
        String none = domain.dir.resolve("none.yaml").toString();
        assertThat(commands.fails(1, "environment", "create", "north", "--catalogue", none))
                .isEqualToIgnoringNewLines("--catalogue: " + none + " cannot be read: there is no such file");
        assertThat(commands.fails(1, "environment", "create", "north", "--catalogue", domain.dir.toString()))
                .isEqualToIgnoringNewLines("--catalogue: " + domain.dir + " cannot be read: Is a directory");
        Path broken = Files.write(domain.dir.resolve("broken.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFC, 'b'});
        assertThat(commands.fails(1, "environment", "create", "north", "--catalogue", broken.toString()))
                .startsWith("--catalogue: " + broken + " cannot be read: ")
                .contains("UTF-8")
                .hasLineCount(1);
        refused("products:\n  - {id: 1, nam: x, currency: EUR}\n", "products[0].nam: there is no such name", "line 2");
        refused("", "a catalogue, with lists");
        refused("a: [\n", "line");
        refused("""
                resellers:
                  - {id: 90, name: x, currency: EUR}
                products:
                  - {id: 91, name: y, currency: EUR, subscription: 1}
                """, "product 91 (y): there is no subscription 1 in EUR");
        assertThat(commands.run("environment", "list")).doesNotContain("north");
        assertThat(commands.fails(1, "environment", "load", "demo", "--catalogue", none))
                .contains("there is no such file");
        assertThat(commands.fails(2, "environment", "create", "north")).contains("--catalogue");
        assertThat(commands.fails(2, "environment")).contains("create, load or list");
    }

    @Test
    void anUnknownEnvironmentIsNamed() throws Exception {
        String file = file(LINES.formatted("North Line")).toString();
        for (String name : List.of("north", "3", "999999999", "99999999999", "Demo", "")) {
            String message = "There is no environment `" + name + "`; `environment list` shows all";
            assertThat(commands.fails(1, "license", "create", "--environment=" + name))
                    .isEqualToIgnoringNewLines(message);
            assertThat(commands.fails(1, "license", "revoke", "--environment=" + name, "1"))
                    .isEqualToIgnoringNewLines(message);
            assertThat(commands.fails(1, "environment", "load", "--catalogue", file, "--", name))
                    .isEqualToIgnoringNewLines(message);
        }
    }

    private void refused(String yaml, String... messages) throws IOException {
        Path file = file(yaml);
        assertThat(commands.fails(1, "environment", "create", "north", "--catalogue", file.toString()))
                .startsWith("--catalogue: " + file + ": ")
                .contains(messages)
                .hasLineCount(1);
    }

    private String create(String name, String product) throws IOException {
        Path file = file(LINES.formatted(product));
        return commands.run("environment", "create", name, "--catalogue", file.toString());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(domain.dir.resolve("environment.yaml"), yaml);
    }

    private License license(String environment) {
        return authenticate(commands.run("license", "create", "--environment", environment));
    }

    private License authenticate(String printed) {
        return domain.licensing.authenticate(printed.strip());
    }

    private List<String> products(License license) {
        return domain.readList(db -> domain.products.main(db, license, "USD", true)).stream()
                .map(Product::name)
                .toList();
    }
}
