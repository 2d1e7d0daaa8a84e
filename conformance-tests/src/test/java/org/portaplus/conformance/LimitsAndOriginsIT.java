package org.portaplus.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.RawExchange;
import org.portaplus.conformance.reading.Format;
import org.portaplus.conformance.reading.Reading;
import org.portaplus.conformance.reading.Shape;
import org.portaplus.process.ServerProcess;

/** What a server does whose operator has chosen more than the store: small bodies, few guesses, pages of a portal. */
class LimitsAndOriginsIT {
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int BOMB = 20 * 1024 * 1024;
    private static final String PORTAL = "https://portal.example";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private static ServerProcess server;
    private static Contract contract;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        assumeTrue(
                System.getProperty("porta.base-url", "").isEmpty(), "only a server that is started here can be set up");
        contract = Contract.load();
        server = new ServerProcess(
                "limits-and-origins",
                Map.of(
                        "QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE", String.valueOf(LARGEST_BODY),
                        "PORTA_GUESSES_TRIES", "1",
                        "PORTA_GUESSES_NEW_TRY", "1H",
                        "QUARKUS_HTTP_CORS_ENABLED", "true",
                        "QUARKUS_HTTP_CORS_ORIGINS", PORTAL));
        // From here on it is no guess.
        Answer products = new RawExchange(server.base()).send("GET /GetProducts/demo/USD HTTP/1.1\nHost: localhost");
        assertThat(products.status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** The beginning of a message whose last text goes on for megabytes. */
    private static String beginning(Format format) {
        String xml =
                "<UpdateAccount xmlns=\"http://schemas.datacontract.org/2004/07/PortaPlus2.API.Web.Dto\"><FeatureName>";
        String envelope = "<s:Envelope xmlns:s=\"%s\"><s:Body>" + xml;
        return switch (format) {
            case JSON -> "{\"FeatureName\":\"";
            case XML -> xml;
            case CSV -> "FeatureName\r\n";
            case JSV -> "{FeatureName:";
            case SOAP11 -> envelope.formatted("http://schemas.xmlsoap.org/soap/envelope/");
            case SOAP12 -> envelope.formatted("http://www.w3.org/2003/05/soap-envelope");
        };
    }

    private static String path(Format format) {
        String name = format.name().toLowerCase(Locale.ROOT);
        return format.isSoap() ? "/" + name : "/" + name + "/reply/UpdateAccount";
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void whatUnpacksToMoreThanABodyMayHaveIsRefused(Format format) throws Exception {
        HttpRequest bomb = request(path(format))
                .header("Content-Type", format.mediaType())
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb(beginning(format))))
                .build();

        assertTooLarge(format, http.send(bomb, BodyHandlers.ofString()));
    }

    @Test
    void aFormThatUnpacksToMoreIsRefused() throws Exception {
        HttpRequest bomb = request("/UpdateAccount")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb("FeatureName=")))
                .build();

        assertTooLarge(Format.JSON, http.send(bomb, BodyHandlers.ofString()));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void anUploadInChunksIsRefusedWhereItGrowsOverTheLimit(Format format) throws Exception {
        String beginning = beginning(format);
        // Line ends become those of HTTP on the way.
        String lines = beginning.replace("\r\n", "\n");
        String chunk = Integer.toHexString(LARGEST_BODY / 4) + "\n" + "x".repeat(LARGEST_BODY / 4) + "\n";
        Answer answer = new RawExchange(server.base())
                .send("""
                    POST %s HTTP/1.1
                    Host: localhost
                    Content-Type: %s
                    Transfer-Encoding: chunked

                    %x
                    %s
                    """.formatted(path(format), format.mediaType(), beginning.length(), lines) + chunk.repeat(5));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(refusal(format, answer.header("Content-Type"), answer.body())
                        .at("/ResponseStatus/ErrorCode")
                        .asText())
                .isEqualTo("RequestEntityTooLarge");
    }

    @Test
    void aConnectionGoesOnAfterAnUploadInChunks() throws Exception {
        for (int i = 0; i < 3; i++) {
            HttpRequest upload = request("/UpdateAccount")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(
                            "{\"License\":\"String\",\"FeatureName\":\"" + "x".repeat(LARGEST_BODY / 2) + "\"}")))
                    .build();
            assertThat(http.send(upload, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void guessesAreRefusedForATime(Format format) throws Exception {
        http.send(guess(format, "first-guess"), BodyHandlers.discarding());

        HttpResponse<String> refused = http.send(guess(format, "guess-as-" + format), BodyHandlers.ofString());

        assertThat(format.isSoap() ? header(refused, "X-Status") : String.valueOf(refused.statusCode()))
                .isEqualTo("429");
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 3601);
        assertThat(refusal(format, header(refused, "Content-Type"), refused.body())
                        .at("/ResponseStatus/ErrorCode")
                        .asText())
                .isEqualTo("TooManyTries");
    }

    private static HttpRequest guess(Format format, String license) {
        String envelope = beginning(format) + "x</FeatureName></UpdateAccount></s:Body></s:Envelope>";
        HttpRequest.Builder request = request(path(format)).header("X-License", license);
        return format.isSoap()
                ? request.header("Content-Type", format.mediaType())
                        .POST(BodyPublishers.ofString(envelope))
                        .build()
                : request.POST(BodyPublishers.noBody()).build();
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"JSON", "XML", "CSV", "JSV"})
    void aPageOfThePortalMayReadAnswersAndRefusals(Format format) throws Exception {
        String suffix = "." + format.name().toLowerCase(Locale.ROOT);
        HttpResponse<String> answer = from(PORTAL, "/GetProducts/demo/USD" + suffix);
        HttpResponse<String> refusal = from(PORTAL, "/GetNothing" + suffix);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(refusal.statusCode()).isEqualTo(404);
        for (HttpResponse<String> read : List.of(answer, refusal)) {
            assertThat(header(read, ALLOW_ORIGIN)).isEqualTo(PORTAL);
            assertThat(header(read, "Vary")).isEqualTo("Accept, Origin");
            assertThat(header(read, "Access-Control-Expose-Headers")).contains("Location", "Retry-After");
            assertThat(header(read, "Access-Control-Allow-Credentials")).isEqualTo("false");
        }
    }

    @Test
    void aBrowserOfThePortalLearnsWhatItMaySend() throws Exception {
        HttpResponse<String> answer = preflight(PORTAL, "POST");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, ALLOW_ORIGIN)).isEqualTo(PORTAL);
        assertThat(header(answer, "Access-Control-Allow-Methods"))
                .contains("POST")
                .doesNotContain("DELETE");
        assertThat(header(answer, "Access-Control-Allow-Headers")).containsIgnoringCase("x-license");
        assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("3600");
    }

    @Test
    void otherOriginsMayNothing() throws Exception {
        for (HttpResponse<String> refused : List.of(
                preflight("https://elsewhere.example", "POST"),
                preflight("https://portal.example.evil.example", "POST"),
                from("https://elsewhere.example", "/GetProducts/demo/USD"))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("PortaProducts");
        }
        assertThat(preflight("https://elsewhere.example", "POST").headers().firstValue(ALLOW_ORIGIN))
                .isEmpty();
    }

    @Test
    void pagesOfTheServerItselfMayWhatTheyAlwaysMay() throws Exception {
        assertThat(from(server.base().toString(), "/GetProducts/demo/USD").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> preflight(String origin, String verb) throws IOException, InterruptedException {
        HttpRequest question = request("/UpdateAccount")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", verb)
                .header("Access-Control-Request-Headers", "content-type, x-license")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return http.send(question, BodyHandlers.ofString());
    }

    private HttpResponse<String> from(String origin, String path) throws IOException, InterruptedException {
        return http.send(request(path).header("Origin", origin).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.base().resolve(path)).version(HttpClient.Version.HTTP_1_1);
    }

    private static byte[] bomb(String beginning) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(beginning.getBytes(UTF_8));
            out.write("x".repeat(BOMB).getBytes(UTF_8));
        }
        assertThat(packed.size()).as("what is sent is itself no large body").isLessThan(LARGEST_BODY);
        return packed.toByteArray();
    }

    private static void assertTooLarge(Format format, HttpResponse<String> answer) throws Exception {
        // What is unpacked until the limit is an envelope, and a fault that answers one is 500.
        assertThat(answer.statusCode()).isEqualTo(format.isSoap() ? 500 : 413);
        assertThat(answer.headers().firstValue("X-Status"))
                .isEqualTo(format.isSoap() ? Optional.of("413") : Optional.empty());
        assertThat(refusal(format, header(answer, "Content-Type"), answer.body())
                        .at("/ResponseStatus/ErrorCode")
                        .asText())
                .isEqualTo("RequestEntityTooLarge");
    }

    /** A refusal in the caller's format. */
    private static JsonNode refusal(Format format, String contentType, String body) throws Exception {
        assertThat(Format.ofContentType(contentType)).isEqualTo(format);
        Reading reading = Shape.read(contract, format, body, "ErrorResponse");
        assertThat(reading.faults()).isEmpty();
        return reading.tree();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }
}
