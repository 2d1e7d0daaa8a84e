package org.portaplus.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Paths, negotiation, Licenses, batches and the rules of updates. */
@ExtendWith(TargetExtension.class)
class ProtocolIT {

    @TestFactory
    Stream<DynamicTest> protocol(Target target) {
        return Topic.of("protocol", target);
    }
}
