package org.portaplus.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.conformance.Target;
import org.portaplus.conformance.TargetExtension;

/** On the interactive page, Try it out and Execute work on a demo without touching anything else. */
@ExtendWith(TargetExtension.class)
class TryItOutIT {
    private static Browser browser;
    private static BrowserPage page;
    private final Target target;

    TryItOutIT(Target target) {
        this.target = target;
    }

    @BeforeAll
    static void start() {
        Optional<Path> program = Browser.installed();
        if (program.isEmpty()) {
            System.out.println("skipped: no Chromium on the PATH; -Dporta.browser=… names one elsewhere");
        }
        assumeTrue(program.isPresent(), "no Chromium on the PATH; -Dporta.browser=… names one elsewhere");
        browser = Browser.start(program.get(), List.of());
        page = browser.page(Screen.DESKTOP_LIGHT);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** A route of each operation to read by, where there is one, a route of its own and a pre-defined one to post to. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Product,               getProducts,                     /PortaProducts/0/Name,       Business Line USD",
        "Product,               getAccountInfoByAccountId,       /AccountInfo/AccountId,      15550100",
        "Product,               getProductsList,                 /PortaProductInfo/0/Currency, USD",
        "Product,               replyProduct,                    /PortaProducts/0/Name,       Business Line USD",
        "GetBatch,              getBatch,                        /Status,                     Completed",
        "GetBatch,              replyGetBatch,                   /Status,                     Completed",
        "BatchCustomerCreation, batchCreateCustomers,            /Items,                      1",
        "BatchCustomerCreation, replyBatchCustomerCreation,      /Items,                      1",
        "CreateAccount,         createAccounts,                  /FirstName,                  Ada",
        "CreateAccount,         replyCreateAccount,              /FirstName,                  Ada",
        "UpdateAccount,         updateAccounts,                  /Success,                    true",
        "UpdateAccount,         updateAccountByProductAddons,    /Success,                    true",
        "UpdateAccount,         updateDisplayName,               /Success,                    true",
        "UpdateAccount,         replyUpdateAccount,              /Success,                    true"
    })
    void executeIsAnsweredWithWhatIsInTheDemo(String operation, String id, String pointer, String value)
            throws IOException {
        assumeTrue(target.canRestart(), "a server of somebody else need not be a demo");
        page.open(target.base() + "/docs");
        String block = "#operations-" + operation + "-" + id;
        page.await(block);

        press(block + " .opblock-summary-control");
        press(block + " .try-out__btn");
        press(block + " .execute");

        String answer = block + " .live-responses-table .response";
        page.await(answer);
        assertThat(text(answer + " .response-col_status")).startsWith("200");
        JsonNode body = new ObjectMapper().readTree(text(answer + " .highlight-code code"));
        assertThat(body.at(pointer).asText()).as("%s", body).isEqualTo(value);
        assertThat(text(block + " .request-url")).doesNotContain("?");
        assertThat(page.complaints()).isEmpty();
    }

    private static void press(String selector) {
        page.await(selector);
        page.evaluate("document.querySelector('" + selector + "').click()");
    }

    private static String text(String selector) {
        page.await(selector);
        return page.evaluate("document.querySelector('" + selector + "').innerText")
                .asText()
                .strip();
    }
}
