package org.portaplus.conformance.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Sends requests by REST-assured as they are: nothing added, nothing encoded, no redirect followed. */
public final class Exchange {
    private static final int PATIENCE = 30_000;
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)
                    .encodeContentTypeAs("text/csv", ContentType.TEXT)
                    .encodeContentTypeAs("text/jsv", ContentType.TEXT))
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", PATIENCE)
                    .setParam("http.socket.timeout", PATIENCE));

    private final URI base;

    public Exchange(URI base) {
        this.base = base;
    }

    public Answer send(Request request) {
        RequestSpecification specification = RestAssured.given()
                .config(AS_IT_IS)
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
        request.headers().forEach(specification::header);
        if (request.body() != null) {
            specification.body(request.bytes());
        }
        String url = request.path().startsWith("http") ? request.path() : base + request.path();
        Response response = specification.request(request.verb(), url);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.headers()) {
            headers.merge(header.getName(), header.getValue(), (first, second) -> first + ", " + second);
        }
        return new Answer(
                response.statusCode(),
                reason(response.statusLine()),
                headers,
                text(plain(response.asByteArray(), headers.get("Content-Encoding"))));
    }

    /** The reason phrase of a status line. */
    static String reason(String statusLine) {
        String[] parts = statusLine.split(" ", 3);
        return parts.length < 3 ? "" : parts[2];
    }

    private static byte[] plain(byte[] body, String coding) {
        if (!"gzip".equals(coding) || body.length == 0) {
            return body;
        }
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return unzipped.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the body is no gzip", e);
        }
    }

    /** Every body of the contract is UTF-8; anything else fails the case. */
    private static String text(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the body is not UTF-8", e);
        }
    }
}
