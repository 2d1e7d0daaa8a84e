package org.portaplus.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.conformance.Target;
import org.portaplus.conformance.TargetExtension;
import org.portaplus.conformance.contract.DocumentedPage;
import org.portaplus.conformance.contract.Resource;

/** The pages in a real browser, on a desktop and a phone, light and dark. Pictures are kept in target/screenshots. */
@ExtendWith(TargetExtension.class)
class BrowserIT {
    private static final Path PICTURES =
            Path.of(System.getProperty("porta.test.directory", "target")).resolve("screenshots");
    /** The host of the documented pages, which leads to the server under test here. */
    private static final String HOST = "7el.co";

    private static Browser browser;
    private final Target target;

    BrowserIT(Target target) {
        this.target = target;
    }

    @BeforeAll
    static void start() {
        Optional<Path> program = Browser.installed();
        if (program.isEmpty()) {
            System.out.println("skipped: no Chromium on the PATH; -Dporta.browser=… names one elsewhere");
        }
        assumeTrue(program.isPresent(), "no Chromium on the PATH; -Dporta.browser=… names one elsewhere");
        browser = Browser.start(program.get(), List.of(HOST));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<Arguments> pagesOfOurs() {
        List<Arguments> all = new ArrayList<>();
        for (Screen screen : Screen.values()) {
            all.add(Arguments.of("start", "/", screen));
            all.add(Arguments.of("index", "/metadata", screen));
            all.add(Arguments.of("missing", "/xml/metadata?op=Nothing", screen));
            all.add(Arguments.of("json", "/json/metadata?op=BatchCustomerCreation", screen));
            all.add(Arguments.of("xml", "/xml/metadata?op=CreateAccount", screen));
            all.add(Arguments.of("csv", "/csv/metadata?op=UpdateAccount", screen));
            all.add(Arguments.of("jsv", "/jsv/metadata?op=Product", screen));
            all.add(Arguments.of("soap11", "/soap11/metadata?op=CreateAccount", screen));
            all.add(Arguments.of("soap12", "/soap12/metadata?op=UpdateAccount", screen));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("pagesOfOurs")
    void aPageFitsItsScreenCanBeReadAndHasNoError(String name, String path, Screen screen) {
        BrowserPage page = browser.page(screen);

        page.open(target.base() + path);
        page.photograph(PICTURES, name);

        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .as("nothing is cut off at the right")
                .isLessThanOrEqualTo(screen.width());
        assertThat(page.evaluate(Resource.text("browser/low-contrast.js")))
                .as("texts of low contrast")
                .isEmpty();
        assertThat(page.evaluate("document.styleSheets.length").asInt()).isEqualTo(1);
        // A missing page is one in the browser's log, and nothing else.
        assertThat(page.complaints().stream().filter(complaint -> !complaint.contains("status of 404")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theInteractivePageWorksWithoutAnyOtherHost(Screen screen) {
        BrowserPage page = browser.page(screen);

        page.open(target.base() + "/docs");
        page.await(".opblock");
        page.photograph(PICTURES, "docs");

        assertThat(page.text()).contains("CreateAccount").contains("/GetProducts/{License}/{Currency}");
        assertThat(page.complaints()).isEmpty();
    }

    @ParameterizedTest(name = "page {0} is /{1}/metadata?op={2}")
    @CsvSource({"000, json, BatchCustomerCreation", "001, xml, CreateAccount", "002, csv, UpdateAccount"})
    void aDocumentedPageIsWhatTheBrowserShows(String number, String format, String operation) {
        BrowserPage page = browser.page(Screen.DESKTOP_LIGHT);

        page.open(documentedHost() + "/" + format + "/metadata?op=" + operation);

        assertThat(page.text()).isEqualTo(DocumentedPage.text(number));
    }

    @Test
    void page003IsWhatTheBrowserShows() {
        BrowserPage page = browser.page(Screen.DESKTOP_LIGHT);

        page.open(documentedHost() + "/jsv/metadata?op=Product");

        assertThat(DocumentedPage.savedLike003(page.text())).isEqualTo(DocumentedPage.text("003"));
    }

    private String documentedHost() {
        assumeTrue(target.base().getHost().equals("localhost"), "the documented host name leads to this machine only");
        return String.format(Locale.ROOT, "http://%s:%d", HOST, target.base().getPort());
    }

    /** Someone who knows nothing but the start page finds a sample by clicking, and the way back. */
    @Test
    void theLinksLeadFromTheStartToASampleAndBack() {
        BrowserPage page = browser.page(Screen.PHONE_LIGHT);
        page.open(target.base() + "/");

        page.click("a[href=\"/metadata\"]");
        page.click("a[aria-label=\"CreateAccount in XML\"]");

        assertThat(page.text()).contains("POST /xml/reply/CreateAccount HTTP/1.1");
        page.click("a[href=\"/metadata\"]");
        assertThat(page.text()).contains("Operations:");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void whoUsesTheKeyboardSeesWhereTheyAre() {
        BrowserPage page = browser.page(Screen.DESKTOP_LIGHT);
        page.open(target.base() + "/metadata");

        page.pressTab();

        assertThat(page.evaluate("document.activeElement.tagName").asText()).isEqualTo("A");
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                        .asText())
                .isEqualTo("solid");
    }
}
