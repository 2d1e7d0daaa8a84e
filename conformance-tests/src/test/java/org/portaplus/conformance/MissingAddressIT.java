package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;

/** An address that is not there: a page that leads on for people, a refusal in their format for programs. */
@ExtendWith(TargetExtension.class)
class MissingAddressIT {
    private static final String HOST = "7el.co";

    private final Contract contract = Contract.load();
    private final Exchange exchange;

    MissingAddressIT(Target target) {
        this.exchange = new Exchange(target.base());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/nothing/here",
                "/GetProducts",
                "/json/reply/Nothing",
                "/json/oneway/Nothing",
                "/csv/nothing",
                "/api/Nothing",
                "/soap11/nothing",
                "/metadata/nothing",
                "/docs/nothing",
                "/xsd/nothing",
                "/samples/nothing",
                "/nothing.html",
                "/q",
                "/q/nothing"
            })
    void anAddressThatIsNotThereIsAPageForWhoTakesHtmlAndARefusalForPrograms(String path) {
        for (String browser : List.of(
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
                "text/html",
                "text/html, application/json",
                "application/json;q=0.5, text/html;q=0.6",
                "*/*, text/html")) {
            for (String verb : path.matches("/(xsd|samples)/.*") ? List.of("GET") : List.of("GET", "POST", "DELETE")) {
                Answer page = exchange.send(new Request(verb, path, Map.of("Host", HOST, "Accept", browser), null));
                String asked = verb + " " + path + " for " + browser;
                assertThat(page.status()).as(asked).isEqualTo(404);
                assertThat(page.header("Content-Type")).as(asked).isEqualToIgnoringCase("text/html;charset=UTF-8");
                assertThat(page.header("Content-Security-Policy")).as(asked).contains("default-src 'none'");
                assertThat(page.header("Vary")).as(asked).contains("Accept");
                assertThat(Jsoup.parse(page.body()).select("th")).as(asked).hasSameSizeAs(contract.operations());
            }
        }
        for (String program : List.of(
                "*/*",
                "application/json",
                "application/json, text/html",
                "text/html;q=0.5, application/json",
                "text/html;q=0, */*",
                "text/*",
                "image/webp,*/*")) {
            Answer refusal = exchange.send(new Request("GET", path, Map.of("Host", HOST, "Accept", program), null));
            assertThat(refusal.status()).as(path + " for " + program).isEqualTo(404);
            assertThat(refusal.header("Content-Type"))
                    .as(path + " for " + program)
                    .doesNotContain("html");
            assertThat(refusal.body()).as(path + " for " + program).contains("NotFound");
        }
    }

    @Test
    void whoeverNamesAFormatGetsTheRefusalInIt() {
        Map<String, String> browser = Map.of("Host", HOST, "Accept", "text/html,*/*;q=0.8");

        assertThat(exchange.send(new Request("GET", "/nothing.json", browser, null))
                        .body())
                .startsWith("{");
        assertThat(exchange.send(new Request("GET", "/nothing?format=xml", browser, null))
                        .body())
                .startsWith("<?xml");
    }
}
