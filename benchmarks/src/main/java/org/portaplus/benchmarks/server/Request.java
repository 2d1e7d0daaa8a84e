package org.portaplus.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/**
 * A request of which many are sent, each perhaps with another body. Immutable; its body function is safe for use by many threads.
 *
 * @param path with query
 * @param accept the format of the answer
 * @param body of the request of a number, as JSON; empty for a GET
 */
record Request(String path, String accept, LongFunction<String> body) {

    static Request get(String path, String accept) {
        return new Request(path, accept, number -> "");
    }

    static Request post(String path, LongFunction<String> body) {
        return new Request(path, "application/json", body);
    }

    /** Its bytes on the connection. */
    byte[] bytes(long number) {
        String json = body.apply(number);
        String head = (json.isEmpty() ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept
                + "\r\nX-License: demo\r\n";
        if (!json.isEmpty()) {
            head += "Content-Type: application/json\r\nContent-Length: " + json.getBytes(StandardCharsets.UTF_8).length
                    + "\r\n";
        }
        return (head + "\r\n" + json).getBytes(StandardCharsets.UTF_8);
    }
}
