package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stock tools make of the overlay is tested by {@code tools/run.sh}; here, what its actions say. */
class OverlayTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEP =
            Pattern.compile("\\.\\.\\['((?:[^'\\\\]|\\\\.)*)']|\\['((?:[^'\\\\]|\\\\.)*)']|\\[(\\d+)]");

    @Test
    void appliedToTheFullContractItGivesTheClientEdition() {
        ObjectNode full = BuiltContract.document();
        ObjectNode client = BuiltContract.clientEdition();

        ObjectNode overlay = Overlay.of("title", "openapi.yaml", full, client);

        assertThat(applied(overlay, full)).isEqualTo(client);
        assertThat(overlay.get("actions")).hasSizeBetween(50, 1_000);
    }

    @Test
    void itSaysWhatOverlaysSay() {
        ObjectNode overlay =
                Overlay.of("title", "openapi.yaml", BuiltContract.document(), BuiltContract.clientEdition());

        assertThat(overlay.get("overlay").asText()).isEqualTo("1.1.0");
        assertThat(overlay.get("extends").asText()).isEqualTo("openapi.yaml");
        assertThat(overlay.at("/info/title").asText()).isEqualTo("title");
        assertThat(overlay.at("/info/version"))
                .isEqualTo(BuiltContract.document().at("/info/version"));
        assertThat(overlay.get("actions")).allSatisfy(action -> {
            Set<String> keys = new TreeSet<>();
            action.fieldNames().forEachRemaining(keys::add);
            assertThat(keys).isIn(Set.of("target", "remove"), Set.of("target", "update"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1} | {'a':2}",
                "{'a':1} | {}",
                "{} | {'a':{'b':[1]}}",
                "{'a':{'b':1}} | {'a':[1]}",
                "{'a':[1,2]} | {'a':[2,3]}",
                "{'a':[1,2]} | {'a':1}",
                "{'a':1} | {'a':[1,2]}",
                "{'a':[{'b':1},{'c':2}]} | {'a':[{'b':2},{'c':2,'d':3}]}",
                "{'a':[{'b':1},{'c':2}]} | {'a':[{'b':1}]}",
                "{'a':[{'b':1}]} | {'a':[1]}",
                "{'a':{'x':1,'y':2},'b':[{'x':3}]} | {'a':{'y':2},'b':[{}]}",
                "{'/a~b/{c}':{'x':1,'y':{'x':2}}} | {'/a~b/{c}':{'y':{}}}",
                "{'a':{'x':{'z':1}},'b':{'x':{'z':1}},'c':1} | {'a':{},'b':{},'c':1}",
                "{'a':null} | {'a':{'b':null}}",
            })
    void anyDifferenceIsTold(String from, String to) throws JsonProcessingException {
        ObjectNode before = read(from);
        ObjectNode after = read(to);

        assertThat(applied(Overlay.of("t", "f", before, after), before)).isEqualTo(after);
        assertThat(before).isEqualTo(read(from));
    }

    @Test
    void aQuoteInANameIsEscaped() {
        ObjectNode before = JSON.createObjectNode().put("it's \\ here", 1);

        ObjectNode overlay = Overlay.of("t", "f", before, JSON.createObjectNode());

        assertThat(overlay.at("/actions/0/target").asText()).isEqualTo("$['it\\'s \\\\ here']");
        assertThat(applied(overlay, before)).isEmpty();
    }

    /** What the specification of overlays says of such actions. */
    private static ObjectNode applied(ObjectNode overlay, ObjectNode document) {
        ObjectNode result = document.deepCopy();
        for (JsonNode action : overlay.get("actions")) {
            String target = action.get("target").asText();
            List<String[]> steps = steps(target);
            if (action.path("remove").asBoolean()) {
                String[] last = steps.remove(steps.size() - 1);
                JsonNode parent = at(result, steps);
                if (last[0].equals("..")) {
                    removeBelow(parent, last[1]);
                } else {
                    assertThat(((ObjectNode) parent).remove(last[1])).as(target).isNotNull();
                }
            } else {
                merge((ObjectNode) at(result, steps), (ObjectNode) action.get("update"));
            }
        }
        return result;
    }

    private static List<String[]> steps(String target) {
        List<String[]> steps = new ArrayList<>();
        Matcher step = STEP.matcher(target);
        int end = 1;
        while (step.find()) {
            assertThat(step.start()).as(target).isEqualTo(end);
            end = step.end();
            String name = step.group(1) != null ? step.group(1) : step.group(2);
            steps.add(new String[] {
                step.group(1) != null ? ".." : name != null ? "" : "#",
                name != null ? name.replaceAll("\\\\(.)", "$1") : step.group(3)
            });
        }
        assertThat(end).as(target).isEqualTo(target.length());
        return steps;
    }

    private static JsonNode at(JsonNode node, List<String[]> steps) {
        JsonNode at = node;
        for (String[] step : steps) {
            at = step[0].equals("#") ? at.get(Integer.parseInt(step[1])) : at.get(step[1]);
        }
        return at;
    }

    private static void removeBelow(JsonNode node, String key) {
        if (node instanceof ObjectNode object) {
            object.remove(key);
        }
        node.forEach(part -> removeBelow(part, key));
    }

    /** Objects are merged, lists appended to, and scalars replaced. */
    private static void merge(ObjectNode target, ObjectNode update) {
        update.properties().forEach(member -> {
            JsonNode before = target.get(member.getKey());
            if (before instanceof ObjectNode object && member.getValue() instanceof ObjectNode other) {
                merge(object, other);
            } else if (before instanceof ArrayNode list && member.getValue() instanceof ArrayNode other) {
                list.addAll(other);
            } else {
                target.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }

    private static ObjectNode read(String json) throws JsonProcessingException {
        // With what the overlay takes over, which differs in nothing.
        ObjectNode node = (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        node.putObject("info").put("version", "1");
        return node;
    }
}
