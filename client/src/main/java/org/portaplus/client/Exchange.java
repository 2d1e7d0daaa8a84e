package org.portaplus.client;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.portaplus.client.model.ErrorResponse;
import org.portaplus.client.model.ResponseError;
import org.portaplus.client.model.ResponseStatus;
import org.portaplus.wire.ListFactory;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.xml.DataContractMapper;

/**
 * Messages over HTTP in one format, sent again where that is safe: reads always, and what changes something under an
 * Idempotency-Key, by which the service does it once. Immutable, and safe for use by many threads.
 */
@NullMarked
final class Exchange {
    private static final int REFUSAL_CHARACTERS = 500;

    private final HttpClient http;
    private final String base;
    private final String license;
    private final Duration timeout;
    private final Retries retries;
    private final WireMapper mapper;

    Exchange(HttpClient http, URI server, String license, Duration timeout, Retries retries, WireFormat format) {
        this.http = http;
        this.base = server.toString().replaceFirst("/+$", "");
        this.license = license;
        this.timeout = timeout;
        this.retries = retries;
        this.mapper = mapper(format);
    }

    private static WireMapper mapper(WireFormat format) {
        return switch (format) {
            case JSON -> new WireJsonMapper();
            case JSV -> new JsvMapper();
            case CSV -> new CsvMapper();
            case XML -> new DataContractMapper();
            case SOAP11, SOAP12 -> throw new IllegalArgumentException("SOAP clients are made from the WSDL");
        };
    }

    /** Reads the answer of a route. */
    <A> A get(String path, Class<A> answer, @Nullable ListFactory lists) {
        return send(request(path).GET(), answer, lists);
    }

    /** Sends a message that changes something. */
    <A> A post(String path, Object message, @Nullable String key, Class<A> answer) {
        return send(change(path, message, key), answer, null);
    }

    /** Sends a message that is done later, and gives the last part of the address of its state. */
    String submit(String operation, Object message, @Nullable String key) {
        String path = "/" + mapper.format().suffix() + "/oneway/" + operation;
        HttpResponse<InputStream> response = answered(change(path, message, key));
        discard(response);
        return response.headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .orElseThrow(() -> new NoAnswer(operation + " was accepted without saying where its state is", null));
    }

    private HttpRequest.Builder change(String path, Object message, @Nullable String key) {
        try {
            return request(path)
                    .setHeader("Content-Type", mapper.format().mediaType())
                    .setHeader(
                            "Idempotency-Key", key == null ? UUID.randomUUID().toString() : key)
                    .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(message)));
        } catch (IOException e) {
            throw new IllegalArgumentException("the message cannot be written: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .setHeader("Accept", mapper.format().mediaType())
                .setHeader("Accept-Encoding", "gzip")
                .setHeader("X-License", license);
    }

    private <A> A send(HttpRequest.Builder request, Class<A> answer, @Nullable ListFactory lists) {
        ObjectReader reader = mapper.readerFor(answer);
        if (lists != null) {
            reader = reader.withAttribute(ListFactory.class, lists);
        }
        HttpResponse<InputStream> response = answered(request);
        try (InputStream body = body(response)) {
            return reader.readValue(body);
        } catch (IOException e) {
            throw new NoAnswer("the answer of " + response.uri().getPath() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The answer of a success, after as many tries as it takes. */
    private HttpResponse<InputStream> answered(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        for (int tries = 0; ; tries++) {
            try {
                HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
                if (response.statusCode() / 100 == 2) {
                    return response;
                }
                if (!retries.isWorthwhile(response.statusCode(), tries)) {
                    throw refusal(response);
                }
                discard(response);
                Thread.sleep(retries.pause(response, tries).toMillis());
            } catch (IOException e) {
                if (tries >= retries.most()) {
                    throw new NoAnswer(
                            base + " does not answer" + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
                }
                sleep(retries.pause(tries));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /** So that its connection can be used again. */
    private static void discard(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            // Then it cannot; what was asked is answered all the same.
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static NoAnswer interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new NoAnswer("interrupted while waiting for the answer", e);
    }

    private Refusal refusal(HttpResponse<InputStream> response) throws IOException {
        byte[] content;
        try (InputStream body = body(response)) {
            content = body.readAllBytes();
        }
        String requestId = response.headers().firstValue("X-Request-Id").orElse(null);
        ResponseStatus status = status(content);
        if (status == null) {
            // Not of the service, but of something before it.
            String text = new String(
                    content, 0, Math.min(content.length, REFUSAL_CHARACTERS), java.nio.charset.StandardCharsets.UTF_8);
            return new Refusal(response.statusCode(), "", text.strip(), List.of(), requestId);
        }
        List<ResponseError> errors = status.getErrors() == null ? List.of() : new ArrayList<>(status.getErrors());
        return new Refusal(
                response.statusCode(), text(status.getErrorCode()), text(status.getMessage()), errors, requestId);
    }

    private @Nullable ResponseStatus status(byte[] content) {
        try {
            return mapper.readValue(content, ErrorResponse.class).getResponseStatus();
        } catch (IOException e) {
            return null;
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static InputStream body(HttpResponse<InputStream> response) throws IOException {
        boolean isPacked = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        return isPacked ? new GZIPInputStream(response.body()) : response.body();
    }
}
