package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That they run is tested by {@code tools/run.sh}; here, what the build refuses. */
class WorkflowsTest {
    private static ObjectNode workflows() throws IOException {
        return Workflows.of(Path.of("src/main/openapi"), BuiltContract.document());
    }

    private static ObjectNode step(ObjectNode workflows) {
        return (ObjectNode) workflows.at("/workflows/0/steps/1");
    }

    @Test
    void theyAreOfTheContractAndItsVersion() throws IOException {
        ObjectNode workflows = workflows();

        assertThat(Workflows.problems(workflows, BuiltContract.contract())).isEmpty();
        assertThat(workflows.at("/info/version"))
                .isEqualTo(BuiltContract.document().at("/info/version"));
        assertThat(workflows.path("workflows"))
                .extracting(workflow -> workflow.path("workflowId").asText())
                .containsExactly(
                        "batchPollRead", "accountChangeRead", "productAddonRead", "listImport", "retryWithKey");
    }

    @Test
    void anOperationThatIsNoneIsAProblem() throws IOException {
        ObjectNode workflows = workflows();
        step(workflows).put("operationId", "createCustomers");

        assertThat(Workflows.problems(workflows, BuiltContract.contract()))
                .containsExactly(
                        "workflow batchPollRead, step submit calls createCustomers, which is no operation of the contract");
    }

    @Test
    void aStepThatCannotFailIsAProblem() throws IOException {
        ObjectNode workflows = workflows();
        step(workflows).remove("successCriteria");

        assertThat(Workflows.problems(workflows, BuiltContract.contract()))
                .containsExactly("workflow batchPollRead, step submit needs successCriteria");
    }

    @Test
    void stepsTakeOnlyWhatAnEarlierStepGives() throws IOException {
        for (JsonNode workflow : workflows().path("workflows")) {
            Set<String> given = new HashSet<>();
            for (JsonNode step : workflow.path("steps")) {
                Pattern.compile("\\$steps\\.(\\w+)\\.outputs\\.(\\w+)")
                        .matcher(step.toString())
                        .results()
                        .forEach(taken -> assertThat(given).contains(taken.group(1) + "." + taken.group(2)));
                step.path("outputs")
                        .fieldNames()
                        .forEachRemaining(name -> given.add(step.path("stepId").asText() + "." + name));
            }
        }
    }

    @Test
    void whatAnAssistantIsToldNamesEveryOperationOnHalfAPage() {
        Contract contract = BuiltContract.contract();

        String text = LlmsText.of(contract);

        assertThat(text).startsWith("# Porta Plus 2 Web Services\n\n> The provisioning API of a telephony operator: ");
        contract.operations().forEach(operation -> assertThat(text).contains("\n- " + operation.name() + ": "));
        assertThat(text.lines()).hasSizeLessThan(40).allMatch(line -> line.length() < 180);
    }
}
