package org.portaplus.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.portaplus.conformance.contract.Contract;

/**
 * {@code docs/domain-rules.md} is made of the rules; after a change of these, {@code -Dporta.docs=write} regenerates it. What
 * each member does stands in the contract, so that the list of members is made at each run, and not kept.
 */
class DomainRulesPageTest {
    private static final Path PAGE = Path.of("../docs/domain-rules.md");
    private static final Path MEMBERS_PAGE = Path.of("target/members.md");
    private static final List<String> LIMITS = List.of("maxLength", "minimum", "maximum", "minItems", "maxItems");

    private static final String RULES = """
            # Rules of the domain

            Made of `cases/domain-rules.yaml` of the conformance kit; a test keeps it so. Every rule, and every member as the
            rule `FLD-Type.Member`, has a case in the kit, or the build fails. Where one License, or what the operations can do,
            does not show a rule, a test of the server does.

            What each member does, its limits and its rules stand in the contract (`x-behaviour`, `x-rules`); the tests of the
            kit list them in `conformance-tests/target/members.md`.

            | id | rule | refusal: status, code, member | test of the server |
            |---|---|---|---|
            """;
    private static final String MEMBERS = """
            # Members of requests

            What a member does: *stored* (kept as sent), *reference* (names something that must exist), *selects* (says what
            the request is about), *check* (must be what is stored, changes nothing), *effect* (makes or changes something
            else), *switch* (says whether others apply), *echoed*, *ignored* (on purpose), *group*.
            """;

    private final Contract contract = Contract.load();
    private final List<String> lines = new ArrayList<>();

    @Test
    void thePageIsThatOfTheRules() throws IOException {
        render();
        if (System.getProperty("porta.docs", "").equals("write")) {
            Files.write(PAGE, lines);
        }

        assertThat(Files.readAllLines(PAGE)).isEqualTo(lines);
    }

    @Test
    void everyMemberOfARequestSaysWhatItDoes() throws IOException {
        lines.addAll(MEMBERS.lines().toList());
        for (String type : contract.types()) {
            if (contract.members(type).stream()
                    .anyMatch(member -> contract.described(type, member.name()).has("x-behaviour"))) {
                members(type);
            }
        }
        Files.write(MEMBERS_PAGE, lines);

        assertThat(lines)
                .filteredOn(line -> line.startsWith("| `"))
                .hasSizeGreaterThan(100)
                .noneMatch(line -> line.contains("` |  |"));
    }

    private void render() {
        lines.addAll(RULES.lines().toList());
        CaseFiles.domainRules()
                .forEach((id, rule) -> row(
                        id,
                        rule.rule(),
                        rule.refusal() == null ? "" : rule.refusal(),
                        rule.tests() == null ? "" : "`" + rule.tests() + "`"));
    }

    private void members(String type) {
        lines.add("");
        lines.add("## " + type);
        lines.add("");
        lines.add("| member | does | what | limits | rules |");
        lines.add("|---|---|---|---|---|");
        for (Contract.Member member : contract.members(type)) {
            JsonNode schema = contract.described(type, member.name());
            StringJoiner limits = new StringJoiner(", ");
            LIMITS.stream().filter(schema::has).forEach(limit -> limits.add(limit + " " + schema.get(limit)));
            StringJoiner rules = new StringJoiner(", ");
            schema.path("x-rules").forEach(rule -> rules.add(rule.asText()));
            row(
                    "`" + member.name() + "`",
                    schema.path("x-behaviour").asText(),
                    schema.path("description").asText(),
                    limits.toString(),
                    rules.toString());
        }
    }

    private void row(String... cells) {
        lines.add("| " + String.join(" | ", cells).replace("\n", " ") + " |");
    }
}
