package org.portaplus.conformance.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.conformance.licensing.TwoResellers.CONTRACT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.portaplus.conformance.http.Answer;

/** Somebody tries Licenses on every route and in every format of a server that allows three wrong ones. */
class GuessingIT {
    private static final int TRIES = 3;
    private static final AtomicInteger GUESS = new AtomicInteger();
    private static TwoResellers both;

    @BeforeAll
    static void start() {
        both = new TwoResellers("guessing", Map.of("PORTA_GUESSES_TRIES", "3", "PORTA_GUESSES_NEW_TRY", "10M"));
        Way way = ways().findFirst().orElseThrow();
        for (int i = 0; i < TRIES; i++) {
            assertThat(Sender.status(send(way, guess()))).isEqualTo(401);
        }
    }

    @AfterAll
    static void end() {
        both.close();
    }

    @TestFactory
    Stream<DynamicTest> whoHasGuessedTooOftenHasToWaitOnEveryWay() {
        return ways().map(way -> DynamicTest.dynamicTest(way.toString(), () -> {
            Answer answer = send(way, guess());
            assertThat(Sender.status(answer)).as("%s", answer).isEqualTo(429);
            assertThat(answer.header("Content-Type").replace(" ", ""))
                    .isEqualToIgnoringCase(way.format().contentType().replace(" ", ""));
            assertThat(answer.body()).contains("TooManyTries");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
            assertThat(Sender.isRefused(send(way, both.north.license())))
                    .as("what has worked from this address goes on working")
                    .isFalse();
        }));
    }

    private static Stream<Way> ways() {
        return Way.all(CONTRACT).stream();
    }

    private static String guess() {
        return "guess-" + GUESS.incrementAndGet();
    }

    private static Answer send(Way way, String license) {
        ObjectNode request = way.changes()
                ? Changes.right(CONTRACT, way, both.north, GUESS)
                : Questions.members(Questions.of(CONTRACT, way).get(0), name -> both.north);
        return both.sender.ask(way, license, request);
    }
}
