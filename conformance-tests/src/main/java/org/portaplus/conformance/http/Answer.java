package org.portaplus.conformance.http;

import java.util.Map;

/**
 * What came back.
 *
 * @param headers by name without regard to case; several of one name joined by commas
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public String header(String name) {
        return headers.get(name);
    }

    @Override
    public String toString() {
        return status + " " + headers + "\n\n" + body;
    }
}
