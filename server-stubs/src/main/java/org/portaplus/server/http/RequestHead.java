package org.portaplus.server.http;

import java.util.List;
import java.util.Map;

/**
 * Everything in a request beside its message. Immutable.
 *
 * @param method the verb
 * @param client the network address of the client, as a trusted proxy has it where there is one; empty when it is not
 *     known
 * @param bodyLength bytes that the body is said to have as it comes, maybe packed; negative when nothing is said
 * @param query decoded members of the query string, in order, as far as they can be decoded
 * @param licenses of the headers {@code X-License}; more than one must be the same
 * @param idempotencyKeys the headers {@code Idempotency-Key}, which are checked by changes only
 */
public record RequestHead(
        String method,
        String client,
        long bodyLength,
        Map<String, List<String>> query,
        List<String> licenses,
        List<String> idempotencyKeys,
        Preferences preferences) {
    /** Of a request that has not been looked at. */
    static final RequestHead NONE = new RequestHead("", "", -1, Map.of(), List.of(), List.of(), Preferences.NONE);

    public RequestHead {
        licenses = List.copyOf(licenses);
        idempotencyKeys = List.copyOf(idempotencyKeys);
    }

    /** The first value that the query has for a name, which is matched without regard to case; empty for none. */
    public String firstOfQuery(String name) {
        return UrlEncodedMembers.first(query, name);
    }
}
