package org.portaplus.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The samples of the contract, replayed byte for byte. */
@ExtendWith(TargetExtension.class)
class SamplesIT {

    @TestFactory
    Stream<DynamicTest> samples(Target target) {
        return Topic.of("samples", target);
    }
}
