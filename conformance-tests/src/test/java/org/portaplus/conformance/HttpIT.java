package org.portaplus.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of HTTP one by one: routes, binding, negotiation, headers, refusals. */
@ExtendWith(TargetExtension.class)
class HttpIT {

    @TestFactory
    Stream<DynamicTest> http(Target target) {
        return Topic.of("http", target);
    }
}
