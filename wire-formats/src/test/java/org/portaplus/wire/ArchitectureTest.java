package org.portaplus.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The formats stand alone: no type of any application, no library but the two they are made of. */
@AnalyzeClasses(packages = "org.portaplus.wire", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule standsAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.portaplus.wire..",
                    "com.fasterxml.jackson..",
                    "com.ctc.wstx..",
                    "org.apiguardian.api..",
                    "org.jspecify.annotations..",
                    "java..",
                    "javax.xml.namespace..",
                    "javax.xml.stream..");

    @ArchTest
    static final ArchRule streamsKnowNoBinding = noClasses()
            .that()
            .resideInAnyPackage("..internal.io..", "..internal.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "..internal.bind..");
}
