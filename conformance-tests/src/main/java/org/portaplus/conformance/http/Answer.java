package org.portaplus.conformance.http;

import java.util.Map;

/**
 * What came back.
 *
 * @param reason the reason phrase of the status line; empty for none
 * @param headers by name without regard to case; several of one name joined by commas
 */
public record Answer(int status, String reason, Map<String, String> headers, String body) {

    public String header(String name) {
        return headers.get(name);
    }

    @Override
    public String toString() {
        return status + " " + reason + " " + headers + "\n\n" + body;
    }
}
