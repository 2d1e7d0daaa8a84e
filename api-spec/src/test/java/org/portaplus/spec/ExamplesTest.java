package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    /** The envelopes say once which sample they hold, whatever operations there are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "requestBodies/Soap11Body",
                "requestBodies/Soap12Body",
                "responses/Soap11Answer",
                "responses/Soap12Answer"
            })
    void anEnvelopeHasAnExampleOfEachOperation(String message) {
        Contract contract = BuiltContract.contract();
        List<String> operations =
                contract.operations().stream().map(Contract.Operation::name).toList();

        assertThat(contract.document().at("/components/" + message + "/content"))
                .isNotEmpty()
                .allSatisfy(mediaType -> {
                    JsonNode examples = mediaType.get("examples");
                    assertThat(examples.fieldNames()).toIterable().containsExactlyElementsOf(operations);
                    contract.operations().forEach(operation -> assertThat(
                                    examples.get(operation.name()).get("value").asText())
                            .contains("<" + typeOf(message, operation)));
                });
    }

    private static String typeOf(String message, Contract.Operation operation) {
        return message.startsWith("requestBodies") ? operation.requestType() : operation.responseType();
    }
}
