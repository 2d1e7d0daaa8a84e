package org.portaplus.wire.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts from the test resources. */
public final class Samples {
    private Samples() {}

    /** A resource as text. */
    public static String resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The body of the n-th HTTP message of a documented page: after its Content-Length line, up to the next message. */
    public static String body(String page, int number) {
        String[] parts = resource("documented-pages/" + page).split("Content-Length: length\\s*\n", -1);
        String body = parts[number];
        int next = body.indexOf("HTTP/1.1 200 OK");
        return (next < 0 ? body : body.substring(0, next)).strip();
    }
}
