package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that repeats what the rules give is refused, with the place of the repeat. */
class RepeatsTest {
    @Test
    void theContractRepeatsNothing() {
        assertThat(Repeats.problems(Path.of("src/main/openapi"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operationId: openDoor",
                "tags: [OpenDoor]",
                "x-operation: OpenDoor",
                "x-kind: reply",
                "x-source: page.txt",
                "writes: true",
                "query: []",
                "parameters: []",
                "requestBody: {$ref: ../requestBodies/OpenDoor.yaml}",
                "responses: {'404': {$ref: ../responses/NotFound.yaml}}",
                "members: {Door: {example: 1}}",
                "members: {}"
            })
    void whatARouteRepeatsIsRefused(String repeat) {
        ObjectNode operation = OperationRulesTest.operation();
        ObjectNode own = OperationRulesTest.yaml(repeat);
        OperationRulesTest.route(operation, "/OpenDoor", "post").setAll(own);

        assertThat(problems(operation))
                .singleElement()
                .asString()
                .startsWith("paths/OpenDoor.yaml paths /OpenDoor post "
                        + own.fieldNames().next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response: {type: OpenDoorResponse}",
                "response: {description: Done.}",
                "request: {required: true}",
                "request: {x-source: page.txt}",
                "members: {Door: {example: 1, limits: {minimum: 0, x-limit-inferred: a key}}}",
                "members: {Door: {example: 1}, Window: {example: 1}}",
                "wirtes: true"
            })
    void whatTheFileRepeatsOrNoRuleKnowsIsRefused(String repeat) {
        ObjectNode operation = OperationRulesTest.operation();
        operation.setAll(OperationRulesTest.yaml(repeat));

        assertThat(problems(operation)).isNotEmpty();
    }

    @Test
    void aPreDefinedRouteThatSaysNothingOfItsOwnIsRefused() {
        ObjectNode operation = OperationRulesTest.operation();
        ((ObjectNode) operation.get("paths"))
                .set(
                        "/{format}/oneway/OpenDoor",
                        OperationRulesTest.yaml("post: {summary: 'OpenDoor, accepted and worked on later.'}"));

        assertThat(problems(operation))
                .containsExactly(
                        "paths/OpenDoor.yaml paths /{format}/oneway/OpenDoor says what the rules give anyway, or nothing that they know:"
                                + " {\"post\":{\"summary\":\"OpenDoor, accepted and worked on later.\"}}");
    }

    @Test
    void whatIsTheOperationsOwnIsNoRepeat() {
        ObjectNode operation = OperationRulesTest.operation();
        OperationRulesTest.route(operation, "/OpenDoor", "post").setAll(OperationRulesTest.yaml("""
                operationId: open
                x-inferred: 'A page showed it.'
                responses: {'423': {$ref: ../responses/Locked.yaml}}
                """));
        ((ObjectNode) operation.get("paths"))
                .set("/{format}/reply/OpenDoor", OperationRulesTest.yaml("post: {x-source: page.txt}"));

        assertThat(problems(operation)).isEmpty();
    }

    private static List<String> problems(ObjectNode operation) {
        return Repeats.problems(new OperationFile("OpenDoor", operation), OperationRulesTest.type());
    }
}
