package org.portaplus.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation in both versions of SOAP, and every way to be refused. */
@ExtendWith(TargetExtension.class)
class SoapIT {

    @TestFactory
    Stream<DynamicTest> soap(Target target) {
        return Topic.of("soap", target);
    }
}
