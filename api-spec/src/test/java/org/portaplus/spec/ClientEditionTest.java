package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClientEditionTest {
    private final Contract full = BuiltContract.contract();
    private final ObjectNode edition = BuiltContract.clientEdition();

    @Test
    void itIsValidOpenApi() throws IOException {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(Editions.yaml(edition), null, null);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSize(edition.get("paths").size());
    }

    @Test
    void everyOperationHasItsRouteAndThoseOfItsOwn() {
        Set<String> expected = new TreeSet<>(Set.of(
                "POST /json/reply/BatchCustomerCreation",
                "POST /json/reply/CreateAccount",
                "POST /json/reply/UpdateAccount",
                "POST /json/reply/Product",
                "POST /json/reply/GetBatch"));
        assertThat(full.operations()).hasSameSizeAs(expected);
        full.routes().keySet().stream()
                .filter(route -> !route.contains("{format}") && !route.contains("/soap"))
                .forEach(expected::add);

        assertThat(new TreeSet<>(new Contract(edition).routes().keySet())).isEqualTo(expected);
    }

    /** An id is a name in programs, which stays when the edition is taken for the full contract. */
    @Test
    void routesHaveTheIdsOfTheFullContract() {
        full.routes().forEach((route, operation) -> {
            JsonNode same = new Contract(edition).routes().get(route.replace("{format}", "json"));
            if (same != null && !operation.path("operationId").asText().startsWith("query")) {
                assertThat(same.get("operationId")).as(route).isEqualTo(operation.get("operationId"));
            }
        });
    }

    @Test
    void everyBodyIsJsonWithOneExample() {
        List<JsonNode> contents = edition.findValues("content");

        assertThat(contents).hasSizeGreaterThan(10).allSatisfy(content -> {
            assertThat(content.fieldNames()).toIterable().containsExactly("application/json");
            assertThat(content.get("application/json").fieldNames())
                    .toIterable()
                    .containsExactly("schema", "example");
        });
    }

    @Test
    void noParameterChoosesAFormat() {
        assertThat(edition.at("/components/parameters").fieldNames())
                .toIterable()
                .containsExactly("IdempotencyKey", "Prefer");
        assertThat(edition.toString())
                .doesNotContain("{format}", "\"callback\"", "\"in\":\"cookie\"", "oneway", "%5B%5D", "soap");
    }

    @Test
    void noTwoNamesDifferInSpellingAlone() {
        edition.at("/components/schemas").properties().forEach(type -> {
            List<String> members = new ArrayList<>();
            type.getValue().path("properties").fieldNames().forEachRemaining(members::add);
            assertThat(spelt(members)).as(type.getKey()).doesNotHaveDuplicates();
        });
        List<String> names = new ArrayList<>();
        edition.get("components").forEach(kind -> kind.fieldNames().forEachRemaining(names::add));
        assertThat(spelt(names)).doesNotHaveDuplicates();
    }

    @Test
    void ofTheTwinsTheOneThatWinsRemains() {
        JsonNode members = edition.at("/components/schemas/PortaAccount/properties");

        assertThat(members.has("IProduct")).isTrue();
        assertThat(members.has("i_product")).isFalse();
        assertThat(members.size())
                .isEqualTo(full.schema("PortaAccount").get("properties").size() - 1);
    }

    /** But for the twin, and for what a type is called, no member of the full contract is lost. */
    @Test
    void everyTypeHasItsMembers() {
        edition.at("/components/schemas").properties().forEach(type -> {
            String name = type.getKey().equals("FieldError") ? "ResponseError" : type.getKey();
            List<String> expected = new ArrayList<>(
                    full.members(name).stream().map(Contract.Member::name).toList());
            expected.remove("i_product");
            assertThat(type.getValue().path("properties").fieldNames())
                    .toIterable()
                    .as(type.getKey())
                    .containsExactlyElementsOf(expected);
        });
        assertThat(edition.at("/components/schemas").size())
                .isEqualTo(full.document().at("/components/schemas").size());
    }

    @Test
    void aSuccessIsOneAnswerAndEveryRefusalIsTheSame() {
        Set<JsonNode> refusals = new HashSet<>();
        new Contract(edition).routes().forEach((route, operation) -> {
            assertThat(operation.get("responses").fieldNames())
                    .toIterable()
                    .as(route)
                    .containsExactly("200", "4XX", "5XX");
            refusals.add(operation.at("/responses/4XX"));
            refusals.add(operation.at("/responses/5XX"));
        });

        assertThat(refusals).hasSize(1);
        assertThat(edition.at("/components/responses/ErrorAnswer/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("/ErrorResponse");
        assertThat(edition.at("/components/responses/ErrorAnswer/headers").fieldNames())
                .toIterable()
                .containsExactly("Retry-After", "X-Request-Id");
        assertThat(edition.at(
                                "/components/responses/ErrorAnswer/content/application~1json/example/ResponseStatus/Errors/0/FieldName")
                        .asText())
                .isEqualTo("AccountRequest.AccountRandomDigitLength");
    }

    @Test
    void optionalParametersHaveNoExample() {
        List<JsonNode> parameters = new ArrayList<>();
        edition.get("paths").findValues("parameters").forEach(list -> list.forEach(parameters::add));
        edition.at("/components/parameters").forEach(parameters::add);
        parameters.removeIf(parameter -> parameter.has("$ref"));

        assertThat(parameters).hasSizeGreaterThan(50).allSatisfy(parameter -> assertThat(
                        parameter.has("example") && !parameter.has("examples"))
                .as(parameter.toString())
                .isEqualTo(parameter.path("required").asBoolean()));
    }

    @Test
    void nothingIsForThisProjectAloneOrForXml() {
        for (String key :
                List.of("xml", "multipleOf", "allOf", "externalValue", "examples", "encoding", "deprecated")) {
            assertThat(edition.findValues(key)).as(key).isEmpty();
        }
        assertThat(edition.toString()).doesNotContain("\"x-", "dotnet-date-time");
    }

    @Test
    void theLicenseIsAnApiKey() {
        assertThat(edition.get("security")).isEqualTo(full.document().get("security"));
        JsonNode scheme = edition.at("/components/securitySchemes/License");
        assertThat(scheme.get("type").asText()).isEqualTo("apiKey");
        assertThat(scheme.get("in").asText()).isEqualTo("header");
        assertThat(scheme.get("name").asText()).isEqualTo("X-License");
    }

    @Test
    void whatHasNoKeyIsSaidInWords() {
        JsonNode members = edition.at("/components/schemas");

        assertThat(members.at("/PortaAccount/properties/BillingModel/description")
                        .asText())
                .endsWith("Known values, to which others may be added: ReChargeVoucher, Debit, Credit, Alias, Internal,"
                        + " Beneficiary.");
        assertThat(members.at("/PortaProductInfo/properties/BillStart/description")
                        .asText())
                .isEqualTo("Start of the billed period. A date without zone, such as /Date(1577836800000-0000)/.");
    }

    @Test
    void theFullContractIsNotChanged() {
        ObjectNode before = BuiltContract.document();
        ObjectNode given = before.deepCopy();

        ClientEdition.of(given, BuiltContract.wording());

        assertThat(given).isEqualTo(before);
    }

    @Test
    void aWordingForARouteThatThereIsNotIsRefused() {
        ObjectNode wording = BuiltContract.wording();
        wording.withObject("/routes").putObject("GET /Nothing").put("description", "Nothing.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientEdition.of(BuiltContract.document(), wording))
                .withMessageContaining("GET /Nothing");
    }

    @Test
    void aWordingForAParameterThatThereIsNotIsRefused() {
        ObjectNode wording = BuiltContract.wording();
        wording.withObject("/parameters").put("Nothing", "Nothing.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientEdition.of(BuiltContract.document(), wording))
                .withMessageContaining("there are no parameters Nothing");
    }

    private static List<String> spelt(List<String> names) {
        return names.stream()
                .map(name -> name.replace("_", "").toLowerCase(Locale.ROOT))
                .toList();
    }
}
