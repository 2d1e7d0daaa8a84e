package org.portaplus.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.client.model.CreateAccount;
import org.portaplus.client.model.PortaAccount;

/** What is sent again, and what not, against a server that answers what a test says. */
class PortaPlusTest {
    /** An answer; with status 0, the connection ends without one. */
    private record Answer(int status, String body, boolean isPacked) {
        static Answer of(int status, String body) {
            return new Answer(status, body, false);
        }
    }

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
            if (answer.status() == 0) {
                return;
            }
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Retry-After", "0");
            if (answer.isPacked()) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                    gzip.write(body);
                }
                body = packed.toByteArray();
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private PortaPlus.Builder builder() {
        return PortaPlus.builder(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"), "de mo");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 502, 503, 504})
    void whatIsToldToComeAgainIsSentAgainUnderItsKey(int status) {
        answers.add(Answer.of(status, ""));
        answers.add(Answer.of(status, "<html>busy</html>"));
        answers.add(Answer.of(200, "{\"IAccount\":7}"));

        assertThat(builder().build().create(new CreateAccount()).getIaccount()).isEqualTo(7);

        assertThat(requests).hasSize(3).containsOnly("POST /CreateAccounts {}");
        assertThat(keys).hasSize(3).doesNotContainNull().allMatch(keys.get(0)::equals);
    }

    @Test
    void eachRequestHasAKeyOfItsOwn() {
        answers.add(Answer.of(200, "{}"));
        PortaPlus porta = builder().build();

        porta.create(new CreateAccount());
        porta.change(new PortaAccount());
        porta.underKey("order-1").create(new CreateAccount());

        assertThat(keys).doesNotContainNull().doesNotHaveDuplicates().hasSize(3).endsWith("order-1");
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        answers.add(Answer.of(0, ""));
        answers.add(Answer.of(200, "{\"IAccount\":7}"));

        assertThat(builder().build().create(new CreateAccount()).getIaccount()).isEqualTo(7);
        assertThat(keys.stream().distinct()).hasSize(1);
    }

    @Test
    void readsHaveNoKey() {
        answers.add(Answer.of(200, "{\"PortaProducts\":[{\"IProduct\":3}]}"));

        assertThat(builder().build().products("USD").get(0).getIproduct()).isEqualTo(3);
        assertThat(requests).containsExactly("GET /GetProducts/de%20mo/USD ");
        assertThat(keys).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 500})
    void aRefusalIsFinal(int status) {
        answers.add(Answer.of(status, "{\"ResponseStatus\":{\"ErrorCode\":\"No\",\"Message\":\"Not so.\"}}"));
        PortaPlus porta = builder().build();

        assertThatThrownBy(() -> porta.create(new CreateAccount()))
                .isInstanceOf(Refusal.class)
                .hasMessage(status + " No: Not so.");
        assertThat(requests).hasSize(1);
    }

    @Test
    void whoGivesUpSaysSo() {
        answers.add(Answer.of(503, "<html>busy</html>"));
        PortaPlus porta = builder().retries(1).build();

        assertThatThrownBy(() -> porta.create(new CreateAccount())).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.errorCode()).isEmpty();
            assertThat(refusal).hasMessage("503 : <html>busy</html>");
        });
        assertThat(requests).hasSize(2);
    }

    @Test
    void withoutAnAnswerTheOutcomeIsUnknown() {
        answers.add(Answer.of(0, ""));
        PortaPlus porta = builder().retries(0).timeout(Duration.ofSeconds(10)).build();

        assertThatThrownBy(() -> porta.create(new CreateAccount())).isInstanceOf(NoAnswer.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatIsNoAnswerOfTheServiceIsNone() {
        answers.add(Answer.of(200, "<html>Welcome</html>"));
        PortaPlus porta = builder().build();

        assertThatThrownBy(() -> porta.products("USD"))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void packedAnswersAreRead() {
        answers.add(new Answer(200, "{\"PortaProducts\":[]}", true));

        assertThat(builder().build().products("USD")).isEmpty();
    }

    @Test
    void retriesAreNotNegative() {
        assertThatThrownBy(() -> builder().retries(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
