package org.portaplus.conformance.operation;

import java.net.URI;
import java.util.Map;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;

/** Short ways to ask a server. Stateless. */
final class Http {
    private final Exchange exchange;

    Http(URI base) {
        exchange = new Exchange(base);
    }

    Answer get(String path) {
        return get(path, Map.of());
    }

    Answer get(String path, Map<String, String> headers) {
        return exchange.send(new Request("GET", path, headers, null));
    }

    Answer post(String path, Map<String, String> headers, String body) {
        return exchange.send(new Request("POST", path, headers, body));
    }
}
