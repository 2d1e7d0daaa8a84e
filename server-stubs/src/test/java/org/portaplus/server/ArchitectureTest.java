package org.portaplus.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.soabase.recordbuilder.core.RecordBuilderGenerated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.portaplus.server.store.Tx;

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

    private static final int MOST_POSITIONS = 8;

    /** Each source file, but for generated ones. */
    private static final SliceAssignment FILES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            boolean generated = type.getPackageName().startsWith("org.portaplus.server.model")
                    || type.getPackageName().startsWith("org.portaplus.server.store.schema")
                    || outermost(type).isAnnotatedWith(RecordBuilderGenerated.class);
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

    /** Keepers are the packages named rows, and these classes, each of which is all there is of its tables. */
    private static final String[] KEEPERS = {
        "org.portaplus.server.batches.BatchPlaces",
        "org.portaplus.server.batches.Inbox",
        "org.portaplus.server.batches.InboxReading",
        "org.portaplus.server.batches.Intake",
        "org.portaplus.server.idempotency.FirstAnswers",
        "org.portaplus.server.licensing.Environments",
        "org.portaplus.server.licensing.Licensing",
        "org.portaplus.server.licensing.LicenseRegister",
        "org.portaplus.server.products.CatalogueLoad",
        "org.portaplus.server.products.CatalogueResellers"
    };

    /** Rules take and give values of the domain; a row of a table is a matter between a keeper and the store. */
    @ArchTest
    static final ArchRule onlyStoreAndKeepersSpeakSql = noClasses()
            .that()
            .resideOutsideOfPackages("..server.store..", "..rows..")
            .and(not(keepers()))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.jooq..", "java.sql..", "javax.sql..", "org.flywaydb..", "..server.store.schema..")
                    // The handle of a unit of work, which others pass on, and do not ask.
                    .and(not(type(DSLContext.class))))
            .orShould()
            .callMethod(Tx.class, "sql");

    private static DescribedPredicate<JavaClass> keepers() {
        return DescribedPredicate.describe(
                "keepers", type -> List.of(KEEPERS).contains(outermost(type).getName()));
    }

    /** Members of many are named where they are given: two of one type are taken for each other too easily. */
    @Test
    void recordsOfManyMembersAreBuiltByName() {
        JavaClasses all = new ClassFileImporter().importPackages("org.portaplus.server");
        assertThat(all.stream()
                        .flatMap(type -> type.getCodeUnitCallsFromSelf().stream())
                        .filter(call -> isOfManyMembers(call.getTarget())
                                && !outermost(call.getOriginOwner()).equals(outermost(call.getTargetOwner()))
                                && !isBuilder(call.getOriginOwner())))
                .isEmpty();
    }

    private static boolean isOfManyMembers(AccessTarget.CodeUnitCallTarget target) {
        boolean makes = isBuilder(target.getOwner())
                || (target.getOwner().isRecord() && target instanceof AccessTarget.ConstructorCallTarget);
        return makes && target.getRawParameterTypes().size() > MOST_POSITIONS;
    }

    private static boolean isBuilder(JavaClass type) {
        return outermost(type).isAnnotatedWith(RecordBuilderGenerated.class);
    }

    @ArchTest
    static final ArchRule httpKnowsNoDomain = noClasses()
            .that()
            .resideInAPackage("..server.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DOMAIN);

    /** What lies outside of http enters none of its rooms; the pages for people make answers and write formats. */
    @ArchTest
    static final ArchRule roomsAreNotEnteredFromOutside = noClasses()
            .that()
            .resideOutsideOfPackages("..server.http..", "..server.metadata..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.portaplus.server.http.*..");

    @ArchTest
    static final ArchRule pagesMakeAnswersAndWriteFormats = noClasses()
            .that()
            .resideInAPackage("..server.metadata..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..http.routes..", "..http.gate..", "..http.calls..", "..http.serving..");

    /** Who may enter which room of http. */
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
            .layer("serving")
            .definedBy("..http.serving..")
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
            .mayOnlyAccessLayers("shared", "bodies")
            .whereLayer("serving")
            .mayOnlyAccessLayers("shared", "bodies", "answers", "routes", "calls");

    /**
     * The clock of the wall may be set at any time: by it, only points in time are told that are stored or shown, by the one
     * {@code Clock} of the server. How long something lasts is told by {@code Ticker}.
     */
    @ArchTest
    static final ArchRule timeIsTakenFromTheClockOfTheServer = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould(callSystemClockOutsideOf(
                    "org.portaplus.server.start.DomainBeans", "org.portaplus.server.commands.OpenStore"));

    private static ArchCondition<JavaClass> callSystemClockOutsideOf(String... makers) {
        return ArchConditions.callMethodWhere(DescribedPredicate.describe(
                "makes a clock",
                call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                        && call.getName().startsWith("system")
                        && !List.of(makers).contains(call.getOriginOwner().getName())));
    }

    /** A package beside the rooms would be one that everybody may enter. */
    @ArchTest
    static final ArchRule everythingOfHttpIsInARoom = noClasses()
            .that()
            .resideInAPackage("..server.http..")
            .should()
            .resideOutsideOfPackages(
                    "org.portaplus.server.http",
                    "..http.bodies..",
                    "..http.answers..",
                    "..http.routes..",
                    "..http.gate..",
                    "..http.calls..",
                    "..http.serving..");

    @Test
    void everyKeeperExists() {
        assertThat(KEEPERS).allSatisfy(keeper -> assertThatCode(() -> Class.forName(keeper))
                .doesNotThrowAnyException());
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.portaplus.server.(*)..").should().beFreeOfCycles();

    /** Nested classes count as part of the one around them. */
    @ArchTest
    static final ArchRule classesHaveNoCycles =
            slices().assignedFrom(FILES).should().beFreeOfCycles();

    @Test
    void longClassesSayWhy() throws IOException {
        for (String module : List.of(
                "api-spec",
                "wire-formats",
                "server-stubs",
                "test-support",
                "client",
                "conformance-tests",
                "benchmarks")) {
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
