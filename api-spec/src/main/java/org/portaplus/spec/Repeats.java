package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of an operation's file without which the contract would be the same: a copy of what the rules give, or a
 * key that no rule knows. Each key is left out once, and the operation completed again, so that no rule is repeated
 * here.
 */
final class Repeats {
    private final OperationFile operation;
    private final JsonNode requestType;
    private final List<Object> completed;
    private final List<String> problems = new ArrayList<>();

    private Repeats(OperationFile operation, JsonNode requestType) {
        this.operation = operation;
        this.requestType = requestType;
        this.completed = completed(operation.content());
    }

    /** The repeats in all files of a contract, each with its place. */
    static List<String> problems(Path directory) {
        ContractFiles files = new ContractFiles();
        return OperationFile.in(directory, files).stream()
                .flatMap(operation -> problems(operation, operation.requestType(directory, files)).stream())
                .toList();
    }

    static List<String> problems(OperationFile operation, JsonNode requestType) {
        Repeats repeats = new Repeats(operation, requestType);
        ObjectNode content = operation.content().deepCopy();
        repeats.look(content, content, "");
        return repeats.problems;
    }

    private void look(ObjectNode content, ObjectNode part, String place) {
        for (String key : List.copyOf(
                part.properties().stream().map(member -> member.getKey()).toList())) {
            // The demo is a value, of which the samples are made, and nothing that a rule completes.
            if (!place.isEmpty() || !key.equals(OperationFile.DEMO)) {
                String where = place + (place.isEmpty() ? "" : " ") + key;
                ObjectNode whole = part.deepCopy();
                JsonNode removed = part.remove(key);
                boolean same = isSame(content);
                part.removeAll();
                part.setAll(whole);
                if (same) {
                    problems.add(operation + " " + where
                            + " says what the rules give anyway, or nothing that they know: " + removed);
                } else if (part.get(key) instanceof ObjectNode inner) {
                    look(content, inner, where);
                }
            }
        }
    }

    private boolean isSame(ObjectNode content) {
        try {
            return completed(content).equals(completed);
        } catch (IllegalArgumentException needed) {
            return false;
        }
    }

    private List<Object> completed(ObjectNode content) {
        OperationRules rules = new OperationRules(new OperationFile(operation.name(), content.deepCopy()), requestType);
        return List.of(rules.tag(), rules.paths(), rules.messages());
    }
}
