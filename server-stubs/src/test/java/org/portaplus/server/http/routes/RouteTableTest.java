package org.portaplus.server.http.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.portaplus.server.contract.ContractOperations;
import org.portaplus.server.http.calls.SoapEndpoint;
import org.portaplus.server.metadata.SchemaPages;

class RouteTableTest {
    private final RouteTable routes = new RouteTable(ContractOperations.classes(), List.of());

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
    void classesMayShareAPathEachWithVerbsOfItsOwn() {
        RouteTable soap = new RouteTable(List.of(), List.of(SoapEndpoint.class, SchemaPages.class));
        assertThat(soap.match(List.of("SOAP11"))).hasValueSatisfying(match -> assertThat(match.verbs())
                .containsExactly("GET", "HEAD", "OPTIONS", "POST"));
    }
}
