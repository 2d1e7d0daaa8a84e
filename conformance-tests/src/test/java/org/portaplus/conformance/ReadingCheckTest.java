package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.conformance.cases.Expected;
import org.portaplus.conformance.cases.ExpectedBuilder;
import org.portaplus.conformance.cases.Variables;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.reading.Format;
import org.portaplus.conformance.reading.Shape;
import org.portaplus.conformance.reading.Unreadable;

/** Each expectation about members and values fails where it should. */
class ReadingCheckTest {
    private static final Contract CONTRACT = Contract.load();
    private static final String BODY =
            "{Accounts:[{AccountId:a,IAccount:7,CreditLimit:1.50,Blocked:True}],NumberOfAccounts:1,License:L}";

    private static Expected expected(
            Map<String, List<String>> members,
            Map<String, String> values,
            Map<String, String> matches,
            Map<String, String> size,
            List<String> absent) {
        return ExpectedBuilder.builder()
                .type("ProductResponse")
                .members(members)
                .values(values)
                .matches(matches)
                .size(size)
                .absent(absent)
                .build();
    }

    private static List<String> faults(Expected expected) throws Unreadable {
        List<String> faults = new ArrayList<>();
        new ReadingCheck(CONTRACT, Shape.read(CONTRACT, Format.JSV, BODY, "ProductResponse"), new Variables("L"))
                .compare(expected, faults);
        return faults;
    }

    private static Expected values(String path, String value) {
        return expected(null, Map.of(path, value), null, null, null);
    }

    private static Expected members(String path, String... members) {
        return expected(Map.of(path, List.of(members)), null, null, null, null);
    }

    @Test
    void valuesAreComparedAsTextsOrAmounts() throws Unreadable {
        assertThat(faults(values("$.Accounts[AccountId=a].CreditLimit", "1.5"))).isEmpty();
        assertThat(faults(values("$.Accounts[0].Blocked", "true"))).isEmpty();
        assertThat(faults(values("$.License", "${license}"))).isEmpty();
        assertThat(faults(values("$.License", "M"))).containsExactly("$.License: M expected, got \"L\"");
        assertThat(faults(values("$.Accounts[0].CreditLimit", "1.51"))).hasSize(1);
        assertThat(faults(values("$.Accounts[1].IAccount", "7"))).hasSize(1);
        assertThat(faults(values("$.Accounts", ""))).hasSize(1);
    }

    @Test
    void membersAreThereOrMissed() throws Unreadable {
        assertThat(faults(members("$", "Accounts", "NumberOfAccounts"))).isEmpty();
        assertThat(faults(members("$", "AccountInfo"))).containsExactly("$.AccountInfo: expected, but it is not there");
        assertThat(faults(members("$.AccountInfo", "IAccount")))
                .containsExactly("$.AccountInfo: an object expected, got nothing");
        assertThat(faults(members("$", "all"))).hasSize(6);
        assertThat(faults(members("$", "all", "-AccountInfo"))).hasSize(5);
        assertThat(faults(members("$.Accounts[0]", "values")))
                .contains("$.Accounts[0].Balance: expected, but it is not there")
                .doesNotContain("$.Accounts[0].Email: expected, but it is not there");
    }

    @Test
    void patternsSizesAndAbsencesAreChecked() throws Unreadable {
        assertThat(faults(expected(
                        null, null, Map.of("$.License", "[KL]"), Map.of("$.Accounts", "1"), List.of("$.AccountInfo"))))
                .isEmpty();
        assertThat(faults(expected(
                        null, null, Map.of("$.License", "K"), Map.of("$.Accounts", "2"), List.of("$.License"))))
                .hasSize(3);
    }
}
