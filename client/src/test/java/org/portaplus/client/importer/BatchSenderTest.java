package org.portaplus.client.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that is broken on purpose: it gives scripted answers, one after the other. */
class BatchSenderTest {
    private static final String DONE =
            "{\"Results\":[{\"Index\":0,\"Status\":\"Done\",\"ICustomer\":7,\"Accounts\":[{\"IAccount\":8,\"ID\":\"a\","
                    + "\"Password\":\"opensesame1\"}]}]}";
    private static final Answer CUT = new Answer(-1, "", null);

    private record Answer(int status, String body, String retryAfter) {
        Answer(int status, String body) {
            this(status, body, null);
        }
    }

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> pauses = new ArrayList<>();
    private final Interruption interruption = new Interruption();
    private final Progress silent =
            new Progress.Lines(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), 1, 0, Duration.ofDays(1));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            Answer answer = answers.remove();
            if (answer.equals(CUT)) {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('{');
                exchange.close();
                return;
            }
            if (answer.retryAfter() != null) {
                exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private BatchSender sender(Duration patience) {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort());
        return new BatchSender(uri, "a-license", patience, this::pause);
    }

    /** Waits no longer than it takes to note for how long, unless an end is wished for. */
    private boolean pause(Duration time) {
        pauses.add(time);
        return !interruption.isWished();
    }

    private static Batch batch() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putArray("CustData").addObject().put("DisplayName", "Zoë");
        Item item = new Item(List.of(2), List.of(2), JsonNodeFactory.instance.objectNode(), List.of());
        return new Batch(0, List.of(item), request, "digest");
    }

    @Test
    void busyServersAndLostAnswersAreTriedAgainUnderTheSameKey() throws Exception {
        answers.add(new Answer(429, "", "1"));
        answers.add(new Answer(503, "", "0"));
        answers.add(CUT);
        answers.add(new Answer(500, ""));
        answers.add(new Answer(200, DONE));

        List<Outcome> outcomes =
                sender(Duration.ofMinutes(1)).send(batch(), "the-key", silent).orElseThrow();

        assertThat(outcomes)
                .containsExactly(new Outcome(7, List.of(new Outcome.Account(8, "a")), null, null, List.of()));
        assertThat(keys).hasSize(5).containsOnly("the-key");
        assertThat(bodies).hasSize(5).containsOnly("{\"CustData\":[{\"DisplayName\":\"Zoë\"}]}");
        assertThat(pauses).hasSize(4);
        assertThat(pauses.get(0)).as("as the server wants").isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.get(1)).as("at least").isEqualTo(Duration.ofMillis(100));
        assertThat(pauses.get(2))
                .as("of its own, longer each time")
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(pauses.get(3)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(new ObjectMapper().writeValueAsString(outcomes)).doesNotContain("opensesame1");
    }

    @Test
    void patienceEnds() {
        answers.add(new Answer(503, "", "30"));

        assertThatThrownBy(() -> sender(Duration.ofSeconds(1)).send(batch(), "key", silent))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.STOPPED))
                .hasMessageContaining("rows 2 to 2");
    }

    @Test
    void aWishToEndIsHeardWhileWaiting() throws Exception {
        answers.add(new Answer(503, "", "30"));
        interruption.wish();

        assertThat(sender(Duration.ofMinutes(5)).send(batch(), "key", silent)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, STOPPED", "401, LICENSE", "403, LICENSE", "413, STOPPED"})
    void aBatchThatIsRefusedAsAWholeIsNotTriedAgain(int status, ExitCode exit) {
        answers.add(new Answer(status, "{\"ResponseStatus\":{\"ErrorCode\":\"Code\",\"Message\":\"What is wrong\"}}"));

        assertThatThrownBy(() -> sender(Duration.ofMinutes(5)).send(batch(), "key", silent))
                .isInstanceOfSatisfying(
                        BatchSender.Refused.class,
                        e -> assertThat(e.failure().exit()).isEqualTo(exit));
        assertThat(keys).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"Results\":[]}",
                "200 | {\"Results\":[{\"Index\":1,\"Status\":\"Done\",\"ICustomer\":7}]}",
                "409 | {\"ResponseStatus\":{\"ErrorCode\":\"Conflict\",\"Message\":\"another body\"}}",
            })
    void anAnswerThatTellsNothingEndsTheImportAndLeavesTheBatchOpen(int status, String body) {
        answers.add(new Answer(status, body));

        assertThatThrownBy(() -> sender(Duration.ofMinutes(5)).send(batch(), "key", silent))
                .isInstanceOf(ImportFailure.class);
    }

    @ParameterizedTest
    @CsvSource({"401, LICENSE", "0, STOPPED"})
    void aProbeTellsLicenseAndReach(int status, ExitCode exit) {
        if (status == 0) {
            server.stop(0);
        } else {
            answers.add(new Answer(status, ""));
        }

        assertThatThrownBy(() -> sender(Duration.ZERO).probe())
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.exit()).isEqualTo(exit));
    }

    @Test
    void aProbeThatFindsNoBatchIsGood() {
        answers.add(new Answer(404, ""));

        sender(Duration.ZERO).probe();

        assertThat(keys).hasSize(1);
    }
}
