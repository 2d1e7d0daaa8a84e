package org.portaplus.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.portaplus.conformance.cases.Expected;
import org.portaplus.conformance.cases.Variables;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.Contract.Member;
import org.portaplus.conformance.reading.MemberPath;
import org.portaplus.conformance.reading.Reading;
import org.portaplus.conformance.reading.Shape;

/** Compares what was read with the members, values and sizes that a step expects. */
final class ReadingCheck {
    private final Contract contract;
    private final Reading reading;
    private final Variables variables;

    ReadingCheck(Contract contract, Reading reading, Variables variables) {
        this.contract = contract;
        this.reading = reading;
        this.variables = variables;
    }

    void compare(Expected expected, List<String> faults) {
        expected.members().forEach((path, members) -> members(path, members, expected.type(), faults));
        expected.values().forEach((path, value) -> {
            JsonNode actual = at(path);
            if (!actual.isValueNode() || !AnswerCheck.same(variables.in(value), actual.asText())) {
                faults.add(path + ": " + variables.in(value) + " expected, got " + shown(actual));
            }
        });
        expected.matches().forEach((path, pattern) -> {
            JsonNode actual = at(path);
            if (!actual.isValueNode() || !actual.asText().matches(variables.in(pattern))) {
                faults.add(path + ": a match of " + variables.in(pattern) + " expected, got " + shown(actual));
            }
        });
        expected.size().forEach((path, size) -> {
            JsonNode actual = at(path);
            if (!variables.in(size).equals(String.valueOf(actual.size()))) {
                faults.add(path + ": " + variables.in(size) + " items expected, got " + shown(actual));
            }
        });
        expected.absent().stream()
                .filter(path -> !at(path).isMissingNode())
                .forEach(path -> faults.add(path + ": nothing expected, got " + shown(at(path))));
    }

    private void members(String path, List<String> members, String rootType, List<String> faults) {
        List<String> shown = reading.shown().get(path);
        if (shown == null) {
            faults.add(path + ": an object expected, got nothing");
            return;
        }
        for (Member member : contract.members(typeAt(path, rootType))) {
            boolean wanted = members.contains(member.name())
                    || (members.contains("all") && !member.extension())
                    || (members.contains("values") && member.kind().isValue());
            boolean except = members.contains("-" + member.name());
            if (wanted && !except && !shown.contains(member.name())) {
                faults.add(path + "." + member.name() + ": expected, but it is not there");
            }
        }
    }

    private String typeAt(String path, String rootType) {
        String type = Shape.itemOf(rootType);
        for (String step : path.replaceAll("\\[[^\\]]*]", "").substring(1).split("\\.", -1)) {
            if (!step.isEmpty()) {
                type = contract.members(type).stream()
                        .filter(member -> member.name().equals(step))
                        .map(Member::type)
                        .findFirst()
                        .orElseThrow();
            }
        }
        return type;
    }

    private JsonNode at(String path) {
        return MemberPath.find(reading.tree(), variables.in(path));
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
