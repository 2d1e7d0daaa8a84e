package org.portaplus.conformance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.conformance.Patience;
import org.portaplus.conformance.TestStore;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.RawExchange;
import org.portaplus.process.ServerProcess;

/** One line for each request, found by the id that came with the answer. */
@Timeout(300)
class RequestLogIT {
    private static final String ID = "X-Request-Id";
    private static final String JSON = "application/json";
    private static final Pattern LINE = Pattern.compile("id=\\S+ method=[A-Za-z]+ route=\\S+ operation=\\w+ format=\\w+"
            + " status=\\d+ millis=\\d+ in=\\d+ out=\\d+ license=(none|\\d+/\\d+)");

    private static ServerProcess server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = new ServerProcess("request-log", TestStore.selected().create());
        http = new Http(server.base());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLineTellsWhatWasAskedHowItWentAndWhoseLicenseItWas() {
        Answer answer = http.get("/getproducts/demo/USD.xml", Map.of(ID, "my-request.1"));

        assertThat(answer.header(ID)).isEqualTo("my-request.1");
        assertThat(line("my-request.1"))
                .containsEntry("method", "GET")
                .containsEntry("route", "/GetProducts/{License}/{Currency}")
                .containsEntry("operation", "Product")
                .containsEntry("format", "xml")
                .containsEntry("status", "200")
                .containsEntry("in", "0")
                .containsEntry("out", String.valueOf(answer.body().length()))
                .containsEntry("license", "1/1");
    }

    @Test
    void theBytesOfABodyAreCounted() {
        String body = "{\"License\":\"demo\",\"Currency\":\"USD\"}";
        Answer answer = http.post("/json/reply/Product", Map.of("Content-Type", JSON), body);

        assertThat(line(answer.header(ID)))
                .containsEntry("method", "POST")
                .containsEntry("in", String.valueOf(body.length()));
    }

    /** Answers that come about in different places of the server. */
    static Stream<List<String>> requests() {
        return Stream.of(
                List.of("GET /nowhere/at/all?x=%20\nHost: a", "404", "none"),
                List.of("GET /q/nothing\nHost: a", "404", "none"),
                List.of("GET /q/../nowhere\nHost: a", "404", "none"),
                List.of("GET /\nHost: a", "200", "page"),
                List.of("GET /json/metadata?op=Product\nHost: a", "200", "page"),
                List.of("DELETE /CreateAccounts\nHost: a", "405", "CreateAccount"),
                List.of("GET /GetProducts/demo/USD\nHost: a\nAccept: image/png", "406", "Product"),
                List.of("GET /GetProducts/demo/USD[]{}.json\nHost: a", "400", "Product"),
                List.of("GET /GetProducts/%zz/USD\nHost: a", "400", "none"),
                List.of("GET /" + "long".repeat(4_000) + "\nHost: a", "414", "none"),
                List.of("GET / HTTP/1.1\nHost: a\nX-Long: " + "long".repeat(10_000), "431", "none"),
                List.of("GET /\nHost: a\nHost: b", "400", "none"),
                List.of("GET /\nHost: a b", "400", "none"),
                List.of("POST /CreateAccounts\nHost: a\nContent-Length: 99999999999", "413", "none"),
                List.of(
                        "POST /CreateAccounts\nHost: a\nContent-Type: image/png\nContent-Length: 1\n\nx",
                        "415",
                        "CreateAccount"),
                List.of("POST /soap11\nHost: a\nContent-Type: text/xml\nContent-Length: 3\n\n<a>", "400", "soap"),
                List.of(
                        "POST /json/reply/Product\nHost: a\nContent-Type: application/json\nTransfer-Encoding: chunked\n\nxx\n",
                        "400",
                        "Product"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyAnswerHasItsIdAndItsLine(List<String> expected) {
        String head = expected.get(0);
        String request = head.startsWith("GET / HTTP") ? head : head.replaceFirst("\n", " HTTP/1.1\n");

        Answer answer = new RawExchange(server.base()).send(request.replaceFirst("\n\n|$", "\nConnection: close\n\n"));

        assertThat(answer.status()).as("%s", answer).isEqualTo(Integer.parseInt(expected.get(1)));
        assertThat(answer.header(ID)).matches("[0-9a-f]{32}");
        assertThat(line(answer.header(ID)))
                .containsEntry("status", expected.get(1))
                .containsEntry("operation", expected.get(2));
        line(http.get("/").header(ID));
        assertThat(lines(answer.header(ID)))
                .as("after the line of a later request")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "quote\"", "a\tb", "ümlaut", "<b>", "%0a", "a,b", "a;b", "a\\nb"})
    void anIdThatIsNotWellFormedIsReplaced(String id) {
        Answer answer = new RawExchange(server.base())
                .send("GET /nowhere HTTP/1.1\nHost: a\n" + ID + ": " + id + "\nConnection: close");

        assertThat(answer.header(ID)).matches("[0-9a-f]{32}");
        assertThat(line(answer.header(ID))).containsEntry("status", "404");
    }

    @Test
    void ofTwoIdsAndOfAnEndlessOneNoneIsTaken() {
        for (String ids : List.of(ID + ": a\n" + ID + ": b", ID + ": " + "x".repeat(129), ID + ":")) {
            Answer answer = new RawExchange(server.base())
                    .send("GET /nowhere HTTP/1.1\nHost: a\n" + ids + "\nConnection: close");
            assertThat(answer.header(ID)).matches("[0-9a-f]{32}");
        }
        assertThat(http.get("/", Map.of(ID, "x".repeat(128))).header(ID)).isEqualTo("x".repeat(128));
    }

    @Test
    void noLicenseNoPasswordAndNoLineOfAClientReachesTheLog() {
        String secret = "Tiger7Secret";
        http.get("/GetProducts/" + secret + "/USD");
        http.get("/GetProducts/" + secret + "/USD/more/than/there/is");
        http.get("/" + secret);
        http.get("/json/reply/Product?License=" + secret + "&Currency=USD");
        http.get("/json/reply/Product?Currency=USD", Map.of("X-License", secret));
        http.get("/%0a2026-01-01%20INFO%20" + secret + "%0d%0a");
        http.get("/GetProducts/%0aid=" + secret + "/%0d%0aid=USD");
        http.post("/CreateAccounts", Map.of("Content-Type", JSON), "{\"License\":\"" + secret + "\",\"Password\":{");
        http.post("/batches/" + secret, Map.of("Content-Type", JSON), "");
        new RawExchange(server.base())
                .send(secret.toUpperCase(java.util.Locale.ROOT) + " / HTTP/1.1\nHost: a\nConnection: close");
        String last = http.get("/").header(ID);
        line(last);

        assertThat(server.log()).doesNotContainIgnoringCase(secret);
        assertThat(server.log().lines().filter(line -> line.contains(".requests]")))
                .allSatisfy(line -> assertThat(line).containsPattern(LINE.pattern() + "$"));
    }

    @Test
    void probesAndScrapesAreNotTold() {
        String probe = http.get("/q/health/ready").header(ID);
        String scrape = http.get("/q/metrics").header(ID);
        line(http.get("/").header(ID));

        assertThat(server.log()).doesNotContain(probe, scrape);
    }

    /** The pairs of the one line with this id. */
    private static Map<String, String> line(String id) {
        List<String> lines = Patience.until(() -> lines(id), found -> !found.isEmpty());
        assertThat(lines).hasSize(1);
        String line = lines.get(0);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : line.substring(line.indexOf("id=")).split(" ", -1)) {
            pairs.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return pairs;
    }

    private static List<String> lines(String id) {
        return server.log()
                .lines()
                .filter(line -> line.contains("id=" + id + " "))
                .toList();
    }
}
