package org.portaplus.client;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final int MOST_OF_A_REFUSAL = 1 << 20;

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
    <A> A get(String question, String path, Class<A> answer) {
        return read(question, null, bytes(question, request(path).GET(), null), answer);
    }

    /** Sends a message that changes something. */
    <A> A post(String operation, String path, Object message, @Nullable String ownKey, Class<A> answer) {
        String key = key(ownKey);
        return read(operation, key, bytes(operation, change(path, message, key), key), answer);
    }

    /** Sends a message that is done later, and gives the last part of the address of its state. */
    String submit(String operation, Object message, @Nullable String ownKey) {
        String key = key(ownKey);
        String path = "/" + mapper.format().suffix() + "/oneway/" + operation;
        return bytes(operation, change(path, message, key), key)
                .headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .orElseThrow(
                        () -> new NoAnswer(operation + " was accepted without saying where its state is", key, null));
    }

    /** Reads an answer while it arrives, however long it is. Once it has begun, it is not asked for again. */
    <A> void stream(String question, String path, Class<A> answer, HandedOn<?> receiver) {
        HttpResponse<InputStream> response =
                answered(question, request(path).GET(), null, BodyHandlers.ofInputStream(), this::content);
        ObjectReader reader = mapper.readerFor(answer).withAttribute(ListFactory.class, receiver);
        try (InputStream body = new IdleLimit(response.body(), timeout);
                InputStream unpacked = isPacked(response) ? new GZIPInputStream(body) : body) {
            A unused = reader.readValue(unpacked);
        } catch (IOException e) {
            RuntimeException failure = receiver.failure();
            throw failure != null ? failure : unreadable(question, null, e);
        }
    }

    private static String key(@Nullable String ownKey) {
        return ownKey == null ? UUID.randomUUID().toString() : ownKey;
    }

    private HttpRequest.Builder change(String path, Object message, String key) {
        try {
            return request(path)
                    .setHeader("Content-Type", mapper.format().mediaType())
                    .setHeader("Idempotency-Key", key)
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

    private <A> A read(String operation, @Nullable String key, HttpResponse<byte[]> response, Class<A> answer) {
        try {
            return mapper.readerFor(answer).readValue(unpacked(response, response.body()));
        } catch (IOException e) {
            throw unreadable(operation, key, e);
        }
    }

    private HttpResponse<byte[]> bytes(String operation, HttpRequest.Builder request, @Nullable String key) {
        return answered(operation, request, key, BodyHandlers.ofByteArray(), HttpResponse::body);
    }

    /** Takes the rest of an answer that is no success. */
    @FunctionalInterface
    private interface Content<B> {
        byte[] of(HttpResponse<B> response) throws IOException;
    }

    /** The answer of a success, after as many tries as it takes. */
    private <B> HttpResponse<B> answered(
            String operation,
            HttpRequest.Builder builder,
            @Nullable String key,
            HttpResponse.BodyHandler<B> handler,
            Content<B> content) {
        HttpRequest request = builder.build();
        for (int tries = 0; ; tries++) {
            try {
                HttpResponse<B> response = once(request, handler);
                if (response.statusCode() / 100 == 2) {
                    return response;
                }
                byte[] refused = content.of(response);
                if (!retries.isWorthwhile(response.statusCode(), tries)) {
                    throw refusal(operation, key, response, refused);
                }
                Thread.sleep(retries.pause(response, tries).toMillis());
            } catch (IOException e) {
                if (tries >= retries.most()) {
                    throw new NoAnswer(operation + " is not answered" + reason(e), key, e);
                }
                sleep(key, retries.pause(tries));
            } catch (InterruptedException e) {
                throw interrupted(key, e);
            }
        }
    }

    /** One try, whose whole answer may take as long as the time limit says; the limit of the JDK ends with the head. */
    private <B> HttpResponse<B> once(HttpRequest request, HttpResponse.BodyHandler<B> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<B>> answer = http.sendAsync(request, handler);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer in " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            answer.cancel(true); // ends what is still under way; without effect after the end
        }
    }

    private static void sleep(@Nullable String key, Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(key, e);
        }
    }

    private static NoAnswer interrupted(@Nullable String key, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new NoAnswer("interrupted while waiting for the answer", key, e);
    }

    private static NoAnswer unreadable(String operation, @Nullable String key, IOException e) {
        return new NoAnswer("the answer of " + operation + " cannot be read" + reason(e), key, e);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? "" : ": " + e.getMessage();
    }

    private PortaPlusException refusal(
            String operation, @Nullable String key, HttpResponse<?> response, byte[] content) {
        int code = response.statusCode();
        String requestId = response.headers().firstValue("X-Request-Id").orElse(null);
        ResponseStatus status = status(response, content);
        if (status != null) {
            List<ResponseError> errors = status.getErrors() == null ? List.of() : status.getErrors();
            return new Refusal(
                    code, masked(text(status.getErrorCode())), masked(text(status.getMessage())), errors, requestId);
        }
        // Not of the service, but of something before it.
        if (code >= 500) {
            return new NoAnswer(operation + " is answered by " + code + ", and not by the service", key, null);
        }
        String text = new String(content, 0, Math.min(content.length, REFUSAL_CHARACTERS), StandardCharsets.UTF_8);
        return new Refusal(code, "", masked(text.strip()), List.of(), requestId);
    }

    private @Nullable ResponseStatus status(HttpResponse<?> response, byte[] content) {
        try {
            return mapper.readValue(unpacked(response, content), ErrorResponse.class)
                    .getResponseStatus();
        } catch (IOException e) {
            return null;
        }
    }

    /** What stands before the service may repeat the address, which has the License. */
    private String masked(String text) {
        return license.isEmpty() ? text : text.replace(license, "***");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private byte[] content(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = new IdleLimit(response.body(), timeout)) {
            return body.readNBytes(MOST_OF_A_REFUSAL);
        }
    }

    private static byte[] unpacked(HttpResponse<?> response, byte[] content) throws IOException {
        if (!isPacked(response)) {
            return content;
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return unpacked.readAllBytes();
        }
    }

    private static boolean isPacked(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
    }
}
