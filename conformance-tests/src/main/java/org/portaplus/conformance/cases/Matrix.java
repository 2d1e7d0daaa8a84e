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
        return new Case(
                one.id() + "-" + String.join("-", id),
                filled(one.rule(), values),
                one.source(),
                filled(one.title(), values),
                Map.of(),
                List.of(),
                one.demo(),
                one.given(),
                one.steps().stream().map(step -> filled(step, values)).toList());
    }

    private static Step filled(Step step, Map<String, String> values) {
        Expected expect = step.expect();
        return new Step(
                filled(step.title(), values),
                filled(step.request(), values),
                filled(step.raw(), values),
                step.page(),
                filled(step.as(), values),
                filled(step.body(), values),
                filled(step.file(), values),
                step.coding(),
                filled(step.charset(), values),
                filled(step.headers(), values),
                step.poll(),
                step.restart(),
                new Expected(
                        expect.status(),
                        filled(expect.reason(), values),
                        filled(expect.headers(), values),
                        expect.page(),
                        filled(expect.file(), values),
                        expect.empty(),
                        filled(expect.text(), values),
                        filled(expect.format(), values),
                        filled(expect.type(), values),
                        expect.members(),
                        filled(expect.values(), values),
                        filled(expect.matches(), values),
                        expect.size(),
                        expect.absent(),
                        filled(expect.error(), values)),
                step.capture());
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
