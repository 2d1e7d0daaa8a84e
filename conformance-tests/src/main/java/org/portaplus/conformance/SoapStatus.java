package org.portaplus.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.portaplus.conformance.cases.Expected;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.reading.Format;
import org.portaplus.conformance.reading.Reading;

/**
 * What HTTP says of a fault: 500 in both versions where it answers an envelope, however broken. A message that never arrived
 * as such keeps its status. The status of the same refusal in other formats is in a header.
 */
final class SoapStatus {
    private static final Set<Integer> NO_MESSAGE = Set.of(405, 413, 415);

    private SoapStatus() {}

    static int of(Expected expected) {
        Format format = expected.format() == null ? null : Format.of(expected.format());
        Expected.Refusal error = expected.error();
        if (error == null || format == null || !format.isSoap()) {
            return expected.status();
        }
        return error.noEnvelope() || NO_MESSAGE.contains(error.status()) ? error.status() : 500;
    }

    static List<String> problems(Answer answer, Reading reading, Expected.Refusal error) {
        List<String> problems = new ArrayList<>();
        if (!error.fault().equals(reading.soapFault())) {
            problems.add("a fault with the code " + error.fault() + " expected, got " + reading.soapFault());
        }
        if (!String.valueOf(error.status()).equals(answer.header("X-Status"))) {
            problems.add("header X-Status: " + error.status() + " expected, got " + answer.header("X-Status"));
        }
        return problems;
    }
}
