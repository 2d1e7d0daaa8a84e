package org.portaplus.server.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The route of a request, as the contract spells it, with the members in its path. Immutable.
 *
 * @param template the path of the contract, such as {@code /GetAccounts/{License}/{ICustomer}/{IProduct}}; empty for a
 *     message that named its operation itself
 * @param members texts from the path by the names of their members, in the order of the path
 */
public record Route(String template, Map<String, String> members) {
    /** The way of a message that names its operation itself, as in SOAP. */
    public static final Route NONE = new Route("", Map.of());

    /** A route without members in its path. */
    public static Route of(String template) {
        return new Route(template, Map.of());
    }

    /** The same route with one more member from its path. */
    public Route with(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(name, text);
        return new Route(template, more);
    }

    /** The first segment, by which documented routes are named; empty for a pre-defined one, which serves the whole operation. */
    public String name() {
        if (isPredefined()) {
            return "";
        }
        int end = template.indexOf('/', 1);
        return template.substring(1, end < 0 ? template.length() : end);
    }

    /** Whether this is one of the routes that every operation has, and so says nothing of what is asked for. */
    public boolean isPredefined() {
        return template.isEmpty() || template.startsWith("/{");
    }
}
