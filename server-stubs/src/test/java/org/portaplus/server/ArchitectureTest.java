package org.portaplus.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
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

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("org.portaplus.server.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    // The generated routes call the dispatcher, and the table of routes is read from them.
                    resideInAPackage("..server.http.."), resideInAPackage("..server.api.."));

    @Test
    void longClassesSayWhy() throws IOException {
        for (String module : List.of("api-spec", "wire-formats", "server-stubs", "client", "conformance-tests")) {
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
