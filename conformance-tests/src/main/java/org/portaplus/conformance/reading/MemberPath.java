package org.portaplus.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into a reading: {@code $.Accounts[0].Email}, or {@code $.Accounts[AccountId=4412].Email} for the first item
 * with that value.
 */
public final class MemberPath {
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z_0-9]+)|\\[(\\d+)]|\\[(\\w+)=([^\\]]*)]");

    private MemberPath() {}

    /** The value at the path; a missing node if there is none. */
    public static JsonNode find(JsonNode tree, String path) {
        if (!path.startsWith("$")) {
            throw new IllegalArgumentException("a path starts with $: " + path);
        }
        JsonNode node = tree;
        int at = 1;
        Matcher step = STEP.matcher(path);
        while (at < path.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new IllegalArgumentException("not a path: " + path);
            }
            node = next(node, step);
            at = step.end();
        }
        return node;
    }

    private static JsonNode next(JsonNode node, Matcher step) {
        if (step.group(1) != null) {
            return node.path(step.group(1));
        }
        if (step.group(2) != null) {
            return node.path(Integer.parseInt(step.group(2)));
        }
        for (JsonNode item : node) {
            if (item.path(step.group(3)).asText().equals(step.group(4))) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }
}
