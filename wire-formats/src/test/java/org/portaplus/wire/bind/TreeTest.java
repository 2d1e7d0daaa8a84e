package org.portaplus.wire.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;

/** What is read without a type is refused for the same reasons as what is read into one; nothing is dropped silently. */
class TreeTest {
    private static final WireJsonMapper JSON = new WireJsonMapper();
    private static final TypeReference<Map<String, Object>> DICTIONARY = new TypeReference<>() {};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"a\":2}|a|given twice with different values",
                "{\"a\":{\"b\":[1],\"b\":[2]}}|a.b|given twice with different values",
                "{\"a\":[{\"b\":1,\"b\":null}]}|a[0].b|given twice with different values",
                "{\"a\":1e999}|a|not a double",
                "{\"a\":[-1e999]}|a[0]|not a double",
                "{\"a\":[-1e-999]}|a[0]|not a double",
                "{\"a\":\"\\u0001\"}|a|the character U+0001 is not allowed",
            })
    void refusalsAreThoseOfTypedReading(String text, String path, String problem) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        refused(() -> JSON.readTree(text), path, problem);
        refused(() -> JSON.readTree(bytes), path, problem);
        refused(() -> JSON.readTree(new ByteArrayInputStream(bytes)), path, problem);
        refused(() -> JSON.reader().readTree(text), path, problem);
        refused(() -> JSON.reader().readTree(bytes), path, problem);
        refused(() -> JSON.reader().readTree(new ByteArrayInputStream(bytes)), path, problem);
        refused(() -> JSON.reader().readTree(new StringReader(text)), path, problem);
        refused(() -> JSON.readValue(text, JsonNode.class), path, problem);
        refused(() -> JSON.readValue(text, Object.class), path, problem);
        refused(() -> JSON.readValue(text, DICTIONARY), path, problem);
    }

    private static void refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable read, String path, String problem) {
        assertThatThrownBy(read).isInstanceOfSatisfying(WireReadException.class, refusal -> {
            assertThat(refusal.memberPath()).isEqualTo(path);
            assertThat(refusal.problem()).isEqualTo(problem);
        });
    }

    @Test
    void theSameValueTwiceIsOneValue() throws Exception {
        assertThat(JSON.readTree("{\"a\":[1],\"a\":[1]}")).isEqualTo(JSON.readTree("{\"a\":[1]}"));
        assertThatThrownBy(() -> new JsvMapper().readTree("{a:1,a:2}")).isInstanceOf(WireReadException.class);
    }

    @Test
    void everyKindOfValueIsANode() throws Exception {
        JsonNode tree =
                JSON.readTree("[1,5000000000,99999999999999999999,1.5,true,null,\"x\",{\"a\":Infinity,\"b\":NaN}]");
        assertThat(tree.get(0).isInt()).isTrue();
        assertThat(tree.get(1).isLong()).isTrue();
        assertThat(tree.get(2).bigIntegerValue()).isEqualTo(new BigInteger("99999999999999999999"));
        assertThat(tree.get(3).decimalValue()).isEqualByComparingTo(new BigDecimal("1.5"));
        assertThat(tree.get(4).asBoolean()).isTrue();
        assertThat(tree.get(5).isNull()).isTrue();
        assertThat(tree.get(6).asText()).isEqualTo("x");
        assertThat(tree.at("/7/a").doubleValue()).isInfinite();
        assertThat(tree.at("/7/b").doubleValue()).isNaN();
        assertThat(JSON.readValue("{\"a\":null}", new TypeReference<Map<String, JsonNode>>() {})
                        .get("a")
                        .isNull())
                .isTrue();
    }

    /** A double where that says the same, which is most often; else not a digit is lost. */
    @Test
    void aDecimalKeepsItsDigits() throws Exception {
        String text = "[12345678901234567.89,0.1,1.50,0.1234567890123456789012345678,-0,1E+300]";
        JsonNode tree = JSON.readTree(text);
        assertThat(tree.get(0).decimalValue()).isEqualTo("12345678901234567.89");
        assertThat(tree.get(1).isDouble()).isTrue();
        assertThat(tree.get(2).isDouble()).isTrue();
        assertThat(tree.get(3).isBigDecimal()).isTrue();
        assertThat(tree.get(5).isDouble()).isTrue();
        assertThat(JSON.writeValueAsString(tree.get(3))).isEqualTo("0.1234567890123456789012345678");
        assertThat(JSON.readValue("{\"a\":12345678901234567.89}", DICTIONARY))
                .containsEntry("a", new BigDecimal("12345678901234567.89"));
        assertThat(JSON.reader()
                        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .readTree("[0.1]")
                        .get(0)
                        .isBigDecimal())
                .isTrue();
    }

    @Test
    void aNumberOfAParserKeepsItsDigitsToo() throws Exception {
        try (JsonParser parser = JSON.createParser("[12345678901234567.89,1.5,7]")) {
            List<Number> numbers = new ArrayList<>();
            while (parser.nextToken() != null) {
                if (parser.currentToken().isNumeric()) {
                    numbers.add(parser.getNumberValue());
                }
            }
            assertThat(numbers).containsExactly(new BigDecimal("12345678901234567.89"), 1.5, 7);
        }
    }

    @Test
    void aTreeOfOneKindIsNoOther() throws Exception {
        assertThat(JSON.readValue("{}", ObjectNode.class)).isEmpty();
        assertThat(JSON.readValue("[1]", ArrayNode.class)).hasSize(1);
        assertThatThrownBy(() -> JSON.readValue("[1]", ObjectNode.class)).isInstanceOf(WireReadException.class);
    }

    /** A null dictionary in a list is the word null, unlike null texts and objects (docs/wire-formats.md#jsv-lists-and-dictionaries, vector L24). */
    @Test
    void aNullDictionaryInAListOfJsvIsAWord() throws Exception {
        JsvMapper jsv = new JsvMapper();
        TypeReference<List<Map<String, String>>> type = new TypeReference<>() {};
        List<Map<String, String>> read = jsv.readValue("[null,{a:b},]", type);
        assertThat(read).containsExactly(null, Map.of("a", "b"), null);
        assertThat(jsv.writerFor(type).writeValueAsString(read)).isEqualTo("[null,{a:b},null]");
        assertThat(JSON.writerFor(type).writeValueAsString(read)).isEqualTo("[null,{\"a\":\"b\"},null]");
        assertThatThrownBy(() -> jsv.readValue("[nul]", type)).isInstanceOf(WireReadException.class);
    }
}
