package org.portaplus.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of the domain, and every member of its types: written in one format, read in another. */
@ExtendWith(TargetExtension.class)
class DomainIT {

    @TestFactory
    Stream<DynamicTest> domain(Target target) {
        return Topic.of("domain", target);
    }
}
