package org.portaplus.server.http.gate;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.UrlEncodedMembers;

/**
 * The URL of a request line in the form of RFC 3986. Clients of the original host send brackets in paths and JSV in
 * queries unescaped; such characters are escaped here for all later code. Equal URLs are written in the same way: a
 * needlessly escaped letter of a path is that letter. Stateless.
 */
final class RequestLine {
    private static final String UNRESERVED = "-._~";
    // Legal characters of a path or a query beside letters and digits. A semicolon would begin a matrix parameter of
    // JAX-RS, which no route has; here it is a character of a value.
    private static final String IN_PATH = UNRESERVED + "!$&'()*+,=:@/%";
    private static final String USUAL = UNRESERVED + "/?=&,";
    private static final String IN_QUERY = IN_PATH + ";?";
    private static final Pattern ORIGIN = Pattern.compile("(?i)^https?://[^/?]*");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestLine() {}

    /**
     * The URL with every illegal character escaped. Of an absolute URL, as clients send it to a proxy (RFC 9112 3.2.2),
     * the part after the host counts.
     *
     * @param url as it came; each char is one byte of it
     * @throws Fault (400) when an escape is broken, when the path is not UTF-8, or it is no URL of a path
     */
    static String repaired(String url) {
        return isInOrder(url) ? url : repairedSlowly(url);
    }

    /** Whether a URL is of the usual characters alone, none of them escaped, so that nothing can be wrong with it. */
    private static boolean isInOrder(String url) {
        if (!url.startsWith("/") || url.startsWith("//")) {
            return false;
        }
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (!isLetterOrDigit(c) && USUAL.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String repairedSlowly(String url) {
        String local = ORIGIN.matcher(url).replaceFirst("");
        int query = local.indexOf('?');
        String named = query < 0 ? local : local.substring(0, query);
        String path = named.isEmpty() && !local.equals(url) ? "/" : unescaped(escaped(named, IN_PATH));
        String repaired = path + (query < 0 ? "" : "?" + escaped(local.substring(query + 1), IN_QUERY));
        requireUtf8(path);
        try {
            // Asked here, because everything behind relies on it.
            if (path.startsWith("/") && new URI(repaired).getRawPath() != null) {
                return repaired;
            }
        } catch (URISyntaxException e) {
            throw malformed("The URL cannot be read.");
        }
        throw malformed("The request line must name a path.");
    }

    private static String escaped(String text, String allowed) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && !isEscape(text, i)) {
                throw malformed("A percent escape is broken at " + place(text, i) + ": two hex digits follow %.");
            }
            if (isLetterOrDigit(c) || allowed.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.ISO_8859_1)) {
                    escaped.append('%').append(HEX.toHexDigits(b));
                }
            }
        }
        return escaped.toString();
    }

    /** Letters, digits and the like that are escaped, as themselves. Escapes are whole here. */
    private static String unescaped(String path) {
        return ESCAPE.matcher(path).replaceAll(escape -> {
            char character = (char) HexFormat.fromHexDigits(escape.group(1));
            boolean same = isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0;
            return same ? String.valueOf(character) : escape.group();
        });
    }

    private static void requireUtf8(String path) {
        try {
            UrlEncodedMembers.strictlyDecoded(path.replace("+", "%2B"));
        } catch (CharacterCodingException e) {
            throw malformed("The path is not UTF-8.");
        }
    }

    /** Counted from 1; the text itself is not repeated, since it may hold a License. */
    private static String place(String text, int at) {
        return "character " + (at + 1) + " of the " + (text.startsWith("/") ? "path" : "query");
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static Fault malformed(String message) {
        return Fault.of(FaultKind.MALFORMED, "SerializationException", message);
    }
}
