package org.portaplus.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.portaplus.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "..server.store..",
        "..server.licensing..",
        "..server.customers..",
        "..server.accounts..",
        "..server.products..",
        "..server.batches..",
        "..server.idempotency.."
    };

    /** Each source file, but for generated ones. */
    private static final SliceAssignment FILES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            boolean generated = type.getPackageName().startsWith("org.portaplus.server.model")
                    || type.getPackageName().startsWith("org.portaplus.server.store.schema");
            return generated
                    ? SliceIdentifier.ignore()
                    : SliceIdentifier.of(outermost(type).getName());
        }

        @Override
        public String getDescription() {
            return "source files";
        }
    };

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    @ArchTest
    static final ArchRule theDomainKnowsNeitherHttpNorGeneratedModels = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..server.model..",
                    "..server.api..",
                    "..server.http..",
                    "..server.operations..",
                    "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule onlyStoreAndDomainSpeakSql = noClasses()
            .that()
            .resideOutsideOfPackages(DOMAIN)
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.jooq..", "java.sql..", "org.flywaydb..")
                    // The handle of a unit of work, which operations pass on.
                    .and(not(type(DSLContext.class))));

    @ArchTest
    static final ArchRule httpKnowsNoDomain = noClasses()
            .that()
            .resideInAPackage("..server.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DOMAIN);

    /** Who may enter which room of http; what lies outside of the rooms enters none. */
    @ArchTest
    static final ArchRule roomsOfHttp = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.portaplus.server.http..")
            .layer("shared")
            .definedBy("org.portaplus.server.http")
            .layer("bodies")
            .definedBy("..http.bodies..")
            .layer("answers")
            .definedBy("..http.answers..")
            .layer("routes")
            .definedBy("..http.routes..")
            .layer("gate")
            .definedBy("..http.gate..")
            .layer("calls")
            .definedBy("..http.calls..")
            .whereLayer("shared")
            .mayNotAccessAnyLayer()
            .whereLayer("bodies")
            .mayOnlyAccessLayers("shared")
            .whereLayer("answers")
            .mayOnlyAccessLayers("shared", "bodies")
            .whereLayer("routes")
            .mayOnlyAccessLayers("shared", "bodies", "answers")
            .whereLayer("gate")
            .mayOnlyAccessLayers("shared", "bodies", "answers", "routes")
            .whereLayer("calls")
            .mayOnlyAccessLayers("shared", "bodies");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.portaplus.server.(*)..").should().beFreeOfCycles();

    /** Nested classes count as part of the one around them. */
    @ArchTest
    static final ArchRule classesHaveNoCycles =
            slices().assignedFrom(FILES).should().beFreeOfCycles();

    @Test
    void longClassesSayWhy() throws IOException {
        for (String module :
                List.of("api-spec", "wire-formats", "server-stubs", "server-process", "client", "conformance-tests")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                                .filter(file -> lines(file).size() > 300))
                        .allSatisfy(file -> assertThat(String.join("\n", lines(file)))
                                .as("%s", file)
                                .containsIgnoringCase("longer than 300 lines because"));
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
