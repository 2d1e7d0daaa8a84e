package org.portaplus.conformance.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.TestStore;
import org.portaplus.conformance.http.Answer;
import org.portaplus.process.ServerProcess;

/** A server that gets SIGTERM. */
@Timeout(300)
class ShutdownIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int BY_SIGTERM = 128 + 15;
    private static final int ITEMS = 1_000;
    private static final String BODY = "{\"License\":\"demo\",\"Currency\":\"USD\"}";
    private static final Map<String, String> DEMO = Map.of("Content-Type", "application/json", "X-License", "demo");

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void finishesTheRequestThatIsUnderWayAndTakesNoOther(TestStore store) throws Exception {
        try (ServerProcess server = new ServerProcess("shutdown-" + store, store.create());
                Socket slow = new Socket(server.base().getHost(), server.base().getPort())) {
            begin(slow);
            server.terminate();

            Http http = new Http(server.base());
            Answer late = Patience.until(() -> http.get("/GetProducts/demo/USD.xml"), answer -> answer.status() == 503);
            assertThat(late.body()).contains("<ErrorCode>ShuttingDown</ErrorCode>");
            assertThat(late.header("Retry-After")).isNotNull();
            assertThat(late.header("Connection")).isEqualTo("close");
            assertThat(late.header("X-Request-Id")).isNotNull();
            assertThat(http.get("/q/health/ready").status()).isEqualTo(503);
            assertThat(http.get("/q/health/live").status()).isEqualTo(200);

            slow.getOutputStream().write(BODY.substring(10).getBytes(UTF_8));
            slow.setSoTimeout((int) SOON.toMillis());
            String answer = new String(slow.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("PortaProducts");
            assertThat(server.awaitEnd(SOON)).isEqualTo(BY_SIGTERM);
            assertThatThrownBy(() ->
                            new Socket(server.base().getHost(), server.base().getPort()).close())
                    .isInstanceOf(ConnectException.class);
            assertThat(server.log()).doesNotContain("ERROR", "Exception");
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void finishesOrHandsBackTheItemsOfABatch(TestStore store) throws Exception {
        try (ServerProcess server = new ServerProcess("shutdown-batch-" + store, store.create())) {
            Http http = new Http(server.base());
            Answer accepted = http.post("/json/oneway/BatchCustomerCreation", DEMO, batch());
            assertThat(accepted.status()).isEqualTo(202);
            String place = accepted.header("Location");
            Patience.until(
                    () -> report(http, place),
                    report -> report.path("Succeeded").asInt() > 0);

            server.terminate();
            assertThat(server.awaitEnd(SOON)).isEqualTo(BY_SIGTERM);
            assertThat(server.log()).doesNotContain("ERROR", "Exception");

            server.startAgain();
            int kept = report(http, place).path("Succeeded").asInt();
            assertThat(kept).as("done before the end").isBetween(1, ITEMS);
            JsonNode finished = Patience.until(
                    () -> report(http, place),
                    report -> report.path("Status").asText().equals("Completed"));
            // The ids of the accounts are unique: what is done a second time shows as a refused item.
            assertThat(finished.path("Succeeded").asInt()).isEqualTo(ITEMS);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestStore.class, names = "SQLITE")
    void doesNotWaitForEverForARequestThatDoesNotEnd(TestStore store) throws Exception {
        Map<String, String> impatient = Map.of("QUARKUS_SHUTDOWN_TIMEOUT", "2S");
        try (ServerProcess server = new ServerProcess("shutdown-stuck", impatient);
                Socket stuck = new Socket(server.base().getHost(), server.base().getPort())) {
            begin(stuck);
            long begin = System.nanoTime();
            server.terminate();

            assertThat(server.awaitEnd(SOON)).isEqualTo(BY_SIGTERM);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        }
    }

    /** Sends a request but for the end of its body, and waits until the server has seen it. */
    private static void begin(Socket connection) throws IOException {
        String head = "POST /json/reply/Product HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Expect: 100-continue\r\nContent-Length: " + BODY.length() + "\r\n\r\n";
        connection.getOutputStream().write((head + BODY.substring(0, 10)).getBytes(UTF_8));
        connection.getOutputStream().flush();
        connection.setSoTimeout((int) SOON.toMillis());
        String seen = "HTTP/1.1 100 Continue\r\n\r\n";
        assertThat(new String(connection.getInputStream().readNBytes(seen.length()), UTF_8))
                .isEqualTo(seen);
    }

    private static String batch() {
        return IntStream.range(0, ITEMS)
                .mapToObj(i -> "{\"Customer\":{\"Customer\":{\"CustomerStatus\":{\"ISO4217\":\"USD\"},"
                        + "\"PersonalInformation\":{\"Name\":\"shut-" + i + "\"}}},"
                        + "\"Account\":{\"AccountRequest\":{\"AccountsToCreate\":[{\"AcntId\":\"" + (16_660_000 + i)
                        + "\"}],\"DefaultValues\":{\"ProductId\":2}}}}")
                .collect(Collectors.joining(",", "{\"CustData\":[", "]}"));
    }

    private static JsonNode report(Http http, String place) {
        try {
            return new ObjectMapper()
                    .readTree(http.get(place + "?PageSize=1", Map.of("X-License", "demo", "Accept", "application/json"))
                            .body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
