package org.portaplus.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.portaplus.conformance.cases.Expected;
import org.portaplus.conformance.cases.Step;
import org.portaplus.conformance.cases.Variables;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.DocumentedPage;
import org.portaplus.conformance.contract.Resource;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.reading.Format;
import org.portaplus.conformance.reading.MemberPath;
import org.portaplus.conformance.reading.Reading;
import org.portaplus.conformance.reading.Shape;
import org.portaplus.conformance.reading.Unreadable;

/** Compares an answer with the expectation of a step, and with the rules for every answer. */
final class AnswerCheck {
    private static final Pattern INSIDES =
            Pattern.compile("\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|\\b\\w+(\\.\\w+)+(Exception|Error)\\b|\\.java\\b|SQLITE");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private final Contract contract;

    AnswerCheck(Contract contract) {
        this.contract = contract;
    }

    /**
     * The errors of an answer, and the variables that it fills.
     *
     * @param faults one sentence each; empty when all is well
     */
    record Outcome(List<String> faults, Map<String, String> captured) {}

    Outcome compare(Answer answer, Step step, Variables variables) {
        Expected expected = step.expect();
        List<String> faults = new ArrayList<>();
        int status = SoapStatus.of(expected);
        if (answer.status() != status) {
            faults.add("status " + status + " expected, got " + answer.status());
        }
        reason(answer, expected, faults);
        headers(answer, expected, variables, faults);
        bytes(answer, expected, variables, faults);
        JsonNode tree = expected.type() == null ? MissingNode.getInstance() : tree(answer, expected, variables, faults);
        refusal(answer, expected, tree, variables, faults);
        Map<String, String> captured = new LinkedHashMap<>();
        step.capture().forEach((name, from) -> captured.put(name, captured(answer, tree, variables.in(from), faults)));
        return new Outcome(faults, captured);
    }

    /** Clients of the original host read the code of a refusal there. */
    private static void reason(Answer answer, Expected expected, List<String> faults) {
        String code = expected.error() == null ? null : expected.error().code();
        String reason = expected.reason() == null ? code : expected.reason();
        if (reason != null && !reason.equals(answer.reason())) {
            faults.add("the reason phrase " + reason + " expected, got " + answer.reason());
        }
    }

    private static void headers(Answer answer, Expected expected, Variables variables, List<String> faults) {
        expected.headers().forEach((name, pattern) -> {
            String value = answer.header(name);
            boolean fits = pattern.isEmpty() ? value == null : value != null && value.matches(variables.in(pattern));
            if (!fits) {
                faults.add("header " + name + ": " + pattern + " expected, got " + value);
            }
        });
        if (!"nosniff".equals(answer.header("X-Content-Type-Options"))) {
            faults.add("header X-Content-Type-Options: nosniff expected on every answer");
        }
        String vary = answer.header("Vary");
        if (vary == null || !vary.toLowerCase(Locale.ROOT).contains("accept")) {
            faults.add("header Vary: Accept expected on every answer, got " + vary);
        }
        Format format = Format.ofContentType(answer.header("Content-Type"));
        boolean stated = expected.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
        String wanted = expected.format() != null
                ? Format.of(expected.format()).contentType()
                : format == null ? null : format.contentType();
        if (wanted != null && !stated && !alike(wanted, answer.header("Content-Type"))) {
            faults.add("header Content-Type: " + wanted + " expected, got " + answer.header("Content-Type"));
        }
    }

    /** Blanks around the semicolon and the case of letters mean nothing in HTTP. */
    private static boolean alike(String wanted, String actual) {
        return actual != null && wanted.replace(" ", "").equalsIgnoreCase(actual.replace(" ", ""));
    }

    private static void bytes(Answer answer, Expected expected, Variables variables, List<String> faults) {
        if (expected.page() != null && !DocumentedPage.of(expected.page()).isAnsweredBy(answer.body())) {
            faults.add("the response of page " + expected.page() + " expected, byte for byte");
        }
        if (expected.file() != null && !Resource.text(expected.file()).equals(answer.body())) {
            faults.add("the bytes of " + expected.file() + " expected: " + Resource.text(expected.file()));
        }
        if (expected.text() != null && !answer.body().matches(variables.in(expected.text()))) {
            faults.add("a body expected that matches " + variables.in(expected.text()));
        }
        if (expected.empty() && !answer.body().isEmpty()) {
            faults.add("no body expected");
        }
    }

    private JsonNode tree(Answer answer, Expected expected, Variables variables, List<String> faults) {
        Format format = Format.ofContentType(
                answer.header("Content-Type"), expected.format() == null ? null : Format.of(expected.format()));
        if (format == null) {
            faults.add("an answer in one of our formats expected, got " + answer.header("Content-Type"));
            return MissingNode.getInstance();
        }
        try {
            Reading reading = Shape.read(contract, format, answer.body(), expected.type());
            faults.addAll(reading.faults());
            if (format.isSoap() && expected.error() != null) {
                faults.addAll(SoapStatus.problems(answer, reading, expected.error()));
            }
            new ReadingCheck(contract, reading, variables).compare(expected, faults);
            return reading.tree();
        } catch (Unreadable e) {
            faults.add(e.getMessage());
            return MissingNode.getInstance();
        }
    }

    private static void refusal(
            Answer answer, Expected expected, JsonNode tree, Variables variables, List<String> faults) {
        if (answer.status() >= 400) {
            variables.secrets().stream()
                    .filter(secret -> answer.body().contains(secret))
                    .forEach(secret -> faults.add("the error repeats the secret " + secret));
            if (INSIDES.matcher(answer.body()).find()) {
                faults.add("the error shows the insides of the server");
            }
        }
        if (expected.error() == null) {
            return;
        }
        JsonNode status = tree.path("ResponseStatus");
        String code = expected.error().code();
        if (!status.path("ErrorCode").asText().equals(code)) {
            faults.add("ErrorCode " + code + " expected, got "
                    + status.path("ErrorCode").asText());
        }
        if (status.path("Message").asText().isBlank()) {
            faults.add("a Message expected");
        }
        if (status.has("StackTrace")) {
            faults.add("no StackTrace expected");
        }
        String field = expected.error().field() == null
                ? null
                : variables.in(expected.error().field());
        if (field != null
                && MemberPath.find(status, "$.Errors").findValuesAsText("FieldName").stream()
                        .noneMatch(field::equals)) {
            faults.add("an error with FieldName " + field + " expected, got " + status.path("Errors"));
        }
    }

    private static String captured(Answer answer, JsonNode tree, String from, List<String> faults) {
        String value = from.startsWith("header:")
                ? answer.header(from.substring("header:".length()))
                : MemberPath.find(tree, from).asText(null);
        if (value == null) {
            faults.add("nothing at " + from);
        }
        return value;
    }

    /** Texts are equal, or both are numbers of the same amount. */
    static boolean same(String expected, String actual) {
        return expected.equals(actual)
                || (NUMBER.matcher(expected).matches()
                        && NUMBER.matcher(actual).matches()
                        && new BigDecimal(expected).compareTo(new BigDecimal(actual)) == 0);
    }
}
