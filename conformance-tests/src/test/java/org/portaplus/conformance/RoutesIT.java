package org.portaplus.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route of the contract with real data. */
@ExtendWith(TargetExtension.class)
class RoutesIT {

    @TestFactory
    Stream<DynamicTest> routes(Target target) {
        return Topic.of("routes", target);
    }
}
