package org.portaplus.server.http.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.server.contract.ContractOperations;
import org.portaplus.server.metadata.SchemaPages;

class RouteTableTest {
    private final RouteTable routes = new RouteTable(ContractOperations.generated(), List.of());

    @Test
    void literalsMatchWithoutRegardToCaseAndValuesKeepTheirs() {
        assertThat(routes.match(List.of("getproductspricebytenantid", "AbC", "7")))
                .hasValueSatisfying(match -> assertThat(match.path()).isEqualTo("/getProductsPricebyTenantID/AbC/7"));
    }

    @Test
    void aPreDefinedRouteTakesOnlyTheFormatsWeHave() {
        assertThat(routes.match(List.of("JSON", "Reply", "createaccount")))
                .hasValueSatisfying(match -> assertThat(match.path()).isEqualTo("/json/reply/CreateAccount"));
        assertThat(routes.match(List.of("html", "reply", "CreateAccount"))).isEmpty();
    }

    @Test
    void readsAlsoAnswerHeadAndEverythingAnswersOptions() {
        assertThat(routes.match(List.of("GetProducts", "demo", "USD")))
                .hasValueSatisfying(match -> assertThat(match.verbs()).containsExactly("GET", "HEAD", "OPTIONS"));
        assertThat(routes.match(List.of("CreateAccounts")))
                .hasValueSatisfying(match -> assertThat(match.verbs()).containsExactly("OPTIONS", "POST"));
    }

    @Test
    void theNumberOfSegmentsTellsRoutesOfOneNameApart() {
        assertThat(routes.match(List.of("GetAccounts", "demo", "1", "2"))).isPresent();
        assertThat(routes.match(List.of("GetAccounts", "demo", "1", "2", "true")))
                .isPresent();
        assertThat(routes.match(List.of("GetAccounts", "demo", "1"))).isEmpty();
        assertThat(routes.match(List.of())).isEmpty();
    }

    @Test
    void envelopesAndPagesMayShareAPathEachWithVerbsOfItsOwn() {
        RouteTable soap = new RouteTable(List.of(), List.of(SchemaPages.class));
        assertThat(soap.match(List.of("SOAP11"))).hasValueSatisfying(match -> assertThat(match.verbs())
                .containsExactly("GET", "HEAD", "OPTIONS", "POST"));
    }

    @Test
    void aHeadIsServedAsTheGetOfItsPathAndAPostAsWhatItIs() {
        assertThat(routes.match(List.of("GetProducts", "demo", "USD"))).hasValueSatisfying(match -> {
            assertThat(match.target("HEAD")).isEqualTo(match.target("GET")).isPresent();
            assertThat(match.target("POST")).isEmpty();
            assertThat(match.members()).containsExactly(Map.entry("License", "demo"), Map.entry("Currency", "USD"));
        });
        assertThat(routes.match(List.of("soap12"))).hasValueSatisfying(match -> assertThat(match.target("POST"))
                .containsInstanceOf(RouteTable.Target.Soap.class));
    }
}
