package org.portaplus.conformance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.process.ServerProcess;

/** Wrong settings, in the environment of the packaged server. What each setting may be is tested beside the settings. */
@Timeout(300)
class SettingsIT {
    @TempDir
    Path dir;

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PORTA_LIMITS_DEPTH        | abc                        | porta.limits.depth       | `abc`",
                "PORTA_BATCH_REPLY_ITEMS   | 0                          | porta.batch.reply-items  | `0`",
                "PORTA_IDEMPOTENCY_KEEP    | -1S                        | porta.idempotency.keep   | `-1S`",
                "PORTA_SAMPLES             | maybe                      | porta.samples            | `maybe`",
                "PORTA_DATA_DIR            | {dir}/file/data            | porta.data-dir           | {dir}/file/data",
                "PORTA_CATALOGUE           | {dir}/none.yaml            | porta.catalogue          | {dir}/none.yaml",
                "PORTA_CATALOGUE           | {dir}/file                 | porta.catalogue          | {dir}/file",
                "PORTA_CATALOGUE           | {dir}/broken.yaml          | porta.catalogue          | flow node",
                "QUARKUS_TLS_KEY_STORE_P12_PATH | {dir}/none.p12        | quarkus.tls              | {dir}/none.p12",
                "PORTA_DATABASE_URL        | jdbc:mysql://h/d           | porta.database.url       | jdbc:postgresql:",
                "PORTA_DATABASE_URL        | nonsense                   | porta.database.url       | jdbc:postgresql:",
                "PORTA_DATABASE_URL        | jdbc:sqlite:{dir}/file/x   | porta.database.url       | {dir}/file/x",
                "PORTA_DATABASE_URL        | jdbc:postgresql://[        | porta.database.url       | jdbc:postgresql:",
                "PORTA_DATABASE_URL        | jdbc:postgresql://localhost:1/none | porta.database.url | localhost:1/none",
                "PORTA_DATABASE_READERS    | 0                          | porta.database.readers   | `0`",
                "PORTA_KEYS                | 1 tiger-secret             | porta.keys               | Base64",
                "PORTA_DATABSE_URL         | jdbc:sqlite:x              | PORTA_DATABSE_URL        | porta.database.url",
                "QUARKUS_HTTP_PORT         | 70000                      | quarkus.http.port        | `70000`",
            })
    void aWrongSettingStopsTheStartAndIsNamed(String variable, String value, String name, String told)
            throws Exception {
        Files.writeString(dir.resolve("file"), "- no\n- catalogue\n");
        Files.writeString(dir.resolve("broken.yaml"), "products: [\n");

        FailedStart start = FailedStart.with(dir, Map.of(variable, value.replace("{dir}", dir.toString())));

        assertThat(start.code()).isEqualTo(1);
        assertThat(start.output().lines().filter(line -> line.startsWith("The server cannot start: ")))
                .singleElement()
                .asString()
                .contains(name, told.replace("{dir}", dir.toString()));
        assertThat(start.output().lines()).hasSize(1);
        assertThat(start.output()).doesNotContain("\tat ", "Exception", "tiger-secret");
    }

    /** These are judged by the framework, which may have said other things before. */
    @ParameterizedTest
    @CsvSource({
        "QUARKUS_HTTP_SSL_PORT,        abc,       quarkus.http.ssl-port (QUARKUS_HTTP_SSL_PORT): Expected an integer value",
        "QUARKUS_SHUTDOWN_DELAY,       x,         quarkus.shutdown.delay (QUARKUS_SHUTDOWN_DELAY): Invalid duration: x",
        "QUARKUS_LOG_LEVEL,            NOPE,      quarkus.log.level (QUARKUS_LOG_LEVEL): Unknown level",
        "QUARKUS_HTTP_HOST,            no.invalid, quarkus.http.host (QUARKUS_HTTP_HOST): there is no such host: no.invalid",
        "QUARKUS_HTTP_CORS_ENABLED,    maybe,     quarkus.http.cors.enabled (QUARKUS_HTTP_CORS_ENABLED) is `maybe`"
    })
    void aWrongSettingOfTheFrameworkIsNamedInOneLine(String variable, String value, String told) throws Exception {
        FailedStart start = FailedStart.with(dir, Map.of(variable, value));

        assertThat(start.code()).isEqualTo(1);
        assertThat(start.output().lines().filter(line -> line.startsWith("The server cannot start: ")))
                .singleElement()
                .asString()
                .contains(told);
        assertThat(start.output()).doesNotContain("\tat ", "Exception", "SRCFG");
    }

    @Test
    void severalWrongSettingsAreToldAtOnceWithoutTheirSecrets() throws Exception {
        FailedStart start = FailedStart.with(
                dir, Map.of("PORTA_LIMITS_URL", "big", "PORTA_GUESSES_TRIES", "-1", "PORTA_KEY", "1 tiger-secret"));

        assertThat(start.code()).isEqualTo(1);
        assertThat(start.output().lines().filter(line -> line.startsWith("The server cannot start: ")))
                .hasSize(3);
        assertThat(start.output()).doesNotContain("tiger-secret");
        assertThat(dir.resolve("data"))
                .as("nothing is made by a start that fails")
                .doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            FailedStart start =
                    FailedStart.with(dir, Map.of("QUARKUS_HTTP_PORT", port, "QUARKUS_HTTP_HOST", "127.0.0.1"));

            assertThat(start.code()).isEqualTo(1);
            assertThat(start.output()).contains("quarkus.http.port", port).doesNotContain("\tat ");
        }
    }

    /** As a pod beside a service of this name gets them, and an importer beside the server. */
    @Test
    void whatOthersPutIntoTheEnvironmentIsNoSetting() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PORTA_SERVICE_HOST", "10.0.0.1");
        environment.put("PORTA_SERVICE_PORT", "8080");
        environment.put("PORTA_SERVICE_PORT_HTTP", "8080");
        environment.put("PORTA_PORT", "tcp://10.0.0.1:8080");
        environment.put("PORTA_PORT_8080_TCP", "tcp://10.0.0.1:8080");
        environment.put("PORTA_PORT_8080_TCP_ADDR", "10.0.0.1");
        environment.put("PORTA_LICENSE", "what an importer beside the server reads");
        try (ServerProcess server = new ServerProcess("settings-kubernetes", environment)) {
            assertThat(new Http(server.base()).get("/").status()).isEqualTo(200);
        }
    }
}
