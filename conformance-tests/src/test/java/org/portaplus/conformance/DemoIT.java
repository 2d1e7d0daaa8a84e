package org.portaplus.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.portaplus.conformance.http.Answer;
import org.portaplus.conformance.http.Exchange;
import org.portaplus.conformance.http.Request;

/** Whoever sends the examples of the contract to the demo as they stand is answered with something that means something. */
@ExtendWith(TargetExtension.class)
class DemoIT {
    /** Nobody has this one; the answer is an empty list. */
    private static final String NOTHING_PURCHASED = "/GetPurchasedProductAddons/";

    private final ObjectMapper json = new ObjectMapper();
    private final Exchange exchange;
    private final JsonNode contract;

    DemoIT(Target target) throws IOException {
        exchange = new Exchange(target.base());
        contract = json.readTree(get("/openapi.json").body());
        assumeTrue(target.canRestart(), "a server of somebody else need not be a demo");
    }

    @TestFactory
    Stream<DynamicTest> everyRouteThatReads() {
        List<DynamicTest> tests = new ArrayList<>();
        contract.path("paths").properties().forEach(path -> {
            JsonNode read = path.getValue().path("get");
            if (read.has("x-operation") && !path.getKey().startsWith("/{format}")) {
                String address = address(path.getKey(), read);
                tests.add(dynamicTest(address, () -> {
                    Answer answer = get(address);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    assertThat(says(json.readTree(answer.body())))
                            .as(answer.body())
                            .isEqualTo(!address.startsWith(NOTHING_PURCHASED));
                }));
            }
        });
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyBodyInEveryFormat() {
        List<DynamicTest> tests = new ArrayList<>();
        contract.at("/components/requestBodies")
                .properties()
                .forEach(body -> body.getValue().path("content").properties().forEach(content -> content.getValue()
                        .path("examples")
                        .properties()
                        .forEach(example -> {
                            String name = body.getKey().replaceFirst("Body$", "");
                            String what = name + " in " + content.getKey() + ", " + example.getKey();
                            JsonNode value = example.getValue().path("value");
                            tests.add(dynamicTest(what, () -> accepted(name, content.getKey(), value)));
                        })));
        return tests.stream();
    }

    /** Importers send the client edition's examples as they stand. */
    @TestFactory
    Stream<DynamicTest> everyRouteOfTheClientEdition() throws IOException {
        JsonNode edition = json.readTree(get("/openapi-client.json").body());
        List<DynamicTest> tests = new ArrayList<>();
        edition.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    JsonNode operation = verb.getValue();
                    String address = address(path.getKey(), operation);
                    JsonNode body = operation.path("requestBody");
                    JsonNode example = (body.has("$ref")
                                    ? edition.at(body.get("$ref").asText().substring(1))
                                    : body)
                            .at("/content/application~1json/example");
                    tests.add(dynamicTest(verb.getKey() + " " + address, () -> {
                        Answer answer = body.isMissingNode() ? get(address) : post(address, example.toString());
                        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                        JsonNode told = json.readTree(answer.body());
                        assertThat(told.path("Success").asBoolean(true))
                                .as(answer.body())
                                .isTrue();
                        assertThat(says(told)).as(answer.body()).isEqualTo(!address.startsWith(NOTHING_PURCHASED));
                    }));
                }));
        return tests.stream();
    }

    private Answer post(String path, String body) {
        return exchange.send(new Request(
                "POST", path, Map.of("Content-Type", "application/json", "Accept", "application/json"), body));
    }

    private void accepted(String body, String mediaType, JsonNode value) {
        assertThat(value.isMissingNode()).as("an example that stands elsewhere").isFalse();
        String path = body.startsWith("Soap")
                ? "/" + body.toLowerCase(Locale.ROOT)
                : "/json/reply/" + body.replaceFirst("List$", "[]");
        String text =
                mediaType.endsWith("urlencoded") ? form(value) : value.isTextual() ? value.asText() : value.toString();

        Answer answer = exchange.send(
                new Request("POST", path.replace("[]", "%5B%5D"), Map.of("Content-Type", mediaType), text));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isNotEqualTo("[]").doesNotContain(">String<", "\"String\"");
    }

    /** Members that are no texts, numbers or flags are JSV; the examples need no quotes in it. */
    private static String form(JsonNode value) {
        List<String> members = new ArrayList<>();
        value.properties().forEach(member -> members.add(member.getKey() + "=" + encoded(jsv(member.getValue()))));
        return String.join("&", members);
    }

    private static String jsv(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(member -> parts.add(member.getKey() + ":" + jsv(member.getValue())));
            return "{" + String.join(",", parts) + "}";
        }
        value.forEach(item -> parts.add(jsv(item)));
        return value.isArray() ? "[" + String.join(",", parts) + "]" : value.asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String address(String path, JsonNode operation) {
        String address = path;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = "{" + parameter.path("name").asText() + "}";
            address = address.replace(
                    name, encoded(parameter.path("example").asText()).replace("+", "%20"));
        }
        return address;
    }

    /** Whether an answer has anything but what every answer has. */
    private static boolean says(JsonNode answer) {
        return answer.properties().stream()
                .filter(member ->
                        !List.of("License", "ContentId", "FeatureName").contains(member.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(value -> !value.isEmpty() || (value.isValueNode() && value.asInt() != 0));
    }

    private Answer get(String path) {
        return exchange.send(new Request("GET", path, Map.of("Accept", "application/json", "X-License", "demo"), null));
    }
}
