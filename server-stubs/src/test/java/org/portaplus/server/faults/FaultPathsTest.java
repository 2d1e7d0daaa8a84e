package org.portaplus.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a refusal gets the paths of the members that it blames. */
class FaultPathsTest {
    @Test
    void anItemHasItsPlaceInTheList() {
        assertThat(FieldFault.item("Accounts", 3)).isEqualTo("Accounts[3]");
        assertThat(FieldFault.item("", 3)).isEqualTo("[3]");
    }

    @Test
    void whatAPartRefusesIsSeenFromOutside() {
        Fault refused = refusal(() -> Fault.under("Accounts[3]", () -> refuse("Id")));

        assertThat(refused.fields()).containsExactly(new FieldFault("NotEmpty", "Accounts[3].Id", "Id is needed"));
    }

    @Test
    void whatAPartRefusesIsNamedAsItWasSent() {
        Fault refused = refusal(() -> Fault.named(member -> "UI" + member, () -> refuse("Login")));

        assertThat(refused.fields()).containsExactly(new FieldFault("NotEmpty", "UILogin", "Login is needed"));
    }

    @Test
    void aRefusalThatBlamesNoMemberKeepsWhenToTryAgain() {
        Fault refused = refusal(() -> Fault.named(
                member -> "other",
                () -> Fault.under("Accounts[3]", () -> {
                    throw Fault.later(FaultKind.TOO_MANY, "TooManyRequests", "Wait", Duration.ofSeconds(7));
                })));

        assertThat(refused.fields()).isEmpty();
        assertThat(refused.retryAfter()).hasValue(7);
    }

    @Test
    void rulesOfAPartAreNotedInTheirPlace() {
        Checks checks = new Checks()
                .require(false, "NotEmpty", "First", "first")
                .part("Rows[0]", row -> row.part("Name", name -> name.require(false, "Length", "Last", "second")))
                .require(false, "NotEmpty", "Third", "third");

        assertThat(refusal(checks::done).fields())
                .extracting(FieldFault::field)
                .containsExactly("First", "Rows[0].Name.Last", "Third");
    }

    @Test
    void aPartThatHoldsItsRulesNotesNothing() {
        new Checks()
                .part("Rows[0]", row -> row.require(true, "NotEmpty", "Id", ""))
                .done();
    }

    @Test
    void whatAnAttemptRefusesIsNotedBesideTheRest() {
        Checks checks = new Checks().require(false, "NotEmpty", "First", "first");

        assertThat(checks.attempt(() -> "done")).contains("done");
        assertThat(checks.attempt(() -> refuse("Id"))).isEmpty();
        assertThat(refusal(checks::done).fields()).extracting(FieldFault::field).containsExactly("First", "Id");
    }

    private static String refuse(String member) {
        throw Fault.of(FaultKind.INVALID, "NotEmpty", member, member + " is needed");
    }

    private static Fault refusal(Runnable part) {
        return catchThrowableOfType(Fault.class, part::run);
    }
}
