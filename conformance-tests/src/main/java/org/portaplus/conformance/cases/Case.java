package org.portaplus.conformance.cases;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/**
 * One case: what a server must do, with a pointer to the rule.
 *
 * @param id unique in the kit
 * @param rule the rules that it proves, separated by commas: ids such as {@code HTTP-017}, {@code DOM-001} or {@code
 *     FLD-PortaAccount.Phone1} (a member of the contract), a decision such as {@code docs/decisions/0007}, or {@code
 *     conformance of page 001}
 * @param source its sources, separated by commas: documented pages, files of {@code docs}, published standards
 * @param title a sentence
 * @param matrix values to repeat the case with, by variable; each combination is a separate case
 * @param table rows of values to repeat the case with; the first value of a row names it
 * @param demo whether it needs entries of the demo catalogue, which another server need not have
 * @param given names of fixtures that run before the steps
 * @param steps what happens, in order
 */
@RecordBuilder
public record Case(
        String id,
        String rule,
        String source,
        String title,
        Map<String, List<String>> matrix,
        List<Map<String, String>> table,
        boolean demo,
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

    /** The rules, one by one. */
    public List<String> rules() {
        return List.of(rule.split(",\\s*"));
    }

    public String name() {
        return id + " " + title;
    }
}
