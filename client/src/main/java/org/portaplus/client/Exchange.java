package org.portaplus.client;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
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
    private static final int MOST_OF_A_REFUSAL = 1 << 20;

    /** Refusals that come before the service looks for the key. */
    private static final Set<Integer> BEFORE_THE_KEY = Set.of(401, 403, 408, 425, 429, 503);

    private final HttpClient http;
    private final String base;
    private final String license;
    private final Duration timeout;
    private final Retries retries;
    private final WireMapper mapper;
    private final Refusals refusals;

    Exchange(HttpClient http, URI server, String license, Duration timeout, Retries retries, WireFormat format) {
        this.http = http;
        this.base = server.toString().replaceFirst("/+$", "");
        this.license = license;
        this.timeout = timeout;
        this.retries = retries;
        this.mapper = mapper(format);
        this.refusals = new Refusals(mapper, license);
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
        boolean isOneLost = false;
        for (int tries = 0; ; tries++) {
            try {
                HttpResponse<B> response = once(request, handler);
                int status = response.statusCode();
                if (status / 100 == 2) {
                    return response;
                }
                byte[] refused = content.of(response);
                if (!retries.isWorthwhile(status, tries)) {
                    PortaPlusException refusal = refusals.of(operation, key, response, unpacked(response, refused));
                    // Under its key a request that was done is answered, or refused for itself; these do not look that
                    // far.
                    throw isOneLost && BEFORE_THE_KEY.contains(status)
                            ? new NoAnswer(
                                    operation + " is not answered, and was then refused: " + refusal.getMessage(),
                                    key,
                                    refusal)
                            : refusal;
                }
                isOneLost |= status == 502 || status == 504;
                Thread.sleep(retries.pause(response, tries).toMillis());
            } catch (IOException e) {
                isOneLost = true;
                if (tries >= retries.most()) {
                    throw new NoAnswer(operation + " is not answered" + reason(e), key, e);
                }
                sleep(key, retries.pause(tries));
            } catch (InterruptedException e) {
                throw interrupted(key, e);
            }
        }
    }

    /** One try, whose whole answer may take as long as the time limit says; that of the JDK is for the head in some versions. */
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
            if (!answer.isDone() && !answer.cancel(true)) {
                CompletableFuture<Void> unused =
                        answer.thenAccept(Exchange::discard); // it came in that moment, and nobody reads it
            }
        }
    }

    private static void discard(HttpResponse<?> late) {
        if (late.body() instanceof Closeable body) {
            try {
                body.close();
            } catch (IOException e) {
                // Its connection is gone already.
            }
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
