package org.portaplus.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job from end to end, restarts included. */
@ExtendWith(TargetExtension.class)
class StoryIT {

    @TestFactory
    Stream<DynamicTest> story(Target target) {
        return Topic.of("story", target);
    }
}
