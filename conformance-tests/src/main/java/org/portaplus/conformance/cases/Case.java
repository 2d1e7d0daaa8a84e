package org.portaplus.conformance.cases;

import java.util.List;
import java.util.Map;

/**
 * One case: what a server must do, with a pointer to the rule.
 *
 * @param id unique in the kit
 * @param rule the rule that it proves, such as {@code design 4 errors} or {@code domain 9.1}
 * @param source the documented page behind it, or what else it was taken from
 * @param title a sentence
 * @param matrix values to repeat the case with, by variable; each combination is a case of its own
 * @param table rows of values to repeat the case with; the first value of a row names it
 * @param given names of fixtures that run before the steps
 * @param steps what happens, in order
 */
public record Case(
        String id,
        String rule,
        String source,
        String title,
        Map<String, List<String>> matrix,
        List<Map<String, String>> table,
        List<String> given,
        List<Step> steps) {

    public Case {
        matrix = matrix == null ? Map.of() : matrix;
        table = table == null ? List.of() : table;
        given = given == null ? List.of() : given;
        steps = steps == null ? List.of() : steps;
    }

    public boolean restarts() {
        return steps.stream().anyMatch(step -> step.restart() != null);
    }

    public String name() {
        return id + " " + title;
    }
}
