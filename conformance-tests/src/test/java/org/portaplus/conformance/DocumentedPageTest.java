package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portaplus.conformance.contract.DocumentedPage;
import org.portaplus.conformance.contract.Resource;

/** The pages are taken apart without losing a byte. */
class DocumentedPageTest {

    @Test
    void page000ShowsAOneWayRequestOnly() {
        DocumentedPage page = DocumentedPage.of("000");

        assertThat(page.verb() + " " + page.path()).isEqualTo("POST /json/oneway/BatchCustomerCreation");
        assertThat(page.requestType()).isEqualTo("application/json");
        assertThat(page.requestBody()).isEqualTo(Resource.text("samples/BatchCustomerCreation/request.json"));
        assertThat(page.responseBody()).isNull();
    }

    @Test
    void page001ShowsRequestAndResponse() {
        DocumentedPage page = DocumentedPage.of("001");

        assertThat(page.path()).isEqualTo("/xml/reply/CreateAccount");
        assertThat(page.requestBody()).isEqualTo(Resource.text("samples/CreateAccount/request.xml"));
        assertThat(page.isAnsweredBy(Resource.text("samples/CreateAccount/response.xml")))
                .isTrue();
        assertThat(page.isAnsweredBy(Resource.text("samples/CreateAccount/response.wire.xml")))
                .isFalse();
    }

    @Test
    void page002WasSavedWithLf() {
        DocumentedPage page = DocumentedPage.of("002");

        assertThat(page.requestType()).isEqualTo("text/csv");
        assertThat(page.requestBody())
                .startsWith("Accounts,")
                .doesNotContain("\r")
                .doesNotContain("HTTP/1.1");
        assertThat(page.isAnsweredBy("Success,License,ContentId,FeatureName\r\nFalse,String,0,String\r\n"))
                .isTrue();
        assertThat(page.isAnsweredBy("Success,License,ContentId,FeatureName\nFalse,String,0,String"))
                .isFalse();
    }

    @Test
    void page003ShowsAResponseOnly() {
        DocumentedPage page = DocumentedPage.of("003");

        assertThat(page.verb()).isNull();
        assertThat(page.isAnsweredBy(Resource.text("samples/Product/response.jsv")))
                .isTrue();
        assertThat(page.isAnsweredBy(
                        Resource.text("samples/Product/response.jsv").replace("addon_priority: 0", "")))
                .isFalse();
    }
}
