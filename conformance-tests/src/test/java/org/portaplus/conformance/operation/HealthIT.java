package org.portaplus.conformance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.RawExchange;
import org.portaplus.process.ServerProcess;

/** Liveness and readiness, while the database comes and goes. */
@Timeout(300)
class HealthIT {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static ServerProcess shared;

    @TempDir
    Path dir;

    @BeforeAll
    static void start() {
        shared = new ServerProcess("health-paths", Map.of());
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @Test
    void aServerIsReadyExactlyWhileItsDatabaseAnswersAndAliveAllTheTime() throws Exception {
        int port = freePort();
        EmbeddedPostgres postgres = postgres(port);
        try (ServerProcess server = new ServerProcess("health", settings(port))) {
            Http http = new Http(server.base());
            assertThat(ready(http).status()).isEqualTo(200);
            assertThat(http.get("/q/health/live").status()).isEqualTo(200);

            postgres.close();
            Answer down = Patience.until(() -> ready(http), answer -> answer.status() == 503);
            assertThat(down.body()).contains("\"store\"", "DOWN", "problem").doesNotContain("localhost", "postgres");
            assertThat(http.get("/q/health/live").status()).isEqualTo(200);
            assertThat(http.get("/q/metrics").body()).contains("porta_store_up 0.0");

            postgres = postgres(port);
            Patience.until(() -> ready(http), answer -> answer.status() == 200);
            assertThat(http.get("/q/metrics").body())
                    .contains("porta_store_up 1.0")
                    .containsPattern("porta_store_failures_total\\{kind=\"(lost|unavailable)\"\\} [1-9]");
        } finally {
            postgres.close();
        }
    }

    /** A program that looks at the probe must not be held up by a database that hangs. */
    @Test
    void aDatabaseThatDoesNotAnswerIsToldSoonAndForgottenWhenItDoes() throws Exception {
        int port = freePort();
        EmbeddedPostgres postgres = postgres(port);
        try (ServerProcess server = new ServerProcess("health-hanging", settings(port))) {
            Http http = new Http(server.base());
            assertThat(ready(http).status()).isEqualTo(200);
            try {
                signal("STOP");
                Answer down = Patience.until(() -> ready(http), answer -> answer.status() == 503);
                assertThat(down.body()).contains("has not answered");
            } finally {
                signal("CONT");
            }
            Patience.until(() -> ready(http), answer -> answer.status() == 200);
        } finally {
            postgres.close();
        }
    }

    @Test
    void anUnknownPathBesideTheProbesIsRefusedLikeAnyOther() {
        Http http = new Http(shared.base());
        for (String path : new String[] {"/q/nothing", "/q/health/nothing", "/q", "/q/openapi", "/q/dev"}) {
            Answer answer = http.get(path, Map.of("Accept", "application/xml"));
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("<ErrorResponse ", "<ErrorCode>NotFound</ErrorCode>");
        }
        assertThat(http.get("/q/health").body()).contains("\"status\": \"UP\"");
    }

    /** A proxy is told one prefix not to forward; what is spelt otherwise must lead nowhere, and nothing may seem to lead here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//q/metrics",
                "/%71/metrics",
                "/%71/health/live",
                "/x/../q/metrics",
                "/./q/health",
                "/%2E/q/metrics",
                "/q%2Fmetrics",
                "/q/../GetProducts/demo/USD",
                "/Q/metrics"
            })
    void theSystemHasOneSpelling(String path) {
        Answer answer = new RawExchange(shared.base()).send("GET " + path + " HTTP/1.1\nHost: localhost");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("porta_", "\"status\"");
    }

    private static Answer ready(Http http) {
        long begin = System.nanoTime();
        Answer answer = http.get("/q/health/ready");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("time of a probe")
                .isLessThan(BOUND);
        return answer;
    }

    private static Map<String, String> settings(int port) {
        return Map.of(
                "PORTA_DATABASE_URL",
                "jdbc:postgresql://localhost:" + port + "/postgres",
                "PORTA_DATABASE_USER",
                "postgres",
                "PORTA_KEYS",
                "1 " + Base64.getEncoder().encodeToString(new byte[32]));
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(dir.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Holds all processes of the database, or lets them go on. */
    private void signal(String name) throws IOException, InterruptedException {
        long postmaster = Long.parseLong(Files.readAllLines(dir.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, String.valueOf(postmaster)));
        ProcessHandle.of(postmaster)
                .orElseThrow()
                .children()
                .map(child -> String.valueOf(child.pid()))
                .forEach(command::add);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
