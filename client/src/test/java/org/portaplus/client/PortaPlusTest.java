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
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.client.model.CreateAccount;
import org.portaplus.client.model.PortaAccount;

/**
 * What is sent again, and what not, against a server that answers what a test says.
 *
 * <p>Longer than 300 lines because the answers of each test stand in it.
 */
class PortaPlusTest {
    /** An answer; with status 0, the connection ends without one. */
    private record Answer(int status, String body, boolean isPacked, Cut cut) {
        static Answer of(int status, String body) {
            return new Answer(status, body, false, Cut.NOT);
        }
    }

    /** What becomes of the second half of a body. */
    private enum Cut {
        NOT,
        /** The connection ends instead of it. */
        SHORT,
        /** It does not come before the test ends. */
        STALLED
    }

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
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
            int sent = answer.cut() == Cut.NOT ? body.length : body.length / 2;
            exchange.getResponseBody().write(body, 0, sent);
            exchange.getResponseBody().flush();
            if (answer.cut() == Cut.STALLED) {
                ended.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PortaPlus.Builder builder() {
        return PortaPlus.builder(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"), "de/mo");
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
        assertThat(requests).containsExactly("GET /GetProducts/de%2Fmo/USD ");
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
    void aGatewayThatGivesUpIsNoAnswerOfTheService() {
        answers.add(Answer.of(503, "<html>busy</html>"));
        PortaPlus porta = builder().retries(1).build();

        assertThatThrownBy(() -> porta.underKey("order-2").create(new CreateAccount()))
                .isInstanceOfSatisfying(
                        NoAnswer.class, lost -> assertThat(lost.key()).contains("order-2"))
                .hasMessage("CreateAccount is answered by 503, and not by the service");
        assertThat(requests).hasSize(2);
    }

    @Test
    void aRefusalOfSomethingElseIsQuotedWithoutTheLicense() {
        answers.add(Answer.of(403, "<p>/GetProducts/de%2Fmo/USD is not for you</p>"));
        PortaPlus porta = builder().build();

        assertThatThrownBy(() -> porta.products("USD"))
                .isInstanceOf(Refusal.class)
                .hasMessage("403 : <p>/GetProducts/***/USD is not for you</p>");
    }

    @Test
    void anAnswerThatEndsTooSoonIsAskedForAgainUnderItsKey() {
        answers.add(new Answer(200, "{\"IAccount\":7}", false, Cut.SHORT));
        answers.add(Answer.of(200, "{\"IAccount\":7}"));

        assertThat(builder().build().create(new CreateAccount()).getIaccount()).isEqualTo(7);
        assertThat(keys).hasSize(2).allMatch(keys.get(0)::equals);
    }

    @Test
    void anAnswerThatStandsStillIsGivenUp() {
        answers.add(new Answer(200, "{\"IAccount\":7}", false, Cut.STALLED));
        PortaPlus porta = builder().retries(0).timeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> porta.create(new CreateAccount()))
                .isInstanceOfSatisfying(
                        NoAnswer.class, lost -> assertThat(lost.key()).isPresent())
                .hasMessageContaining("no whole answer in 300 ms");
        assertThatThrownBy(() -> porta.forEachAccount(1, account -> {}))
                .isInstanceOf(NoAnswer.class)
                .hasMessageStartingWith("the answer of GetProductAccounts cannot be read");
    }

    @Test
    void whoWaitsForAnAnswerCanBeInterrupted() throws InterruptedException {
        answers.add(new Answer(200, "{\"IAccount\":7}", false, Cut.STALLED));
        PortaPlus porta = builder().build();
        List<Throwable> thrown = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                porta.create(new CreateAccount());
            } catch (NoAnswer e) {
                thrown.add(e);
            }
        });
        caller.start();
        while (requests.isEmpty()) {
            Thread.onSpinWait();
        }

        caller.interrupt();
        caller.join(10_000);

        assertThat(caller.isAlive()).isFalse();
        assertThat(thrown).singleElement().isInstanceOf(NoAnswer.class);
    }

    @Test
    void aRefusalAfterALostAnswerLeavesOpenWhatWasDone() {
        answers.add(Answer.of(0, ""));
        answers.add(Answer.of(503, "{\"ResponseStatus\":{\"ErrorCode\":\"Busy\",\"Message\":\"Later.\"}}"));
        PortaPlus porta = builder().retries(1).build();

        assertThatThrownBy(() -> porta.create(new CreateAccount()))
                .isInstanceOfSatisfying(
                        NoAnswer.class, lost -> assertThat(lost.key()).contains(keys.get(0)))
                .hasMessage("CreateAccount is not answered, and was then refused: 503 Busy: Later.");
    }

    @Test
    void aRefusalOfTheRequestItselfIsFinalAlsoAfterALostAnswer() {
        answers.add(Answer.of(0, ""));
        answers.add(Answer.of(409, "{\"ResponseStatus\":{\"ErrorCode\":\"Taken\",\"Message\":\"So.\"}}"));
        PortaPlus porta = builder().build();

        assertThatThrownBy(() -> porta.create(new CreateAccount()))
                .isInstanceOf(Refusal.class)
                .hasMessage("409 Taken: So.");
    }

    @Test
    void aReceiverMayTakeItsTime() {
        String account = "{\"IAccount\":1,\"Note\":\"" + "x".repeat(40_000) + "\"}";
        answers.add(Answer.of(200, "{\"Accounts\":[" + String.join(",", Collections.nCopies(20, account)) + "]}"));
        PortaPlus porta = builder().timeout(Duration.ofMillis(100)).build();
        List<Integer> handedOn = new ArrayList<>();

        porta.forEachAccount(1, each -> {
            handedOn.add(each.getIaccount());
            if (handedOn.size() == 2) {
                LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
            }
        });

        assertThat(handedOn).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"se\ncret", "se cret", "sécret"})
    void whatNoHeaderCanHaveIsRefusedWithoutBeingShown(String license) {
        URI server = URI.create("http://localhost:1");

        assertThatThrownBy(() -> PortaPlus.connect(server, license))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a License is printable ASCII without blanks")
                .hasNoCause();
        assertThatThrownBy(() -> PortaPlus.at(server, license)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://porta_plus:8080", "localhost:8080", "ftp://localhost", "/relative"})
    void whatIsNoAddressIsRefusedAtOnce(String server) {
        assertThatThrownBy(() -> PortaPlus.connect(URI.create(server), "s3cret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an address begins with http:// or https:// and a host: ");
    }

    @Test
    void aTimeLimitIsOne() {
        assertThatThrownBy(() -> builder().timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder().timeout(Duration.ofDays(2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheReceiverThrowsIsThrown() {
        answers.add(Answer.of(200, "{\"Accounts\":[{\"IAccount\":1},{\"IAccount\":2}]}"));
        PortaPlus porta = builder().build();
        List<Integer> handedOn = new ArrayList<>();

        assertThatThrownBy(() -> porta.forEachAccount(1, account -> {
                    handedOn.add(account.getIaccount());
                    throw new IllegalStateException("no room for " + account.getIaccount());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no room for 1");
        assertThat(handedOn).containsExactly(1);
    }

    @Test
    void allPagesOfABatchAreRead() {
        answers.add(Answer.of(200, "{\"Status\":\"Completed\",\"Items\":3,\"Results\":[{\"Index\":0},{\"Index\":1}]}"));
        answers.add(Answer.of(200, "{\"Status\":\"Completed\",\"Items\":3,\"Results\":[{\"Index\":2}]}"));

        assertThat(builder().build().batch("b-1").getResults())
                .extracting(result -> result.getIndex())
                .containsExactly(0, 1, 2);
        assertThat(requests)
                .containsExactly(
                        "GET /batches/b-1?PageNumber=1&PageSize=1000 ", "GET /batches/b-1?PageNumber=2&PageSize=1000 ");
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
                .hasMessageStartingWith("the answer of GetProducts cannot be read");
    }

    @Test
    void packedAnswersAreRead() {
        answers.add(new Answer(200, "{\"PortaProducts\":[]}", true, Cut.NOT));

        assertThat(builder().build().products("USD")).isEmpty();
    }

    @Test
    void retriesAreNotNegative() {
        assertThatThrownBy(() -> builder().retries(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
