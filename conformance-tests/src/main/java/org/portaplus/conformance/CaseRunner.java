package org.portaplus.conformance;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portaplus.conformance.cases.Case;
import org.portaplus.conformance.cases.CaseFiles;
import org.portaplus.conformance.cases.Step;
import org.portaplus.conformance.cases.Variables;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.DocumentedPage;
import org.portaplus.conformance.contract.Resource;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.RawExchange;
import org.portaplus.conformance.http.Request;
import org.portaplus.conformance.reading.Format;

/** Runs cases against a target, one at a time; not thread-safe. */
public final class CaseRunner {
    private static final long PAUSE = 50;
    private final Target target;
    private final Exchange exchange;
    private final AnswerCheck check;
    private Map<String, String> catalogue;

    public CaseRunner(Target target, Contract contract) {
        this.target = target;
        this.exchange = new Exchange(target.base());
        this.check = new AnswerCheck(contract);
    }

    /**
     * Runs a case to its end.
     *
     * @throws AssertionError with everything that is wrong in the first step that fails
     */
    public void run(Case one) {
        Variables variables = new Variables(target.license());
        if (!one.given().isEmpty()) {
            catalogue().forEach(variables::put);
        }
        for (String fixture : one.given()) {
            run(one, "fixture " + fixture, CaseFiles.fixture(fixture), variables);
        }
        run(one, "step", one.steps(), variables);
    }

    private Map<String, String> catalogue() {
        if (catalogue == null) {
            catalogue = Catalogue.of(exchange, target.license());
        }
        return catalogue;
    }

    private void run(Case one, String kind, List<Step> steps, Variables variables) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).restart() != null) {
                target.restart(steps.get(i).restart().equals("kill"));
            } else {
                run(one, kind + " " + (i + 1) + titled(steps.get(i)), steps.get(i), variables);
            }
        }
    }

    private static String titled(Step step) {
        return step.title() == null ? "" : " (" + step.title() + ")";
    }

    private void run(Case one, String where, Step step, Variables variables) {
        variables.put("host", target.base().getAuthority());
        Object request = step.raw() == null ? request(step, variables) : variables.in(step.raw());
        Answer answer = send(request);
        AnswerCheck.Outcome outcome = check.compare(answer, step, variables);
        long end = System.nanoTime() + step.poll() * 1_000_000_000L;
        while (!outcome.faults().isEmpty() && System.nanoTime() < end) {
            pause();
            answer = send(request);
            outcome = check.compare(answer, step, variables);
        }
        if (!outcome.faults().isEmpty()) {
            throw new AssertionError(one.name() + " [rule: " + one.rule() + "; source: " + one.source() + "]\n" + where
                    + ":\n  - " + String.join("\n  - ", outcome.faults()) + "\n\n>>> " + request + "\n\n<<< " + answer);
        }
        outcome.captured().forEach(variables::put);
    }

    private Answer send(Object request) {
        return request instanceof Request known
                ? exchange.send(known)
                : new RawExchange(target.base()).send(request.toString());
    }

    static Request request(Step step, Variables variables) {
        DocumentedPage page = step.page() == null ? null : DocumentedPage.of(step.page());
        String line = step.request() == null ? page.verb() + " " + page.path() : variables.in(step.request());
        String body = null;
        Map<String, String> headers = new LinkedHashMap<>();
        if (page != null) {
            body = page.requestBody();
            headers.put("Content-Type", page.requestType());
        } else if (step.body() != null) {
            body = variables.in(step.body());
            headers.put(
                    "Content-Type",
                    Format.of(step.as() == null ? "json" : step.as()).mediaType());
        } else if (step.file() != null) {
            String extension = step.file().replaceFirst(".*\\.", "");
            body = body(step.file(), variables);
            headers.put(
                    "Content-Type",
                    Format.of(step.as() == null ? extension : step.as()).mediaType());
        }
        if (step.coding() != null) {
            headers.put("Content-Encoding", step.coding());
        }
        step.headers().forEach((name, value) -> headers.put(name, variables.in(value)));
        headers.values().removeIf(String::isEmpty);
        String[] parts = line.split(" ", 2);
        return new Request(parts[0], parts[1], headers, body, step.coding() != null, Charset.forName(step.charset()));
    }

    /** Bodies of the kit hold variables and end with a line end that belongs to the file, not to the body. */
    private static String body(String file, Variables variables) {
        return file.startsWith("bodies/")
                ? variables.in(Resource.text("cases/" + file)).stripTrailing()
                : Resource.text(file);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while polling", e);
        }
    }
}
