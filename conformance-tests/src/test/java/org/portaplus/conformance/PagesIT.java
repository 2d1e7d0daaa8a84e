package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.conformance.contract.Contract;
import org.portaplus.conformance.contract.DocumentedPage;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;
import org.portaplus.conformance.reading.VisibleText;

/** The pages for people: the documented ones to the character, and one for every operation in every format. */
@ExtendWith(TargetExtension.class)
class PagesIT {
    /** As the documented pages show it. */
    private static final String HOST = "7el.co";

    private static final List<String> FORMATS = List.of("xml", "json", "jsv", "csv", "soap11", "soap12");
    private final Contract contract = Contract.load();
    private final Exchange exchange;

    PagesIT(Target target) {
        this.exchange = new Exchange(target.base());
    }

    @ParameterizedTest(name = "page {0} is /{1}/metadata?op={2}")
    @CsvSource({"000, json, BatchCustomerCreation", "001, xml, CreateAccount", "002, csv, UpdateAccount"})
    void aDocumentedPageIsReproducedToTheCharacter(String number, String format, String operation) {
        assertThat(VisibleText.of(page(format, operation).body())).isEqualTo(DocumentedPage.text(number));
    }

    @Test
    void page003IsReproducedButForWhatItLostWhenSaved() {
        String text = VisibleText.of(page("jsv", "Product").body());

        assertThat(DocumentedPage.savedLike003(text)).isEqualTo(DocumentedPage.text("003"));
    }

    @TestFactory
    Stream<DynamicTest> everyOperationHasAPageInEveryFormat() {
        return contract.operations().stream().flatMap(operation -> FORMATS.stream()
                .map(format -> dynamicTest(operation + " in " + format, () -> isAPage(format, operation))));
    }

    private void isAPage(String format, String operation) {
        Answer page = page(format, operation);
        String text = VisibleText.of(page.body());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(text)
                .contains("\n" + operation + "\n")
                .contains("HTTP + " + format.toUpperCase(Locale.ROOT))
                .contains("\nHost: " + HOST + " \n");
        // An envelope is answered by an envelope, whatever else is asked for.
        assertThat(text.contains("." + format + " suffix or ?format=" + format))
                .as("names a suffix")
                .isEqualTo(!format.startsWith("soap"));
        assertThat(text).doesNotContain(".soap1", "format=soap");
    }

    /** The License of the samples is the placeholder, which a server in sample mode answers with the sample. */
    @TestFactory
    Stream<DynamicTest> aSampleCanBeSentAsItStandsOnItsPage() {
        return contract.operations().stream().flatMap(operation -> Stream.of("xml", "json", "jsv", "csv")
                .map(format -> dynamicTest(operation + " in " + format, () -> replay(format, operation))));
    }

    private void replay(String format, String operation) {
        List<Element> samples = Jsoup.parse(page(format, operation).body()).select("pre");
        Sample request = Sample.of(samples.get(0));

        Answer answer = exchange.send(request.request());

        boolean oneWay = request.firstLine().contains("/oneway/");
        assertThat(answer.status()).as(answer.body()).isEqualTo(oneWay ? 202 : 200);
        if (samples.size() > 1) {
            assertThat(answer.body().replace("\r\n", "\n").stripTrailing())
                    .isEqualTo(Sample.of(samples.get(1)).body());
        }
    }

    /** A message as a page shows it: a first line, headers, a blank line, a body. */
    private record Sample(String firstLine, Map<String, String> headers, String body) {

        static Sample of(Element shown) {
            String[] headAndBody = shown.wholeText().split("\n\n", 2);
            String[] lines = headAndBody[0].split("\n", -1);
            Map<String, String> headers = new HashMap<>();
            for (String line : List.of(lines).subList(1, lines.length)) {
                headers.put(line.split(": ", 2)[0], line.split(": ", 2)[1].strip());
            }
            // The word "length" is a placeholder; the client counts itself.
            headers.remove("Content-Length");
            return new Sample(lines[0], headers, headAndBody[1]);
        }

        Request request() {
            String[] words = firstLine.split(" ", -1);
            return new Request(words[0], words[1], headers, body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/XML/Metadata?op=createACCOUNT", "/xml/metadata/?op=createaccount"})
    void anOperationIsFoundInAnyLetterCase(String path) {
        assertThat(get(path).body()).isEqualTo(page("xml", "CreateAccount").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json", "jsv", "csv"})
    void theOperationsOfAFormatAreListed(String format) {
        Document page = Jsoup.parse(get("/" + format + "/metadata").body());

        assertThat(page.select("main p").text())
                .isEqualTo("The following operations are supported. For a more information please view the Service"
                        + " Documentation.");
        assertThat(page.select("main li a").eachText())
                .containsExactlyInAnyOrderElementsOf(contract.operations())
                .isSorted();
        assertThat(page.select("main li a").eachAttr("href"))
                .containsExactlyInAnyOrderElementsOf(contract.operations().stream()
                        .map(operation -> "/" + format + "/metadata?op=" + operation)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/json/metadata?op=Nothing", "/yaml/metadata?op=Product", "/json/metadata?op=%3Cb%3E%22x"})
    void anUnknownPageIs404AndListsTheOperations(String path) {
        Answer answer = get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select("th").eachText())
                .allSatisfy(row -> assertThat(contract.operations()).anyMatch(row::startsWith))
                .hasSameSizeAs(contract.operations());
        assertThat(answer.body()).doesNotContain("<b>\"x");
    }

    /** Whoever has only the contract, such as a mock, sees what whoever asks for the samples does. */
    @Test
    void theExamplesOfTheContractAreTheSamples() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode components = json.readTree(get("/openapi.json").body()).path("components");
        assertThat(components.findValues("externalValue")).isEmpty();
        Map<String, String> mediaTypes =
                Map.of("json", "application/json", "xml", "application/xml", "csv", "text/csv", "jsv", "text/jsv");

        for (String operation : contract.operations()) {
            for (Map.Entry<String, String> format : mediaTypes.entrySet()) {
                for (String sample : List.of("demo", "demos", "response", "responses")) {
                    boolean request = sample.startsWith("demo");
                    String component = operation + (sample.endsWith("s") ? "List" : "") + (request ? "Body" : "Answer");
                    JsonNode example = components
                            .path(request ? "requestBodies" : "responses")
                            .path(component)
                            .path("content")
                            .path(format.getValue())
                            .at("/examples/" + (request ? "demo" : "sample") + "/value");
                    Answer answer = get("/samples/" + operation + "/" + sample + "." + format.getKey());

                    assertThat(answer.status()).as(sample).isEqualTo(200);
                    assertThat(
                                    format.getKey().equals("json")
                                            ? json.readTree(answer.body())
                                            : new TextNode(answer.body()))
                            .as("%s of %s in %s", sample, operation, format.getKey())
                            .isEqualTo(example);
                }
            }
        }
    }

    @Test
    void everyEditionIsServedByItsName() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(get("/editions/openapi.json").body())
                .isEqualTo(get("/openapi.json").body());
        assertThat(get("/editions/openapi-client.json").body())
                .isEqualTo(get("/openapi-client.json").body());
        assertThat(get("/editions/openapi.yaml").body())
                .isEqualTo(get("/openapi.yaml").body());
        assertThat(get("/editions/openapi-client.yaml").body())
                .isEqualTo(get("/openapi-client.yaml").body());
        for (String name : List.of("openapi-3.1", "openapi-client-3.1")) {
            assertThat(json.readTree(get("/editions/" + name + ".json").body())
                            .path("openapi")
                            .asText())
                    .isEqualTo("3.1.0");
            assertThat(get("/editions/" + name + ".yaml").body()).startsWith("openapi: \"3.1.0\"\n");
        }
        assertThat(get("/editions/openapi-client-double.json").body()).contains("\"format\" : \"double\"");
        assertThat(get("/editions/openapi-client-double.yaml").body()).contains("format: double");
        assertThat(get("/editions/openapi-client.overlay.yaml").body()).startsWith("overlay: \"1.1.0\"\n");
        assertThat(get("/editions/workflows.arazzo.yaml").body()).startsWith("arazzo: \"1.1.0\"\n");
        assertThat(get("/llms.txt").header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(get("/editions/openapi-dereferenced.json").status()).isEqualTo(404);
        assertThat(get("/editions/..%2Fsamples%2FREADME.md").status()).isEqualTo(404);
    }

    /** The tag is weak, and some clients send it back as a strong one (RFC 9110 13.1.2). */
    @Test
    void whoeverHasAFileIsToldSoWhateverTheKindOfItsTag() {
        String tag = get("/openapi.json").header("ETag");
        assertThat(tag).startsWith("W/\"");

        for (String known : List.of(tag, tag.substring(2), "\"other\", " + tag.substring(2))) {
            Answer answer = exchange.send(
                    new Request("GET", "/openapi.json", Map.of("Host", HOST, "If-None-Match", known), null));
            assertThat(answer.status()).as(known).isEqualTo(304);
        }
    }

    @Test
    void thePagesAreAccessible() {
        for (String path : List.of("/", "/metadata", "/csv/metadata?op=UpdateAccount", "/docs")) {
            Document page = Jsoup.parse(get(path).body());

            assertThat(page.select("html").attr("lang")).as(path).isEqualTo("en");
            assertThat(page.title()).as(path).isNotBlank();
            assertThat(page.select("main")).as(path).hasSize(1);
            assertThat(page.select("script:not([src]), style, [onclick], [style]"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() {
        Set<String> seen = new HashSet<>(Set.of("/"));
        Queue<String> open = new ArrayDeque<>(seen);
        List<String> broken = new ArrayList<>();
        while (!open.isEmpty()) {
            String path = open.remove();
            Answer answer = get(path);
            if (answer.status() != 200) {
                broken.add(path + " answers " + answer.status());
            }
            if (answer.header("Content-Type").startsWith("text/html")) {
                for (Element link : Jsoup.parse(answer.body()).select("a[href], link[href^=/], script[src]")) {
                    String to = link.attr(link.hasAttr("src") ? "src" : "href");
                    String next = URI.create(path).resolve(to).toString();
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).hasSizeGreaterThan(contract.operations().size() * FORMATS.size());
    }

    private Answer page(String format, String operation) {
        return get("/" + format + "/metadata?op=" + operation);
    }

    private Answer get(String path) {
        return exchange.send(new Request("GET", path, Map.of("Host", HOST), null));
    }
}
