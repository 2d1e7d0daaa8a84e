package org.portaplus.server.http.bodies;

import java.util.List;
import java.util.Map;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.UrlEncodedMembers;
import org.portaplus.wire.WireFormat;

/**
 * The guard against formulas in CSV ({@code ?guard=formula}), which changes texts: it is off unless requested, and an
 * answer says when it is on. Stateless.
 */
public final class Guard {
    /** Names the guard of an answer. */
    public static final String HEADER = "X-Guard";

    public static final String FORMULA = "formula";

    private static final String NAME = "guard";

    private Guard() {}

    /**
     * Whether an answer is guarded. No guard and an empty one are the same, as with every name of a query.
     *
     * @throws Fault (400) for any other guard, and for an answer on which it has no effect
     */
    public static boolean checked(Map<String, List<String>> query, WireFormat answer) {
        String guard = UrlEncodedMembers.first(query, NAME);
        if (guard.isEmpty()) {
            return false;
        }
        if (!guard.equalsIgnoreCase(FORMULA)) {
            throw Fault.of(FaultKind.INVALID, "Enum", NAME, "guard can only be " + FORMULA + ".");
        }
        if (answer != WireFormat.CSV) {
            throw Fault.of(
                    FaultKind.INVALID,
                    "GuardNeedsCsv",
                    NAME,
                    "guard=" + FORMULA + " is for answers in CSV, and this one would be " + answer + ".");
        }
        return true;
    }

    /** Whether a refusal is guarded, whatever else is wrong with the request. */
    public static boolean isOn(Map<String, List<String>> query, WireFormat answer) {
        return answer == WireFormat.CSV && UrlEncodedMembers.first(query, NAME).equalsIgnoreCase(FORMULA);
    }
}
