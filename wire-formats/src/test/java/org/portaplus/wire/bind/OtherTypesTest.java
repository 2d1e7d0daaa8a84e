package org.portaplus.wire.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.xml.DataContractMapper;

/** Types that the contract does not use are read as strictly as those that it does. */
class OtherTypesTest {
    private static final WireMapper JSON = new WireJsonMapper();
    private static final Map<WireFormat, WireMapper> MAPPERS =
            Map.of(WireFormat.JSON, JSON, WireFormat.JSV, new JsvMapper());

    /** Two names, one of which is not that of Java. */
    public enum Light {
        @JsonProperty("light red")
        RED,
        Green
    }

    /** One member of each type. */
    public static class Others {
        public BigInteger big;
        public int[] ints;
        public boolean[] flags;
        public double[] reals;
        public byte[] bytes;
        public CharSequence words;
        public Light light;
        public Map<Integer, String> byNumber;
        public Map<Light, String> byLight;
        public EnumMap<Light, String> lights;
        public Map<Object, String> byAnything;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON|{\"big\":5.9}|big|not an integer",
                "JSON|{\"big\":1e-400}|big|not an integer",
                "JSON|{\"ints\":[1.9]}|ints[0]|not a 32-bit integer",
                "JSON|{\"ints\":[1,null]}|ints[1]|a 32-bit integer is needed, not null",
                "JSON|{\"flags\":[2]}|flags[0]|not a boolean",
                "JSON|{\"reals\":[1,1e-400]}|reals[1]|not a double",
                "JSON|{\"bytes\":[1.9]}|bytes[0]|not a byte",
                "JSON|{\"bytes\":[256]}|bytes[0]|not a byte",
                "JSON|{\"bytes\":\"YQ=\"}|bytes|not Base64",
                "JSON|{\"bytes\":5555}|bytes|not Base64",
                "JSON|{\"bytes\":{}}|bytes|not Base64",
                "JSON|{\"words\":\"\\u0001\"}|words|the character U+0001 is not allowed",
                "JSON|{\"byNumber\":{\"1\":\"a\",\"01\":\"b\"}}|byNumber.01|given twice with different values",
                "JSON|{\"byNumber\":{\"x\":\"a\"}}|byNumber.x|not a value of its type",
                "JSON|{\"byLight\":{\"Green\":\"a\",\"Green\":\"b\"}}|byLight.Green|given twice with different values",
                "JSON|{\"lights\":{\"Green\":\"a\",\"Green\":\"b\"}}|lights.Green|given twice with different values",
                "JSV|{big:++5}|big|not an integer",
                "JSV|{ints:[1.9]}|ints[0]|not a 32-bit integer",
                "JSV|{bytes:[1,-1]}|bytes[1]|not a byte",
                "JSV|{bytes:YQ=}|bytes|not Base64"
            })
    void whatDoesNotFitIsRefused(WireFormat format, String text, String path, String problem) {
        assertThatThrownBy(() -> MAPPERS.get(format).readValue(text, Others.class))
                .isInstanceOfSatisfying(WireReadException.class, refusal -> {
                    assertThat(refusal.memberPath()).isEqualTo(path);
                    assertThat(refusal.problem()).startsWith(problem);
                });
    }

    @Test
    void whatFitsIsRead() throws Exception {
        Others json = JSON.readValue(
                "{\"big\":-99999999999999999999,\"ints\":[1,\"2\"],\"flags\":[true],\"reals\":[0e-400,1E-300],"
                        + "\"bytes\":[0,255],\"words\":\"a\",\"byNumber\":{\"1\":\"a\",\"01\":\"a\"},"
                        + "\"byLight\":{\"Green\":\"a\"},\"lights\":{\"light red\":null},\"byAnything\":{\"x\":\"y\"}}",
                Others.class);
        assertThat(json.big).isEqualTo(new BigInteger("-99999999999999999999"));
        assertThat(json.ints).containsExactly(1, 2);
        assertThat(json.flags).containsExactly(true);
        assertThat(json.reals).containsExactly(0, 1E-300);
        assertThat(json.bytes).containsExactly(0, -1);
        assertThat(json.words).isEqualTo("a");
        assertThat(json.byNumber).containsExactly(Map.entry(1, "a"));
        assertThat(json.byLight).containsExactly(Map.entry(Light.Green, "a"));
        assertThat(json.lights).containsOnlyKeys(Light.RED);
        assertThat(json.byAnything).containsExactly(Map.entry("x", "y"));
        Others jsv = MAPPERS.get(WireFormat.JSV).readValue("{ints:[1,2],bytes:YQ==,flags:[True]}", Others.class);
        assertThat(jsv.ints).containsExactly(1, 2);
        assertThat(jsv.bytes).containsExactly('a');
        assertThat(jsv.flags).containsExactly(true);
    }

    @Test
    void bytesAreLimitedAsTextsAre() throws Exception {
        String text = "\"" + "A".repeat((int) WireLimit.TEXT_LENGTH.standard() + 4) + "\"";
        assertThatThrownBy(() -> JSON.readValue(text, byte[].class))
                .isInstanceOf(WireReadException.class)
                .hasMessageContaining("the text is longer");
        try (JsonParser parser = JSON.createParser("\"YQ==\"")) {
            parser.nextToken();
            assertThat(parser.getBinaryValue()).containsExactly('a');
        }
    }

    /** Other than JSV, XML has one text for each name (docs/wire-formats.md#xml-reading). */
    @ParameterizedTest
    @ValueSource(strings = {"1", "green", " Green ", "RED", "Light red", ""})
    void inXmlANameIsWrittenInOneWay(String name) throws Exception {
        DataContractMapper xml = new DataContractMapper();
        TypeReference<Map<String, Light>> type = new TypeReference<>() {};
        String message = xml.writerFor(type).writeValueAsString(Map.of("k", Light.Green));
        assertThat(xml.readValue(message, type)).containsEntry("k", Light.Green);
        assertThatThrownBy(() -> xml.readValue(message.replace("Green", name), type))
                .isInstanceOf(WireReadException.class)
                .hasMessageContaining("not one of the known names");
        String red = xml.writerFor(type).writeValueAsString(Map.of("k", Light.RED));
        assertThat(xml.readValue(red, type)).containsEntry("k", Light.RED);
    }
}
