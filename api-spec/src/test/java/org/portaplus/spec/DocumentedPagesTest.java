package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The samples that are derived from the contract are those of the pages: every type and member, in page order. */
class DocumentedPagesTest {

    @Test
    void page000ShowsTheJsonRequestOfBatchCustomerCreation() {
        String page = BuiltContract.page("000");

        assertThat(page.substring(page.indexOf("{\"CustData\"")))
                .isEqualTo(BuiltContract.sample("BatchCustomerCreation/request.json"));
    }

    @Test
    void page001ShowsTheXmlRequestAndAnswerOfCreateAccount() {
        String page = BuiltContract.page("001");

        assertThat(page)
                .contains("length\n\n" + BuiltContract.sample("CreateAccount/request.xml") + "\nHTTP/1.1 200 OK");
        assertThat(page).endsWith("length\n\n" + BuiltContract.sample("CreateAccount/response.xml"));
    }

    @Test
    void page002ShowsTheCsvRequestAndAnswerOfUpdateAccount() {
        String page = BuiltContract.page("002").replace("\n", "\r\n") + "\r\n";

        assertThat(page)
                .contains("length\r\n\r\n" + BuiltContract.sample("UpdateAccount/request.csv") + "\r\nHTTP/1.1");
        assertThat(page).endsWith("length\r\n\r\n" + BuiltContract.sample("UpdateAccount/response.csv"));
    }

    @Test
    void page003ShowsTheJsvAnswerOfProductWithoutItsIndentation() {
        String page = BuiltContract.page("003");

        assertThat(page.substring(page.indexOf('{')))
                .isEqualTo(BuiltContract.sample("Product/response.jsv")
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void everyRouteOfThePagesIsInTheContract() {
        Set<String> routes = BuiltContract.contract().routes().keySet();

        List<String> ofProduct = BuiltContract.page("README")
                .lines()
                .filter(line -> line.startsWith("GET /"))
                .toList();
        assertThat(ofProduct).hasSize(26);
        assertThat(routes).containsAll(ofProduct);
        for (String number : List.of("000", "001", "002")) {
            assertThat(routes)
                    .containsAll(BuiltContract.page(number)
                            .lines()
                            .filter(line -> line.startsWith("POST/"))
                            .map(line -> line.replace("POST/", "POST /"))
                            .toList());
        }
    }

    @Test
    void everyOperationHasThePreDefinedRoutes() {
        for (Contract.Operation operation : BuiltContract.contract().operations()) {
            assertThat(BuiltContract.contract().routes())
                    .containsKeys(
                            "POST /{format}/reply/" + operation.name(), "POST /{format}/oneway/" + operation.name());
        }
    }
}
