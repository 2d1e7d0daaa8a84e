package org.portaplus.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal quotes of a request. */
class FaultTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "0 | \\u0000",
                "1 | \\u0001",
                "31 | \\u001F",
                "0xD800 | \\uD800",
                "0xDFFF | \\uDFFF",
                "0xFFFE | \\uFFFE",
                "0xFFFF | \\uFFFF"
            },
            delimiter = '|')
    void whatNotEveryFormatCanCarryIsSpelledOut(int character, String written) {
        char found = (char) character;

        Fault fault = Fault.of(FaultKind.INVALID, "Unknown", "a" + found + "b", "There is no " + found + " here")
                .under("Accounts[0]");

        assertThat(fault.getMessage()).isEqualTo("There is no " + written + " here");
        assertThat(fault.fields())
                .containsExactly(
                        new FieldFault("Unknown", "Accounts[0].a" + written + "b", "There is no " + written + " here"));
    }

    @Test
    void everythingElseStaysAsItIs() {
        String text = "tab\t, lines\r\n, DEL\u007F, \uD7FF\uE000\uFFFD, pairs \uD83D\uDE00 \uD83F\uDFFE \uDBFF\uDFFF";

        assertThat(Fault.of(FaultKind.INVALID, "Unknown", text).getMessage()).isEqualTo(text);
        assertThat(new FieldFault("Unknown", text, text))
                .extracting(FieldFault::field, FieldFault::message)
                .containsExactly(text, text);
    }
}
