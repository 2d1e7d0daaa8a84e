package org.portaplus.conformance.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * What is sent, with all variables replaced.
 *
 * @param body null for none
 */
public record Request(String verb, String path, Map<String, String> headers, String body) {

    byte[] bytes() {
        return body.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(verb + " " + path);
        headers.forEach(
                (name, value) -> text.append("\n").append(name).append(": ").append(value));
        return body == null ? text.toString() : text + "\n\n" + body;
    }
}
