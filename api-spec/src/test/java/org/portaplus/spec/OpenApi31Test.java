package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApi31Test {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void bothContractsAreReadAs31() {
        for (ObjectNode document : new ObjectNode[] {BuiltContract.document(), BuiltContract.clientEdition()}) {
            SwaggerParseResult parsed =
                    new OpenAPIV3Parser().readContents(Editions.yaml(OpenApi31.of(document)), null, null);

            assertThat(parsed.getMessages()).isEmpty();
            assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
            assertThat(parsed.getOpenAPI().getPaths())
                    .hasSize(document.get("paths").size());
        }
    }

    /** A license has an identifier or an address, says one reader. */
    @Test
    void theLicenseHasAnIdentifierOfSpdx() {
        assertThat(OpenApi31.of(BuiltContract.document())
                        .at("/info/license/identifier")
                        .asText())
                .isEqualTo("LicenseRef-Proprietary");
    }

    @Test
    void nothingOf30IsLeft() {
        JsonNode types = OpenApi31.of(BuiltContract.document()).at("/components/schemas");

        assertThat(types.findValue("nullable")).isNull();
        assertThat(types.at("/PortaServiceFeature/properties/ServiceAttributes/additionalProperties/items/type"))
                .isEqualTo(JSON.createArrayNode().add("string").add("null"));
    }

    /** A parameter, a header and a body have an example in 3.1, too; only schemas have examples. */
    @Test
    void examplesThatAreNoneOfASchemaStay() {
        ObjectNode document = BuiltContract.document();
        ObjectNode converted = OpenApi31.of(document);

        assertThat(converted
                        .at("/paths/~1batches~1{BatchId}/get/parameters/1/example")
                        .asText())
                .isEqualTo("0b0f6c1e-5b6e-4d50-9a53-5f6f1c9f0a11");
        assertThat(converted.get("components").get("requestBodies"))
                .isEqualTo(document.get("components").get("requestBodies"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string','nullable':true} | {'type':['string','null']}",
                "{'type':'string','nullable':false} | {'type':'string'}",
                "{'type':'string','nullable':true,'enum':['a']} | {'type':['string','null'],'enum':['a',null]}",
                "{'type':'string','nullable':true,'enum':['a',null]} | {'type':['string','null'],'enum':['a',null]}",
                "{'type':'number','minimum':0,'exclusiveMinimum':true} | {'type':'number','exclusiveMinimum':0}",
                "{'type':'number','maximum':9,'exclusiveMaximum':true} | {'type':'number','exclusiveMaximum':9}",
                "{'type':'number','minimum':0,'exclusiveMinimum':false} | {'type':'number','minimum':0}",
                "{'type':'string','example':'a'} | {'type':'string','examples':['a']}",
                "{'type':'string','format':'byte'} | {'type':'string','contentEncoding':'base64'}",
                "{'type':'string','format':'binary'} | {'type':'string','contentMediaType':'application/octet-stream'}",
                "{'type':'string','format':'date'} | {'type':'string','format':'date'}",
                "{'default':{'nullable':true}} | {'default':{'nullable':true}}",
                "{'x-y':{'nullable':true}} | {'x-y':{'nullable':true}}",
                "{'items':{'type':'string','nullable':true}} | {'items':{'type':['string','null']}}",
                "{'allOf':[{'type':'string','nullable':true}]} | {'allOf':[{'type':['string','null']}]}",
            })
    void aSchemaIsOfJsonSchema(String of30, String of31) throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode().put("openapi", "3.0.3");
        document.putObject("components").putObject("schemas").set("T", read(of30));

        assertThat(OpenApi31.of(document).at("/components/schemas/T")).isEqualTo(read(of31));
    }

    /** A member may be called like a key. */
    @Test
    void aMemberIsNoKey() throws JsonProcessingException {
        ObjectNode document = JSON.createObjectNode().put("openapi", "3.0.3");
        JsonNode members =
                read("{'properties':{'nullable':{'type':'boolean'},'example':{'type':'string','nullable':true}}}");
        document.putObject("components").putObject("schemas").set("T", members);

        assertThat(OpenApi31.of(document).at("/components/schemas/T"))
                .isEqualTo(read("{'properties':{'nullable':{'type':'boolean'},'example':{'type':['string','null']}}}"));
    }

    @Test
    void aDocumentOf31IsRefused() {
        ObjectNode document = OpenApi31.of(BuiltContract.clientEdition());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenApi31.of(document))
                .withMessage("no document of OpenAPI 3.0, but of \"3.1.0\"");
    }

    private static JsonNode read(String json) throws JsonProcessingException {
        return JSON.readTree(json.replace('\'', '"'));
    }
}
