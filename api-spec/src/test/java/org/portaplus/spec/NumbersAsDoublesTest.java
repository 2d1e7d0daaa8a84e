package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersAsDoublesTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyNumberOfTheClientEditionIsADoubleAndNothingElseDiffers() throws Exception {
        ObjectNode client = BuiltContract.clientEdition();
        ObjectNode doubles = (ObjectNode)
                json.readTree(Editions.served(BuiltContract.document(), client).get("openapi-client-double.json"));
        List<JsonNode> types = doubles.findParents("type");
        assertThat(types.stream().filter(type -> type.path("type").asText().equals("number")))
                .isNotEmpty()
                .allSatisfy(number -> assertThat(number.path("format").asText()).isEqualTo("double"));
        types.stream()
                .filter(type -> type.path("type").asText().equals("number"))
                .forEach(number -> ((ObjectNode) number).remove("format"));
        ObjectNode info = (ObjectNode) doubles.path("info");
        assertThat(info.path("description").asText()).endsWith(NumbersAsDoubles.NOTE);
        info.set("description", client.path("info").path("description"));
        assertThat(doubles.toString()).isEqualTo(client.toString());
    }

    @Test
    void dataAndNumbersWithAFormatStayAsTheyAre() throws Exception {
        ObjectNode document = (ObjectNode)
                json.readTree(
                        "{\"info\":{\"description\":\"A\"},\"a\":{\"type\":\"number\",\"format\":"
                                + "\"float\",\"example\":{\"type\":\"number\"}},\"b\":[{\"type\":\"number\"}],\"type\":{\"type\":\"integer\"}}");
        ObjectNode doubles = NumbersAsDoubles.of(document);
        assertThat(doubles.at("/a")).isEqualTo(document.at("/a"));
        assertThat(doubles.at("/b/0/format").asText()).isEqualTo("double");
        assertThat(doubles.at("/type")).isEqualTo(document.at("/type"));
    }
}
