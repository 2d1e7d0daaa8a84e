package org.portaplus.conformance.operation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.process.ServerProcess;

/** Forms of many megabytes, eight at once, packed and not, on a server with a heap of 256 MiB. */
@Timeout(300)
class LargeFormsIT {
    private static final int MEGABYTES = Integer.getInteger("porta.test.form", 16);
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static ServerProcess server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What such a form is full of. */
    private enum Kind {
        MEMBERS("a=1&"),
        NAMES("License&Currency&"),
        EMPTY_PAIRS("&"),
        ONE_VALUE("x"),
        ESCAPES("%41"),
        BRACKETS("a%5B0%5D=[&");

        private final String filling;

        Kind(String filling) {
            this.filling = filling;
        }

        byte[] body() {
            String begin = "FeatureName=";
            return (begin + filling.repeat((MEGABYTES << 20) / filling.length())).getBytes(US_ASCII);
        }
    }

    @BeforeAll
    static void start() {
        server = new ServerProcess("large-forms", Map.of("JDK_JAVA_OPTIONS", "-Xmx256m"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isRefusedWhileOthersAreServed(Kind kind) throws Exception {
        byte[] body = kind.body();
        byte[] packed = packed(body);
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            HttpRequest.Builder form = HttpRequest.newBuilder(server.base().resolve("/UpdateAccount"))
                    .timeout(PATIENCE)
                    .header("X-License", "demo")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofByteArray(i % 2 == 0 ? packed : body));
            if (i % 2 == 0) {
                form.header("Content-Encoding", "gzip");
            }
            running.add(http.sendAsync(form.build(), BodyHandlers.ofString()));
        }
        Http other = new Http(server.base());
        for (int i = 0; i < 10; i++) {
            assertThat(other.get("/GetProducts/demo/USD.json").status()).isEqualTo(200);
        }
        for (CompletableFuture<HttpResponse<String>> form : running) {
            HttpResponse<String> answer = form.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            // All of them together may be more than there is memory for.
            assertThat(answer.statusCode()).as(answer.body()).isIn(400, 503);
            assertThat(answer.body())
                    .contains(
                            answer.statusCode() == 400
                                    ? "\"ErrorCode\":\"SerializationException\""
                                    : "\"ErrorCode\":\"ServerBusy\"");
        }
        assertThat(other.get("/q/health/ready").status()).isEqualTo(200);
    }

    /** As {@code curl -d @large.json} sends it. */
    @Test
    void isTakenForWhatItLooksLike() throws Exception {
        HttpRequest labelled = HttpRequest.newBuilder(server.base().resolve("/UpdateAccount"))
                .header("X-License", "demo")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"FeatureName\":\"" + "x".repeat(MEGABYTES << 20) + "\"}"))
                .build();

        HttpResponse<String> answer = http.send(labelled, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("It looks like JSON");
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }
}
