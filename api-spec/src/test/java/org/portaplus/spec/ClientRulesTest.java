package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientRulesTest {
    @Test
    void theEditionBreaksNoRule() {
        assertThat(ClientRules.problems(BuiltContract.contract(), BuiltContract.clientEdition()))
                .isEmpty();
    }

    static Stream<Arguments> brokenEditions() {
        return Stream.of(
                broken("/paths", paths -> paths.remove("/json/reply/Product"), "POST /json/reply/Product is missing"),
                broken("/paths", paths -> paths.remove("/CreateAccounts"), "POST /CreateAccounts is missing"),
                broken(
                        "/paths",
                        paths -> paths.set("/xml/reply/Product", paths.get("/json/reply/Product")),
                        "POST /xml/reply/Product is one too many"),
                broken(
                        "/paths/~1CreateAccounts/post",
                        post -> post.put("operationId", "Update_Accounts"),
                        "POST /UpdateAccount needs an operationId that differs"),
                broken(
                        "/paths/~1CreateAccounts/post/responses",
                        answers -> answers.putObject("202"),
                        "POST /CreateAccounts needs the answers [200, 4XX, 5XX]"),
                broken(
                        "/paths/~1CreateAccounts/post/responses",
                        answers -> answers.putObject("5XX").put("$ref", "#/components/responses/ProductAnswer"),
                        "the refusals need to be one answer"),
                broken(
                        "/paths/~1batches~1{BatchId}/get/parameters/2",
                        parameter -> parameter.put("example", 1),
                        "GET /batches/{BatchId} parameter PageNumber needs an example exactly if"),
                broken(
                        "/paths/~1batches~1{BatchId}/get/parameters/1",
                        parameter -> parameter.remove("example"),
                        "GET /batches/{BatchId} parameter BatchId needs an example exactly if"),
                broken(
                        "/paths/~1batches~1{BatchId}/get/parameters/2",
                        parameter -> parameter.put("name", "batch_id"),
                        "GET /batches/{BatchId} has two parameters called batch_id"),
                broken(
                        "/components/responses",
                        answers -> answers.set("Create_Account", answers.get("CreateAccountAnswer")),
                        "have one name"),
                broken(
                        "/components/schemas/PortaAccount/properties",
                        members -> members.putObject("iproduct"),
                        "PortaAccount.iproduct differs from another member in spelling alone"),
                broken(
                        "/components/requestBodies/ProductBody/content",
                        content -> content.set("application/xml", content.get("application/json")),
                        "requestBodies ProductBody needs to be JSON, and nothing else"),
                broken(
                        "/components/requestBodies/ProductBody/content/application~1json",
                        json -> json.remove("example"),
                        "requestBodies ProductBody needs one inline example"),
                broken(
                        "/components/schemas/Product",
                        type -> type.put("x-source", "page"),
                        "/components/schemas/Product/x-source is a key that generators"),
                broken(
                        "/components/schemas/PortaProduct/properties/MaintanenceFee",
                        fee -> fee.put("multipleOf", 1),
                        "/components/schemas/PortaProduct/properties/MaintanenceFee/multipleOf is a key"),
                broken(
                        "/components/schemas/UpdateAccount/properties/AccountInfo",
                        member -> member.putArray("allOf").addObject(),
                        "UpdateAccount/properties/AccountInfo/allOf needs a plain $ref"),
                broken(
                        "/components/schemas/UpdateAccount/properties/AccountInfo",
                        member -> member.put("description", "The account."),
                        "UpdateAccount/properties/AccountInfo needs a $ref alone"),
                broken(
                        "/components/schemas/UpdateAccount/properties/AccountInfo",
                        member -> member.put("$ref", "#/components/schemas/Nothing"),
                        "UpdateAccount/properties/AccountInfo refers to nothing"),
                broken(
                        "/components/schemas/PortaProductInfo/properties/BillStart",
                        member -> member.put("format", "dotnet-date-time"),
                        "BillStart has a format that is not one of"),
                broken(
                        "/paths/~1CreateAccounts/post",
                        post -> post.put("description", "Also as CSV."),
                        "post/description tells of CSV, which is not in this edition"),
                broken(
                        "/paths/~1CreateAccounts/post",
                        post -> post.put("summary", "Others: /{format}/oneway/X."),
                        "post/summary tells of {format}, which is not in this edition"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("brokenEditions")
    void whatBreaksARuleIsRefused(String pointer, Consumer<ObjectNode> change, String problem) {
        ObjectNode edition = BuiltContract.clientEdition();
        change.accept((ObjectNode) edition.at(pointer));

        assertThat(ClientRules.problems(BuiltContract.contract(), edition))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    private static Arguments broken(String pointer, Consumer<ObjectNode> change, String problem) {
        return Arguments.of(pointer, change, problem);
    }
}
