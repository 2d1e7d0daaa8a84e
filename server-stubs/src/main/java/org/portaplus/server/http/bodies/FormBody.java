package org.portaplus.server.http.bodies;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.UrlEncodedMembers;

/**
 * The members of a posted form. Command line clients label every body as a form by default, and some frameworks write
 * the members of an object as names with brackets. A body without a name of a member is not a form, nor is one that
 * begins like JSON or XML; a member in brackets would be lost. Stateless.
 */
final class FormBody {
    private static final String SEND = " Send it with the Content-Type %s.";

    // Decoded, or as its bytes.
    private static final Pattern BYTE_ORDER_MARK = Pattern.compile("\\A(\uFEFF|\u00EF\u00BB\u00BF)");

    private FormBody() {}

    /**
     * Reads a form.
     *
     * @param text as it came, each char is one byte of it
     * @param strict whether unknown names are refused one by one later, so that names alone need not be refused here
     * @param isMember whether a name is one of the request's members, in any case
     * @return its members in their order; empty for an empty body
     * @throws Fault (400) when it cannot be read, or is something else
     */
    static Map<String, List<String>> of(String text, boolean strict, Predicate<String> isMember) {
        Map<String, List<String>> members;
        try {
            members = UrlEncodedMembers.of(text);
        } catch (Fault broken) {
            String look = look(text, isMember);
            throw look.isEmpty() ? broken : mislabelled(look);
        }
        if (members.isEmpty()) {
            return members;
        }
        boolean isForm = members.keySet().stream().anyMatch(isMember);
        String first = members.keySet().iterator().next();
        // A value within JSON may hold "&Name=", but no name of a form begins with a bracket.
        String look = isMember.test(first) ? "" : look(first, isMember);
        if (!look.isEmpty()) {
            throw mislabelled(look);
        }
        if (members.keySet().stream().anyMatch(name -> isInBrackets(name, isForm, isMember))) {
            throw mislabelled(
                    "Its names have brackets; in a form an object or a list is one member, whose value is JSV: "
                            + "Name={Inner:value}. Or send JSON.");
        }
        if (strict || isForm) {
            return members;
        }
        throw mislabelled(
                "A form is made of the members of the request: License=…&Currency=…. Another body needs its own"
                        + " Content-Type, such as application/json.");
    }

    /** Whether a name is one of a member within another; frameworks add such names of their own to a form. */
    private static boolean isInBrackets(String name, boolean isForm, Predicate<String> isMember) {
        int bracket = name.indexOf('[');
        return bracket > 0 && (!isForm || isMember.test(name.substring(0, bracket)));
    }

    private static Fault mislabelled(String look) {
        return Fault.of(
                FaultKind.MALFORMED,
                "SerializationException",
                "The body is labelled as a form, but its names are not the members of the request. " + look);
    }

    /** The actual type of a text that is not a form, and advice; empty when unknown. */
    private static String look(String text, Predicate<String> isMember) {
        String begin = BYTE_ORDER_MARK.matcher(text).replaceFirst("").strip();
        // A name in JSON is quoted, in JSV it is not.
        String inside = begin.replaceFirst("^[\\[{\\s]+", "");
        return switch (begin.isEmpty() ? ' ' : begin.charAt(0)) {
            case '<' -> "It looks like XML." + String.format(Locale.ROOT, SEND, "application/xml");
            case '{', '[' ->
                inside.startsWith("\"") || inside.startsWith("}") || inside.startsWith("]")
                        ? "It looks like JSON." + String.format(Locale.ROOT, SEND, "application/json")
                        : "It looks like JSV." + String.format(Locale.ROOT, SEND, "text/jsv");
            default ->
                namesColumns(begin, isMember)
                        ? "It looks like CSV." + String.format(Locale.ROOT, SEND, "text/csv")
                        : "";
        };
    }

    /** Whether the first line is a header of CSV. */
    private static boolean namesColumns(String text, Predicate<String> isMember) {
        String line = text.lines().findFirst().orElse("");
        Set<String> columns = new TreeSet<>(List.of(line.replace("\"", "").split(",", -1)));
        return columns.stream().map(String::strip).anyMatch(isMember) && (columns.size() > 1 || text.contains("\n"));
    }
}
