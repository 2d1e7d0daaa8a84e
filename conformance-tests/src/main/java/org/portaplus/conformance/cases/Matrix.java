package org.portaplus.conformance.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.portaplus.conformance.contract.Contract;

/**
 * Spreads a case over the combinations of its matrix and the rows of its table: id, title, and the variables in its steps. In
 * a matrix, {@code ${operations}} stands for all operations of the contract.
 */
final class Matrix {
    private static final String OPERATIONS = "${operations}";

    private Matrix() {}

    static List<Case> spread(Case one) {
        List<Map<String, String>> combinations = new ArrayList<>();
        combinations.add(Map.of());
        one.matrix().forEach((name, values) -> {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : spelledOut(values)) {
                    Map<String, String> next = new LinkedHashMap<>(combination);
                    next.put(name, value);
                    longer.add(next);
                }
            }
            combinations.clear();
            combinations.addAll(longer);
        });
        return combinations.stream().flatMap(values -> rows(one, values)).toList();
    }

    private static List<String> spelledOut(List<String> values) {
        return values.equals(List.of(OPERATIONS)) ? Contract.load().operations() : values;
    }

    private static Stream<Case> rows(Case one, Map<String, String> values) {
        if (one.table().isEmpty()) {
            return Stream.of(one(one, values, values.values()));
        }
        return one.table().stream().map(row -> {
            // A row may contain values of the matrix.
            Map<String, String> all = new LinkedHashMap<>(row);
            all.putAll(values);
            List<String> id = new ArrayList<>(values.values());
            id.add(row.values().iterator().next());
            return one(one, all, id);
        });
    }

    private static Case one(Case one, Map<String, String> values, Collection<String> id) {
        if (values.isEmpty()) {
            return one;
        }
        return CaseBuilder.builder(one)
                .id(one.id() + "-" + String.join("-", id))
                .rule(filled(one.rule(), values))
                .title(filled(one.title(), values))
                .matrix(Map.of())
                .table(List.of())
                .steps(one.steps().stream().map(step -> filled(step, values)).toList())
                .build();
    }

    private static Step filled(Step step, Map<String, String> values) {
        return StepBuilder.builder(step)
                .title(filled(step.title(), values))
                .request(filled(step.request(), values))
                .raw(filled(step.raw(), values))
                .as(filled(step.as(), values))
                .body(filled(step.body(), values))
                .file(filled(step.file(), values))
                .charset(filled(step.charset(), values))
                .headers(filled(step.headers(), values))
                .expect(filled(step.expect(), values))
                .build();
    }

    private static Expected filled(Expected expect, Map<String, String> values) {
        return ExpectedBuilder.builder(expect)
                .reason(filled(expect.reason(), values))
                .headers(filled(expect.headers(), values))
                .file(filled(expect.file(), values))
                .text(filled(expect.text(), values))
                .format(filled(expect.format(), values))
                .type(filled(expect.type(), values))
                .values(filled(expect.values(), values))
                .matches(filled(expect.matches(), values))
                .error(filled(expect.error(), values))
                .build();
    }

    private static Expected.Refusal filled(Expected.Refusal error, Map<String, String> values) {
        return error == null
                ? null
                : new Expected.Refusal(
                        error.status(),
                        filled(error.code(), values),
                        filled(error.field(), values),
                        filled(error.fault(), values),
                        error.noEnvelope());
    }

    private static Map<String, String> filled(Map<String, String> texts, Map<String, String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        texts.forEach((key, text) -> filled.put(filled(key, values), filled(text, values)));
        return filled;
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled == null ? null : filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
