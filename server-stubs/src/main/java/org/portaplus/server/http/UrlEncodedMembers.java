package org.portaplus.server.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.wire.WireLimit;

/**
 * Reads {@code a=1&b=2} of a query string or a form. It is one object, and may have as many members as those of the other
 * formats, and a mebi of characters. Stateless.
 */
public final class UrlEncodedMembers {
    private static final long MOST_MEMBERS = WireLimit.MEMBERS.standard();
    private static final long MOST_CHARACTERS = 1 << 20;

    /** Bytes of the longest text that may be within the limits: a character may have three bytes of UTF-8, all escaped. */
    public static final int LONGEST = Math.toIntExact(9 * MOST_CHARACTERS);

    private UrlEncodedMembers() {}

    /**
     * The members in their order, decoded as UTF-8; a name that comes several times has several values.
     *
     * @param text as it came, each char is one byte of it; or null for none
     * @throws Fault (400) when an escape is broken, what is escaped is not UTF-8, or there is too much
     */
    public static Map<String, List<String>> of(String text) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return members;
        }
        if (text.length() > LONGEST) {
            throw tooLong();
        }
        long count = 0;
        long characters = 0;
        for (int from = 0; from <= text.length(); ) {
            int and = text.indexOf('&', from);
            int end = and < 0 ? text.length() : and;
            if (end > from) {
                count++;
                characters += add(members, text.substring(from, end));
                if (count > MOST_MEMBERS) {
                    throw tooMuch("has more than " + MOST_MEMBERS + " members");
                }
                if (characters > MOST_CHARACTERS) {
                    throw tooLong();
                }
            }
            from = end + 1;
        }
        return members;
    }

    private static Fault tooLong() {
        return tooMuch("is longer than " + MOST_CHARACTERS + " characters");
    }

    private static Fault tooMuch(String what) {
        return Fault.of(FaultKind.MALFORMED, "SerializationException", "The form, or the query, " + what + ".");
    }

    /** What can be read of a text that may be broken. */
    public static Map<String, List<String>> readable(String text) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            try {
                long unused = add(members, pair);
            } catch (Fault ignored) {
                // Another pair may still say which format the refusal is to have.
            }
        }
        return members;
    }

    /** How many characters a pair has, decoded. */
    private static long add(Map<String, List<String>> members, String pair) {
        if (pair.isEmpty()) {
            return 0;
        }
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals), "");
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), name);
        members.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return (long) name.length() + value.length();
    }

    /** The first value of a member whose name is matched without regard to case; empty when there is none. */
    public static String first(Map<String, List<String>> members, String name) {
        for (Map.Entry<String, List<String>> member : members.entrySet()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue().get(0);
            }
        }
        return "";
    }

    private static String decoded(String text, String member) {
        try {
            return strictlyDecoded(text);
        } catch (IllegalArgumentException e) {
            throw malformed(member, "A percent escape is broken in the %s: two hex digits follow %%.");
        } catch (CharacterCodingException e) {
            throw malformed(member, "The %s is not UTF-8.");
        }
    }

    private static Fault malformed(String member, String message) {
        String where = member.isEmpty() ? "name of a member" : "value of " + member;
        return Fault.of(FaultKind.MALFORMED, "SerializationException", member, String.format(message, where));
    }

    /**
     * A text without its escapes; a plus is a blank.
     *
     * @param text each char is one byte, of UTF-8
     * @throws IllegalArgumentException when an escape is malformed
     * @throws CharacterCodingException when what comes out is not UTF-8
     */
    public static String strictlyDecoded(String text) throws CharacterCodingException {
        // To bytes first: the URL decoder would silently replace what is not UTF-8.
        String bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
    }
}
