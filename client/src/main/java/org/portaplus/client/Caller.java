package org.portaplus.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The exchange behind every generated method: JSON in UTF-8 over the HTTP client of the JDK.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
@API(status = Status.INTERNAL, since = "0.1.0")
@NullMarked
public final class Caller {
    private final HttpClient http;
    private final ObjectMapper mapper;
    private final String baseUri;
    private final @Nullable Duration timeout;
    private final @Nullable Consumer<HttpRequest.Builder> onRequest;
    private final @Nullable Consumer<HttpResponse<InputStream>> onResponse;

    public Caller(ApiClient settings) {
        http = settings.getHttpClient();
        mapper = settings.getObjectMapper().registerModule(new DotNetDates());
        baseUri = settings.getBaseUri().replaceFirst("/+$", "");
        timeout = settings.getReadTimeout();
        onRequest = settings.getRequestInterceptor();
        onResponse = settings.getResponseInterceptor();
    }

    /**
     * Sends a call and reads its answer.
     *
     * @throws ApiException with status, headers and body when the answer is none of 2xx; with a cause when there was none
     */
    public <T> ApiResponse<T> send(Call call, TypeReference<T> type) throws ApiException {
        try {
            HttpResponse<InputStream> response = http.send(request(call), BodyHandlers.ofInputStream());
            if (onResponse != null) {
                onResponse.accept(response);
            }
            String body = text(response);
            if (response.statusCode() / 100 != 2) {
                String message = call.operation() + " was refused: " + response.statusCode() + " " + body;
                throw new ApiException(response.statusCode(), message, response.headers(), body);
            }
            T data = body.isBlank() ? null : mapper.readValue(body, type);
            return new ApiResponse<>(response.statusCode(), response.headers().map(), data);
        } catch (IOException e) {
            throw new ApiException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(e);
        }
    }

    private HttpRequest request(Call call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUri + call.pathAndQuery()));
        request.setHeader("Accept", "application/json");
        if (call.body() == null) {
            request.method(call.verb(), BodyPublishers.noBody());
        } else {
            request.setHeader("Content-Type", "application/json");
            request.method(call.verb(), BodyPublishers.ofByteArray(mapper.writeValueAsBytes(call.body())));
        }
        if (timeout != null) {
            request.timeout(timeout);
        }
        call.headers().forEach(request::setHeader);
        if (onRequest != null) {
            onRequest.accept(request);
        }
        return request.build();
    }

    private static String text(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = ApiClient.getResponseBody(response)) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }
}
