package org.portaplus.server.http.routes;

import java.util.ArrayList;
import java.util.List;

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
}
