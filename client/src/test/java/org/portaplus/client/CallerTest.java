package org.portaplus.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portaplus.client.api.CreateAccountApi;
import org.portaplus.client.api.ProductApi;
import org.portaplus.client.model.AccountRequest;
import org.portaplus.client.model.CreateAccount;

/** What the client sends and reads, against a server that answers what a test says. */
class CallerTest {
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";
    private String requestLine;
    private String requestBody;
    private com.sun.net.httpserver.Headers requestHeaders;

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
        requestLine = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requestHeaders = exchange.getRequestHeaders();
        requestBody = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        byte[] body = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private ApiClient settings() {
        return PortaPlus.at(URI.create("http://localhost:" + server.getAddress().getPort() + "/"), "demo");
    }

    private CreateAccountApi createAccounts() {
        return new CreateAccountApi(settings());
    }

    @Test
    void onlyJsonIsSentAndAskedFor() throws ApiException {
        createAccounts().createAccounts(new CreateAccount(), null, null, null, null);

        assertThat(requestHeaders.getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(requestHeaders.get("Accept")).containsExactly("application/json");
    }

    @Test
    void theLicenseTravelsInItsHeader() throws ApiException {
        createAccounts().createAccounts(new CreateAccount(), null, null, null, null);

        assertThat(requestHeaders.get("X-License")).containsExactly("demo");
        assertThat(requestLine).isEqualTo("POST /CreateAccounts");
    }

    @Test
    void namesOfAnyScriptArriveWhateverThePlatformsCharset() throws ApiException {
        assertThat(Charset.defaultCharset()).isEqualTo(StandardCharsets.US_ASCII);
        answer = "{\"FirstName\":\"Zoë Ωμέγα\"}";

        CreateAccount request = new CreateAccount().accountRequest(new AccountRequest().siteType("Košice"));

        assertThat(createAccounts()
                        .createAccounts(request, null, null, null, null)
                        .getFirstName())
                .isEqualTo("Zoë Ωμέγα");
        assertThat(requestBody).isEqualTo("{\"AccountRequest\":{\"SiteType\":\"Košice\"}}");
    }

    @Test
    void partsOfThePathAreEncoded() throws ApiException {
        new ProductApi(settings()).getAccountInfoByAccountId("demo", "a/b ?&é", null, null, null);

        assertThat(requestLine).isEqualTo("GET /GetAccountInfoByAccountId/demo/a%2Fb%20%3F%26%C3%A9");
    }

    @Test
    void aRefusalCarriesStatusAndBody() {
        status = 409;
        answer = "{\"ResponseStatus\":{\"ErrorCode\":\"Server.Account.duplicate_id\"}}";

        assertThatThrownBy(() -> createAccounts().createAccounts(new CreateAccount(), null, null, null, null))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getResponseBody()).isEqualTo(answer);
                });
    }

    @Test
    void anAnswerWithoutBodyIsNoData() throws ApiException {
        status = 202;
        answer = "";

        assertThat(createAccounts()
                        .createAccountsWithHttpInfo(new CreateAccount(), null, null, null, null, java.util.Map.of())
                        .getData())
                .isNull();
    }

    @Test
    void aServerThatIsNotThereIsToldFromARefusal() {
        server.stop(0);

        assertThatThrownBy(() -> createAccounts().createAccounts(new CreateAccount(), null, null, null, null))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isZero())
                .hasCauseInstanceOf(IOException.class);
    }
}
