package org.portaplus.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The difference of two documents as an OpenAPI Overlay: actions that, done to the first one in their order, give the second.
 *
 * <p>A key that stands in several places, and in none of the second document, is removed by one action; what is left is compared part by part.
 * Only what every version and tool of Overlay does alike is used: removals, and updates that add members to an object or
 * replace its scalars. A list is never updated, for that would append to it: it is removed, and set anew. Paths are those of RFC
 * 9535; one tool reads those of an older draft unless it is told so ({@code x-speakeasy-jsonpath}).
 */
final class Overlay {
    /** The newest version; what is used of it is in 1.0, too. */
    static final String VERSION = "1.1.0";

    private final ArrayNode actions = JsonNodeFactory.instance.arrayNode();

    private Overlay() {}

    /**
     * The overlay, as a document.
     *
     * @param title what it makes of the first document
     * @param base where the first document stands, relative to the overlay
     */
    static ObjectNode of(String title, String base, ObjectNode from, ObjectNode to) {
        Overlay overlay = new Overlay();
        ObjectNode rest = from.deepCopy();
        for (String key : without(to, rest)) {
            // It may have gone with a key before.
            if (rest.findValue(key) != null) {
                overlay.remove("$..[" + quoted(key) + "]");
                removeEverywhere(rest, key);
            }
        }
        overlay.compare("$", rest, to);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("overlay", VERSION);
        document.put("x-speakeasy-jsonpath", "rfc9535");
        document.putObject("info")
                .put("title", title)
                .put("version", from.path("info").path("version").asText());
        document.put("extends", base);
        document.set("actions", overlay.actions);
        return document;
    }

    /** The keys that a document has in several places, and another one in none. */
    private static Set<String> without(JsonNode other, JsonNode document) {
        Map<String, Integer> keys = new TreeMap<>();
        count(document, keys);
        keys.values().removeIf(places -> places == 1);
        Map<String, Integer> known = new TreeMap<>();
        count(other, known);
        keys.keySet().removeAll(known.keySet());
        return keys.keySet();
    }

    private static void count(JsonNode node, Map<String, Integer> keys) {
        node.properties().forEach(member -> keys.merge(member.getKey(), 1, Integer::sum));
        node.forEach(part -> count(part, keys));
    }

    private static void removeEverywhere(JsonNode node, String key) {
        if (node instanceof ObjectNode object) {
            object.remove(key);
        }
        node.forEach(part -> removeEverywhere(part, key));
    }

    private void compare(String target, ObjectNode from, ObjectNode to) {
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        for (String key : names(from)) {
            String place = target + "[" + quoted(key) + "]";
            JsonNode before = from.get(key);
            JsonNode after = to.get(key);
            if (after == null) {
                remove(place);
            } else if (!before.equals(after)) {
                if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
                    compare(place, one, other);
                } else if (before instanceof ArrayNode one
                        && after instanceof ArrayNode other
                        && areObjects(one, other)) {
                    items(place, one, other);
                } else {
                    if (before.isContainerNode() || after.isContainerNode()) {
                        remove(place);
                    }
                    update.set(key, after);
                }
            }
        }
        for (String key : names(to)) {
            if (!from.has(key)) {
                update.set(key, to.get(key));
            }
        }
        if (!update.isEmpty()) {
            actions.addObject().put("target", target).set("update", update);
        }
    }

    /** Lists of objects of one length, whose places say which is which. */
    private static boolean areObjects(ArrayNode from, ArrayNode to) {
        if (from.size() != to.size()) {
            return false;
        }
        for (int i = 0; i < from.size(); i++) {
            if (!from.get(i).isObject() || !to.get(i).isObject()) {
                return false;
            }
        }
        return true;
    }

    private void items(String target, ArrayNode from, ArrayNode to) {
        for (int i = 0; i < from.size(); i++) {
            compare(target + "[" + i + "]", (ObjectNode) from.get(i), (ObjectNode) to.get(i));
        }
    }

    private void remove(String target) {
        actions.addObject().put("target", target).put("remove", true);
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A name in a path of RFC 9535. */
    private static String quoted(String name) {
        return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
