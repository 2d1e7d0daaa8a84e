package org.portaplus.conformance.licensing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;

/** Sends requests on any way, and follows what was accepted for later to its end. */
final class Sender {
    private static final Pattern CODE = Pattern.compile("ErrorCode\"?[:>]\\s*\"?\\w");
    private static final Pattern ENDED = Pattern.compile("\\bCompleted\\b");
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Contract contract;
    private final Exchange exchange;

    Sender(Contract contract, URI base) {
        this.contract = contract;
        this.exchange = new Exchange(base);
    }

    /** The answer of a request, whatever it is. */
    Answer ask(Way way, String license, ObjectNode members) {
        return exchange.send(way.request(contract, license, members));
    }

    /** The answer of a request; of a one-way message that was accepted, the report of its batch when that has ended. */
    Answer send(Way way, String license, ObjectNode members) {
        Answer answer = ask(way, license, members);
        if (answer.status() != 202) {
            return answer;
        }
        String location = answer.header("Location");
        String link = answer.header("Link"); // a list of messages is a list of batches
        if (location == null && link == null) {
            return answer; // nothing was stored: a question that nobody waits for
        }
        return report(way, license, location == null ? link.replaceFirst("^<([^>]*)>.*", "$1") : location);
    }

    /** The refusal is what a caller sees of it: a status, in SOAP the one that a header tells. */
    static int status(Answer answer) {
        return answer.header("X-Status") == null ? answer.status() : Integer.parseInt(answer.header("X-Status"));
    }

    /** Whether a request, or an item of it, was refused. */
    static boolean isRefused(Answer answer) {
        return answer.status() >= 400 || CODE.matcher(answer.body()).find();
    }

    private Answer report(Way way, String license, String batch) {
        Request request =
                new Request("GET", batch, Map.of("Accept", way.format().mediaType(), "X-License", license), null);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Answer report = exchange.send(request);
            if (report.status() != 200 || ENDED.matcher(report.body()).find()) {
                String id = batch.replaceFirst(".*/", "");
                return new Answer(
                        report.status(),
                        report.reason(),
                        report.headers(),
                        report.body().replace(id, "this"));
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("the batch " + batch + " does not end: " + report);
            }
            Thread.onSpinWait();
        }
    }
}
