package org.portaplus.conformance.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A request, with all variables replaced.
 *
 * @param body null for none
 * @param packed whether the body goes over the wire as gzip
 * @param charset the charset of the body
 */
public record Request(
        String verb, String path, Map<String, String> headers, String body, boolean packed, Charset charset) {

    /** A request whose body is sent as it is. */
    public Request(String verb, String path, Map<String, String> headers, String body) {
        this(verb, path, headers, body, false, UTF_8);
    }

    byte[] bytes() {
        return packed ? gzip(body.getBytes(charset)) : body.getBytes(charset);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(verb + " " + path);
        headers.forEach(
                (name, value) -> text.append("\n").append(name).append(": ").append(value));
        return body == null ? text.toString() : text + "\n\n" + body;
    }
}
