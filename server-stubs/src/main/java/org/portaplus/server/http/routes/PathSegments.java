package org.portaplus.server.http.routes;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portaplus.server.http.UrlEncodedMembers;

/** The segments of a path. Stateless. */
public final class PathSegments {
    private PathSegments() {}

    /** The segments of a raw path, still encoded; doubled and trailing slashes make none. The list can be changed. */
    public static List<String> of(String rawPath) {
        List<String> segments = new ArrayList<>();
        // Brackets of an auto-batch may come as they are; the contract writes them as a URL should have them.
        for (String segment : rawPath.replace("[", "%5B").replace("]", "%5D").split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /**
     * Values from a path without their escapes; a plus is a plus there.
     *
     * @param raw values whose escapes are whole, and UTF-8
     */
    public static Map<String, String> decoded(Map<String, String> raw) {
        Map<String, String> decoded = new LinkedHashMap<>();
        raw.forEach((name, value) -> decoded.put(name, value.indexOf('%') < 0 ? value : decoded(value)));
        return decoded;
    }

    private static String decoded(String raw) {
        try {
            return UrlEncodedMembers.strictlyDecoded(raw.replace("+", "%2B"));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a path that is not UTF-8 has passed the gate", e);
        }
    }
}
