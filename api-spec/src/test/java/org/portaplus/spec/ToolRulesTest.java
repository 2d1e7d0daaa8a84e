package org.portaplus.spec;

import static org.portaplus.spec.LintTest.assertRefused;
import static org.portaplus.spec.LintTest.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolRulesTest {
    private static final String FORMATTED = "/paths/~1{format}~1reply~1Product/get";

    @Test
    void aDecimalSaysItsPlaces() {
        assertRefused(
                document -> fee(document).remove("x-decimal-places"),
                "PortaProduct.MaintanenceFee needs x-decimal-places");
    }

    @Test
    void aDecimalSaysItsPlacesInWords() {
        assertRefused(
                document -> fee(document).put("description", "Periodic fee."),
                "PortaProduct.MaintanenceFee needs a description that ends with the places");
    }

    @Test
    void aDecimalIsNoMultiple() {
        assertRefused(
                document -> fee(document).put("multipleOf", 1.0e-12), "PortaProduct.MaintanenceFee has multipleOf");
    }

    @Test
    void aParameterIsNoMultiple() {
        assertRefused(
                document ->
                        ((ObjectNode) document.at("/components/parameters/FormatOverride/schema")).put("multipleOf", 2),
                "parameters.FormatOverride.schema has multipleOf");
    }

    @Test
    void aQueryHasNoNameOfThePath() {
        assertRefused(
                document -> operation(document, FORMATTED)
                        .withArray("parameters")
                        .addObject()
                        .put("$ref", "#/components/parameters/FormatOverride"),
                "GET /{format}/reply/Product has two parameters called format");
    }

    @Test
    void twoParametersDifferInMoreThanLetterCase() {
        assertRefused(
                document -> operation(document, FORMATTED)
                        .withArray("parameters")
                        .addObject()
                        .put("name", "ICUSTOMER")
                        .put("in", "header"),
                "GET /{format}/reply/Product has two parameters called ICUSTOMER");
    }

    @Test
    void aSecuritySchemeIsNoParameter() {
        assertRefused(
                document -> operation(document, FORMATTED)
                        .withArray("parameters")
                        .addObject()
                        .put("name", "x-license")
                        .put("in", "header"),
                "GET /{format}/reply/Product has the parameter x-license, which is a security scheme");
    }

    @Test
    void aNeededParameterHasAnExample() {
        assertRefused(
                document ->
                        ((ObjectNode) document.at("/paths/~1batches~1{BatchId}/get/parameters/1")).remove("example"),
                "GET /batches/{BatchId} parameter BatchId needs an example");
    }

    @Test
    void anOptionalParameterOfARouteHasNone() {
        assertRefused(
                document ->
                        ((ObjectNode) document.at("/paths/~1batches~1{BatchId}/get/parameters/2")).put("example", 1),
                "GET /batches/{BatchId} parameter PageNumber is optional, and has an example");
    }

    @Test
    void anOptionalParameterOfManyRoutesHasNone() {
        assertRefused(
                document -> ((ObjectNode) document.at("/components/parameters/IdempotencyKey/schema"))
                        .put("default", "8e03978e"),
                "parameters IdempotencyKey is optional, and has an example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PortaProduct", "portaproduct", "Porta_Product"})
    void aMemberIsNotCalledLikeItsType(String name) {
        assertRefused(
                document -> ((ObjectNode) schema(document, "PortaProduct").get("properties"))
                        .putObject(name)
                        .put("type", "string"),
                "PortaProduct." + name + " is called like its type");
    }

    @Test
    void aTagIsDeclared() {
        assertRefused(
                document -> document.withArray("tags").remove(5),
                "GET /soap11 has a tag that is not declared: \"Soap\"");
    }

    @Test
    void anOperationHasADescription() {
        assertRefused(
                document -> operation(document, "/paths/~1CreateAccounts/post").remove("description"),
                "POST /CreateAccounts needs a description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact", "license"})
    void theContractSaysWhoseItIs(String member) {
        assertRefused(document -> document.withObject("info").remove(member), "info needs a " + member);
    }

    @Test
    void componentsOfAllKindsHaveNamesOfTheirOwn() {
        assertRefused(
                document -> ((ObjectNode) document.at("/components/responses"))
                        .set("GETBATCH", document.at("/components/responses/GetBatchAnswer")),
                "schemas GetBatch and responses GETBATCH have one name");
    }

    @Test
    void membersThatDifferInSpellingAloneSayTheirNameInPrograms() {
        assertRefused(
                document ->
                        ((ObjectNode) schema(document, "PortaAccount").at("/properties/i_product")).remove("x-go-name"),
                "PortaAccount.i_product needs an x-go-name");
        assertRefused(
                document -> ((ObjectNode) schema(document, "PortaAccount").at("/properties/i_product"))
                        .put("x-go-name", "IBatch"),
                "PortaAccount.i_product has the x-go-name IBatch, which is taken");
    }

    @Test
    void noMembersButTheDocumentedOnesDifferInSpellingAlone() {
        assertRefused(
                document -> ((ObjectNode) schema(document, "PortaAccount").get("properties"))
                        .putObject("Credit_Limit")
                        .put("type", "string")
                        .put("x-go-name", "CreditLimit2"),
                "PortaAccount.Credit_Limit differs from another member in spelling alone");
    }

    @Test
    void theContractSaysHowTheLicenseComes() {
        assertRefused(document -> document.remove("security"), "the contract needs security");
    }

    @Test
    void anExampleIsInThePlaceWhereItIsShown() {
        assertRefused(
                document -> ((ObjectNode)
                                document.at("/components/responses/ProductAnswer/content/text~1csv/examples/sample"))
                        .put("externalValue", "/samples/Product/response.csv"),
                "responses ProductAnswer needs its examples inline");
    }

    private static ObjectNode fee(ObjectNode document) {
        return (ObjectNode) schema(document, "PortaProduct").at("/properties/MaintanenceFee");
    }

    private static ObjectNode operation(ObjectNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }
}
