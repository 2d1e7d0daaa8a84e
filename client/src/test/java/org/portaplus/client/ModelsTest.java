package org.portaplus.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.client.model.PortaAccount;
import org.portaplus.client.model.PortaServiceFeature;

/** The generated models carry every member of the contract under the name of the contract. */
class ModelsTest {
    private final ObjectMapper mapper = ApiClient.createDefaultObjectMapper().registerModule(new DotNetDates());

    static JsonNode contract() throws IOException {
        try (InputStream json = ModelsTest.class.getResourceAsStream("/openapi/openapi.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    static Stream<String> types() throws IOException {
        JsonNode schemas = contract().at("/components/schemas");
        return schemas.properties().stream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyMemberOfATypeHasAJavaMemberOfItsOwn(String type) throws Exception {
        List<String> members =
                List.copyOf(contract().at("/components/schemas/" + type + "/properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        Class<?> model = Class.forName("org.portaplus.client.model." + type);
        List<Method> getters = Arrays.stream(model.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0 && method.isAnnotationPresent(JsonProperty.class))
                .toList();

        assertThat(getters)
                .extracting(getter -> getter.getAnnotation(JsonProperty.class).value())
                .containsExactlyInAnyOrderElementsOf(members);
        assertThat(getters).extracting(Method::getName).doesNotHaveDuplicates();
        assertThat(model.getDeclaredFields())
                .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
                .hasSameSizeAs(members);
    }

    @Test
    void membersThatDifferOnlyInSpellingKeepTheirData() throws IOException {
        PortaAccount account = mapper.readValue("{\"IProduct\":1,\"i_product\":2}", PortaAccount.class);

        assertThat(account.getIproduct()).isEqualTo(1);
        assertThat(account.getIProduct()).as("i_product").isEqualTo(2);
        assertThat(mapper.writeValueAsString(account)).isEqualTo("{\"IProduct\":1,\"i_product\":2}");
    }

    @Test
    void everyDocumentedSampleIsReadAndWrittenWithoutLoss() throws Exception {
        for (JsonNode tag : contract().path("tags")) {
            // A protocol has envelopes for the others, and is no operation.
            if (!tag.has("x-protocol")) {
                String operation = tag.path("name").asText();
                assertReadAndWritten(operation, "request", "requestBodies", "Body");
                assertReadAndWritten(operation, "response", "responses", "Answer");
            }
        }
    }

    private void assertReadAndWritten(String operation, String sample, String kind, String suffix) throws Exception {
        String type = contract()
                .at("/components/" + kind + "/" + operation + suffix + "/content/application~1json/schema/$ref")
                .asText()
                .replaceFirst(".*/", "");
        try (InputStream file =
                ModelsTest.class.getResourceAsStream("/samples/" + operation + "/" + sample + ".json")) {
            String json = new String(file.readAllBytes(), UTF_8);
            Object model = mapper.readValue(json, Class.forName("org.portaplus.client.model." + type));

            assertThat(mapper.writeValueAsString(model)).as(type).isEqualTo(json.replace("\\/", "/"));
        }
    }

    @Test
    void whatIsNotSetIsNotSent() throws IOException {
        assertThat(mapper.writeValueAsString(new PortaAccount().email("a@example.org")))
                .isEqualTo("{\"Email\":\"a@example.org\"}");
    }

    @Test
    void unknownValuesOfOpenEnumerationsAreKept() throws IOException {
        PortaAccount account = mapper.readValue("{\"BillingModel\":\"Tomorrow\"}", PortaAccount.class);

        assertThat(account.getBillingModel()).isEqualTo("Tomorrow");
    }

    @Test
    void unknownMembersBreakNoClient() throws IOException {
        assertThat(mapper.readValue("{\"Newer\":{\"A\":[1]},\"Id\":\"1\"}", PortaAccount.class)
                        .getId())
                .isEqualTo("1");
    }

    @Test
    void moneyKeepsItsScale() throws IOException {
        PortaAccount account = mapper.readValue("{\"CreditLimit\":1.10}", PortaAccount.class);

        assertThat(account.getCreditLimit()).hasToString("1.10");
        assertThat(mapper.writeValueAsString(account)).isEqualTo("{\"CreditLimit\":1.10}");
    }

    @Test
    void aDictionaryOfListsKeepsItsKeys() throws IOException {
        String json = "{\"Name\":\"cli\",\"ServiceAttributes\":{\"display_name\":[\"A\",\"B\"],\"Centrex\":[]}}";

        PortaServiceFeature feature = mapper.readValue(json, PortaServiceFeature.class);

        assertThat(mapper.readTree(mapper.writeValueAsString(feature))).isEqualTo(mapper.readTree(json));
    }

    @Test
    void noModelIsAnEnumeration() throws Exception {
        for (String type : types().toList()) {
            Class<?> model = Class.forName("org.portaplus.client.model." + type);
            assertThat(model.getDeclaredClasses()).as(type).isEmpty();
        }
    }
}
