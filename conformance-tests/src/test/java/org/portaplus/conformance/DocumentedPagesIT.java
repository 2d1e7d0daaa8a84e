package org.portaplus.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each documented page: (a) literally, (b) with real values, (c) bad input. */
@ExtendWith(TargetExtension.class)
class DocumentedPagesIT {

    @TestFactory
    Stream<DynamicTest> pages(Target target) {
        return Topic.of("documented", target);
    }
}
