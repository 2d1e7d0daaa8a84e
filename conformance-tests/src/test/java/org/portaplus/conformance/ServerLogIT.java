package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portaplus.conformance.cases.Case;
import org.portaplus.conformance.cases.CaseFiles;
import org.portaplus.conformance.contract.Contract;

/** What the server writes about the requests of this kit. */
@ExtendWith(TargetExtension.class)
class ServerLogIT {
    private static final Pattern SECRETS = Pattern.compile("(Web7|Sip4)\\d{12}");

    @Test
    void noPasswordAndNoWrongLicenseReachesTheLog(Target target) {
        assumeTrue(target instanceof StartedTarget, "only the log of a server that was started here can be read");
        CaseRunner runner = new CaseRunner(target, Contract.load());
        CaseFiles.of("documented").stream()
                .filter(one -> one.id().endsWith("-b-1") || one.id().contains("-c-4"))
                .forEach(runner::run);

        String log = ((StartedTarget) target).server().log();

        assertThat(log).isNotBlank();
        assertThat(SECRETS.matcher(log).results()).isEmpty();
    }

    /** Most classes of the kit have run before this one. */
    @Test
    void noRequestOfTheKitWasADefectOfTheServer(Target target) {
        assumeTrue(target instanceof StartedTarget, "only the log of a server that was started here can be read");

        assertThat(((StartedTarget) target).server().log().lines().filter(line -> line.contains(" ERROR ")))
                .isEmpty();
    }

    /** The cases that this test replays are there. */
    @Test
    void theCasesWithSecretsExist() {
        assertThat(CaseFiles.of("documented")).extracting(Case::id).contains("000-b-1", "001-c-4", "002-b-1");
    }
}
