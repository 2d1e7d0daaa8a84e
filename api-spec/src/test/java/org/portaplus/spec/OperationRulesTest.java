package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is added to an operation's file, shown by an operation that is made up. */
class OperationRulesTest {
    private static final String NAME = "OpenDoor";
    private static final String LOOK = "/LookAtDoor/{License}/{Door}";
    private static final String REPLY = "/{format}/reply/OpenDoor";
    private static final String ONEWAY = "/{format}/oneway/OpenDoor";

    /** The order of keys counts: generators and readers see it. */
    @Test
    void theRulesAddWhatTheOperationWouldHaveSpelledOut() {
        JsonNode inFull = file("OpenDoor-in-full.yaml");
        OperationRules rules = rules(operation());

        assertThat(rules.paths().toPrettyString()).isEqualTo(inFull.get("paths").toPrettyString());
        Map<String, ObjectNode> messages = rules.messages();
        assertThat(messages.keySet()).containsExactlyInAnyOrderElementsOf(() -> inFull.get("messages")
                .fieldNames());
        messages.forEach((file, message) -> assertThat(message.toPrettyString())
                .as(file)
                .isEqualTo(inFull.get("messages").get(file).toPrettyString()));
        assertThat(rules.tag()).hasToString("{\"name\":\"OpenDoor\",\"description\":\"Opens doors.\"}");
    }

    @Test
    void whatARouteSpellsOutWins() {
        ObjectNode operation = operation();
        route(operation, "/OpenDoor", "post").setAll(yaml("""
                operationId: open
                x-extension: true
                responses:
                  '400': {$ref: ../responses/Stuck.yaml}
                  '423': {$ref: ../responses/Locked.yaml}
                parameters: [{$ref: ../parameters/Hurry.yaml}]
                requestBody: {$ref: ../requestBodies/Key.yaml}
                """));

        JsonNode post = rules(operation).paths().at("/~1OpenDoor/post");

        assertThat(post.get("operationId").asText()).isEqualTo("open");
        assertThat(post.has("x-source")).isFalse();
        assertThat(post.get("x-extension").asBoolean()).isTrue();
        assertThat(post.at("/responses/400/$ref").asText()).endsWith("Stuck.yaml");
        assertThat(post.get("responses").fieldNames())
                .toIterable()
                .containsSubsequence("200", "202", "400", "415", "423", "429", "default");
        assertThat(references(post)).containsExactly("IdempotencyKey", "Prefer", "Hurry", "FormatOverride", "Callback");
        assertThat(post.at("/requestBody/$ref").asText()).endsWith("Key.yaml");
    }

    @Test
    void whatAMessageSpellsOutIsSetOverTheRule() {
        ObjectNode operation = operation();
        operation.set("response", yaml("""
                type: Door
                description: 'The door.'
                x-extension: true
                headers:
                  Location: {$ref: ../headers/Location.yaml}
                """));

        Map<String, ObjectNode> messages = rules(operation).messages();
        ObjectNode response = messages.get("responses/OpenDoor.yaml");

        assertThat(response.get("description").asText()).isEqualTo("The door.");
        assertThat(response.has("x-source")).isFalse();
        assertThat(response.get("headers").fieldNames()).toIterable().contains("Vary", "Location");
        assertThat(response.at("/content/text~1csv/schema/$ref").asText()).isEqualTo("../schemas/Door.yaml");
        assertThat(response.has("type")).isFalse();
        assertThat(messages.get("responses/OpenDoorList.yaml")
                        .at("/content/text~1jsv/schema/xml/name")
                        .asText())
                .isEqualTo("ArrayOfDoor");
    }

    @Test
    void aGetWritesWhereItSaysSo() {
        ObjectNode operation = operation();
        route(operation, "/OpenDoor", "post").put("writes", false);
        route(operation, LOOK, "get").put("writes", true);

        JsonNode paths = rules(operation).paths();

        assertWrites(paths, "/OpenDoor", "post", false);
        assertWrites(paths, LOOK, "get", true);
        assertWrites(paths, REPLY, "post", true);
        assertThat(paths.get(REPLY).has("get")).isFalse();
    }

    @Test
    void anOperationThatOnlyReadsIsCalledWithAQueryToo() {
        ObjectNode operation = operation();
        route(operation, "/OpenDoor", "post").put("writes", false);
        ((ObjectNode) operation.get("paths")).set(REPLY, yaml("""
                get:
                  members:
                    From: {limits: {maxLength: 2, x-limit-extension: true}}
                """));

        OperationRules rules = rules(operation);
        JsonNode query = rules.paths().get(REPLY).get("get");

        assertThat(query.get("operationId").asText()).isEqualTo("queryOpenDoor");
        assertThat(query.has("requestBody")).isFalse();
        assertThat(names(query)).containsExactly("Keys", "Door", "From", "License");
        assertThat(query.at("/parameters/4/schema"))
                .hasToString("{\"type\":\"string\",\"maxLength\":2,\"x-limit-extension\":true}");
        assertThat(rules.paths().get(ONEWAY).at("/post/description").asText()).startsWith("A read has no effect");
        assertThat(rules.messages()
                        .get("responses/OpenDoor.yaml")
                        .get("headers")
                        .has("Idempotency-Replayed"))
                .isFalse();
    }

    /** A path cannot hold all that a member may; the query can. */
    @Test
    void limitsThatTheFileGivesAreForThePath() {
        ObjectNode operation = operation();
        operation.set("members", yaml("""
                From:
                  description: 'From where.'
                  limits: {pattern: '^(in|out)$', x-limit-inferred: 'two sides'}
                  example: in
                """));
        ObjectNode own = (ObjectNode) operation.get("paths");
        own.set("/Look/{From}", own.get(LOOK).deepCopy());

        JsonNode paths = rules(operation).paths();

        assertThat(paths.get(LOOK).at("/get/parameters/3"))
                .hasToString("{\"name\":\"From\",\"in\":\"query\",\"description\":\"From where.\",\"x-extension\":true,"
                        + "\"schema\":{\"type\":\"string\",\"maxLength\":3,\"x-limit-inferred\":\"in or out\"}}");
        assertThat(paths.get("/Look/{From}").at("/get/parameters/1"))
                .hasToString("{\"name\":\"From\",\"in\":\"path\",\"required\":true,\"description\":\"From where.\","
                        + "\"x-source\":\"page.txt\",\"schema\":{\"type\":\"string\",\"pattern\":\"^(in|out)$\","
                        + "\"x-limit-inferred\":\"two sides\"},\"example\":\"in\"}");
    }

    @Test
    void aParameterThatIsNoMemberIsRefused() {
        ObjectNode operation = operation();
        route(operation, LOOK, "get").putArray("query").add("Window");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules(operation).paths())
                .withMessage("paths/OpenDoor.yaml has a parameter that is no member of its request: Window");
    }

    @Test
    void aProtocolGetsNothingButItsTag() {
        ObjectNode protocol = yaml("""
                description: Doors by mail.
                x-protocol: true
                paths:
                  /mail:
                    post: {summary: Any., responses: {default: {description: No.}}}
                """);

        OperationRules rules = rules(protocol);

        assertThat(rules.tag().get("x-protocol").asBoolean()).isTrue();
        assertThat(rules.messages()).isEmpty();
        assertThat(rules.paths())
                .hasToString(
                        "{\"/mail\":{\"post\":{\"tags\":[\"OpenDoor\"],\"summary\":\"Any.\",\"x-protocol\":\"OpenDoor\","
                                + "\"responses\":{\"default\":{\"description\":\"No.\"}}}}}");
    }

    static ObjectNode operation() {
        return (ObjectNode) file("OpenDoor.yaml");
    }

    static JsonNode type() {
        return file("OpenDoor-type.yaml");
    }

    static ObjectNode route(ObjectNode operation, String path, String verb) {
        return (ObjectNode) operation.get("paths").get(path).get(verb);
    }

    static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OperationRules rules(ObjectNode operation) {
        return new OperationRules(new OperationFile(NAME, operation), type());
    }

    private static void assertWrites(JsonNode paths, String path, String verb, boolean writes) {
        JsonNode route = paths.get(path).get(verb);
        assertThat(references(route).contains("IdempotencyKey")).as(path).isEqualTo(writes);
        assertThat(route.get("responses").has("202")).as(path).isEqualTo(writes);
    }

    private static List<String> references(JsonNode route) {
        return StreamSupport.stream(route.get("parameters").spliterator(), false)
                .filter(parameter -> parameter.has("$ref"))
                .map(parameter -> parameter.get("$ref").asText().replaceAll(".*/|\\.yaml", ""))
                .toList();
    }

    private static List<String> names(JsonNode route) {
        return route.get("parameters").findValuesAsText("name");
    }

    private static JsonNode file(String name) {
        try (var stream = OperationRulesTest.class.getResourceAsStream(name)) {
            return new YAMLMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
