package org.portaplus.server.http.bodies;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The WS-Addressing header {@code Action} of an answer to a request that has one: .NET clients expect it. Stateless.
 * Source: decision 7.
 */
public final class SoapAction {
    private static final String ENVELOPE = "<s:Envelope";
    private static final String BODY = "<s:Body>";

    private SoapAction() {}

    /**
     * Puts the header into an envelope that has none.
     *
     * @param envelope as {@link Codecs} writes it
     * @param namespace of WS-Addressing, in the version of the request
     * @param action a name without characters that XML escapes
     */
    public static byte[] in(byte[] envelope, String namespace, String action) {
        String text = new String(envelope, UTF_8);
        // The first of each, since a message can hold both only as escaped text.
        int root = text.indexOf(ENVELOPE) + ENVELOPE.length();
        int body = text.indexOf(BODY);
        String header = "<s:Header><a:Action s:mustUnderstand=\"1\">" + action + "</a:Action></s:Header>";
        return (text.substring(0, root)
                        + " xmlns:a=\"" + namespace + "\""
                        + text.substring(root, body)
                        + header
                        + text.substring(body))
                .getBytes(UTF_8);
    }
}
