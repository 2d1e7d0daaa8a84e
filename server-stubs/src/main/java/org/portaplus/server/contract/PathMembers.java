package org.portaplus.server.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members that a route takes from its path, by wire name, as decoded text. They are converted when the request is
 * bound, so that text in a numeric part is a 400 which names the member, and not a 404. Immutable.
 */
public record PathMembers(Map<String, String> values) {
    private static final PathMembers NONE = new PathMembers(Map.of());

    /** A route without members in its path. */
    public static PathMembers none() {
        return NONE;
    }

    /** The same and one member more. */
    public PathMembers and(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new PathMembers(more);
    }
}
