package org.portaplus.server.metadata;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of the server in pages and documents. It comes from the header Host, which the client can set to
 * anything: an invalid host name or address is replaced, so that nothing of it gets into a command that a reader
 * copies, or into a document.
 *
 * @param host a name or a number, in brackets where that has colons
 * @param base with scheme and port, without a slash at the end
 */
record Address(String host, String base) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^@]*@)?(?<host>[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(?<port>:[0-9]{1,5})?");
    private static final Address UNKNOWN = new Address("localhost", "http://localhost:8080");

    static Address of(URI asked) {
        String authority = asked.getAuthority();
        Matcher parts = AUTHORITY.matcher(authority == null ? "" : authority);
        if (!parts.matches()) {
            return UNKNOWN;
        }
        String scheme = "https".equalsIgnoreCase(asked.getScheme()) ? "https" : "http";
        String port = parts.group("port") == null ? "" : parts.group("port");
        return new Address(parts.group("host"), scheme + "://" + parts.group("host") + port);
    }
}
