package org.portaplus.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.portaplus.conformance.cases.Case;
import org.portaplus.conformance.cases.CaseFiles;
import org.portaplus.conformance.contract.Contract;

/**
 * The cases of a topic as tests, one each, with a line on the console. {@code -Dporta.test.case=TEXT} runs only those whose id or
 * title contains the text.
 */
public final class Topic {
    private static final String CHOSEN = System.getProperty("porta.test.case", "");

    private Topic() {}

    public static Stream<DynamicTest> of(String topic, Target target) {
        CaseRunner runner = new CaseRunner(target, Contract.load());
        return CaseFiles.of(topic).stream()
                .filter(one -> one.name().contains(CHOSEN))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> run(runner, target, one)));
    }

    private static void run(CaseRunner runner, Target target, Case one) {
        assumeTrue(target.canRestart() || !one.restarts(), "the server under test cannot be restarted from here");
        assumeTrue(target.canRestart() || !one.demo(), "the server under test need not have the demo catalogue");
        boolean passed = false;
        try {
            runner.run(one);
            passed = true;
        } finally {
            System.out.println((passed ? "ok    " : "FAIL  ") + one.name());
        }
    }
}
