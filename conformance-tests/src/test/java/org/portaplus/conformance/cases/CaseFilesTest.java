package org.portaplus.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Contract.Route;
import org.portaplus.conformance.contract.DocumentedPage;

/** The suite checks itself: ids, rules, and a case for every route of the contract. */
class CaseFilesTest {
    private static final int LONGEST_LINE = 139;
    private static final Path ROOT = Path.of("..");
    private static final Path SERVER_TESTS = Path.of("../server-stubs/src/test/java/org/portaplus/server");

    /** Published elsewhere, or what the server comes with. */
    private static final Pattern OTHER_SOURCES = Pattern.compile(
            "SOAP 1\\.[12] .+|ServiceStack 3\\.9 .+|OWASP CSV Injection|samples of the contract|demo catalogue");

    private static final Pattern DECISION = Pattern.compile("docs/decisions/(\\d{4})(-[a-z0-9-]+\\.md)?");

    /** Refusals and results are rules of HTTP, not of the domain; hunt groups are made by none of the operations. */
    private static final Set<String> OTHER_TYPES = Set.of(
            "ErrorResponse",
            "ResponseStatus",
            "ResponseError",
            "BatchReport",
            "BatchItemResult",
            "HuntGroup",
            "HuntGroupExtension");

    static Stream<Case> cases() {
        return CaseFiles.topics().stream().flatMap(topic -> CaseFiles.of(topic).stream());
    }

    @Test
    void idsAreUnique() {
        assertThat(cases().map(Case::id)).doesNotHaveDuplicates().hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseHasRuleSourceTitleAndSteps(Case one) {
        assertThat(one.rule()).isNotBlank();
        assertThat(one.source()).isNotBlank();
        assertThat(one.title()).isNotBlank().doesNotContain("${");
        assertThat(one.steps()).isNotEmpty();
        one.given().forEach(CaseFiles::fixture);
    }

    @Test
    void everySourceCanBeFollowed() {
        assertThat(cases().flatMap(one -> Stream.of(one.source().split(", ", -1)))
                        .distinct())
                .allMatch(CaseFilesTest::isThere);
    }

    /** An id, a member of the contract, a decision, or a documented page that has to be met as it stands. */
    @Test
    void everyRuleCanBeFollowed() {
        Set<String> words = new TreeSet<>(ruled());
        words.removeAll(CaseFiles.rules().keySet());
        words.removeIf(rule -> rule.matches("FLD-\\w+\\.\\w+|conformance of page 00[0-3]"));

        assertThat(words).allMatch(rule -> DECISION.matcher(rule).matches() && isThere(rule));
    }

    private static boolean isThere(String source) {
        if (source.matches("00[0-3]_\\w+\\.txt")) {
            return CaseFilesTest.class.getResource("/documented-pages/" + source) != null;
        }
        Matcher decision = DECISION.matcher(source);
        if (decision.matches()) {
            String[] names = ROOT.resolve("docs/decisions").toFile().list();
            return Stream.of(names)
                    .anyMatch(name ->
                            name.startsWith(decision.group(1) + (decision.group(2) == null ? "-" : decision.group(2))));
        }
        return OTHER_SOURCES.matcher(source).matches()
                || (source.endsWith(".md") && Files.isRegularFile(ROOT.resolve(source)));
    }

    /** What cannot be read differs in little, which nobody finds by the number of a step. */
    @ParameterizedTest
    @MethodSource("malformed")
    void everyStepOfAMalformedCaseHasATitle(Case one) {
        assertThat(one.steps()).allSatisfy(step -> assertThat(step.title()).isNotBlank());
        assertThat(one.steps()).extracting(Step::title).doesNotHaveDuplicates();
    }

    static Stream<Case> malformed() {
        return CaseFiles.of("http").stream().filter(one -> one.id().startsWith("malformed-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/resources", "src/test/resources"})
    void linesOfYamlAreReadWithoutScrolling(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(Files.readAllLines(file)).as("%s", file).allMatch(line -> line.length() <= LONGEST_LINE);
        }
    }

    @Test
    void everyRuleWithAnIdHasACase() {
        Set<String> rules = new TreeSet<>(CaseFiles.rules().keySet());
        CaseFiles.domainRules().forEach((id, rule) -> {
            if (rule.tests() != null) {
                rules.remove(id);
            }
        });
        assertThat(ruled()).containsAll(rules);
    }

    @Test
    void whatACaseCannotProveATestDoes() {
        CaseFiles.domainRules().values().stream()
                .filter(rule -> rule.tests() != null)
                .forEach(rule ->
                        assertThat(SERVER_TESTS.resolve(rule.tests() + ".java")).exists());
    }

    @Test
    void everyMemberOfADomainTypeHasACase() {
        Contract contract = Contract.load();
        Set<String> members = new TreeSet<>();
        for (String type : contract.types()) {
            if (!OTHER_TYPES.contains(type)) {
                contract.members(type).forEach(member -> members.add("FLD-" + type + "." + member.name()));
            }
        }
        Set<String> named = new TreeSet<>(ruled());
        named.removeIf(rule -> !rule.startsWith("FLD-"));

        assertThat(without(members, named))
                .as("members without a case: each has a row in cases/domain/*.yaml, see CONTRIBUTING.md")
                .isEmpty();
        assertThat(without(named, members))
                .as("rules of cases/domain/*.yaml for members that there are not")
                .isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    @Test
    void theContractNamesRulesThatThereAre() {
        Contract contract = Contract.load();
        for (String type : contract.types()) {
            for (Contract.Member member : contract.members(type)) {
                contract.described(type, member.name())
                        .path("x-rules")
                        .forEach(rule -> assertThat(CaseFiles.domainRules()).containsKey(rule.asText()));
            }
        }
    }

    private static Set<String> ruled() {
        return cases().flatMap(one -> one.rules().stream()).collect(Collectors.toSet());
    }

    @Test
    void everyCaseOfHttpNamesARuleThatThereIs() {
        assertThat(CaseFiles.of("http"))
                .extracting(Case::rule)
                .isSubsetOf(CaseFiles.rules().keySet());
        assertThat(ruled().stream().filter(rule -> rule.matches("[A-Z]+-\\d+")))
                .isSubsetOf(CaseFiles.rules().keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepAsksAndExpectsSomething(Case one) {
        for (Step step : one.steps()) {
            assertThat(step.request() != null || step.raw() != null || step.page() != null || step.restart() != null)
                    .isTrue();
            Expected expect = step.expect();
            boolean compared = expect.type() != null || expect.file() != null || expect.page() != null;
            assertThat(compared || expect.empty() || expect.text() != null || step.restart() != null)
                    .as("%s expects a type, a sample, a page, a text or an empty body", one.id())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteOfTheContractHasACase(String verb, Pattern path) {
        assertThat(requests()
                        .filter(line -> line.startsWith(verb + " "))
                        .map(line -> line.substring(verb.length() + 1)))
                .anyMatch(target -> path.matcher(target).matches());
    }

    /** Verb and path of every route; the pre-defined ones once for each format. */
    static Stream<Arguments> routes() {
        List<Arguments> routes = new ArrayList<>();
        for (Route route : Contract.load().routes()) {
            List<String> formats =
                    route.path().startsWith("/{format}/") ? List.of("json", "xml", "csv", "jsv") : List.of("");
            for (String format : formats) {
                String path = route.path().replace("{format}", format);
                routes.add(Arguments.of(route.verb(), pattern(path)));
            }
        }
        return routes.stream();
    }

    private static Pattern pattern(String path) {
        String literal = Pattern.quote(path).replaceAll("\\{\\w+}", "\\\\E[^/?]+\\\\Q");
        return Pattern.compile(literal + "(\\.(json|xml|csv|jsv))?(\\?.*)?");
    }

    private static Stream<String> requests() {
        return cases().flatMap(one -> one.steps().stream())
                .filter(step -> step.restart() == null && step.raw() == null)
                .map(step -> step.page() == null
                        ? step.request()
                        : "POST " + DocumentedPage.of(step.page()).path());
    }

    @Test
    void aMatrixMakesACaseForEachCombination() {
        List<Case> replayed = CaseFiles.of("samples").stream()
                .filter(one -> one.id().startsWith("sample-1-"))
                .toList();

        assertThat(replayed)
                .hasSize(4 * Contract.load().operations().size())
                .extracting(Case::id)
                .contains("sample-1-Product-csv");
        assertThat(replayed).allMatch(one -> !one.steps().get(0).request().contains("${"));
    }

    @Test
    void allFourPagesHaveCasesOfAllThreeKinds() {
        List<String> ids = CaseFiles.of("documented").stream().map(Case::id).toList();
        for (String page : List.of("000", "001", "002", "003")) {
            for (String kind : List.of("a", "b", "c")) {
                assertThat(ids).anyMatch(id -> id.startsWith(page + "-" + kind + "-"));
            }
        }
    }
}
