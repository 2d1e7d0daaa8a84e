package org.portaplus.wire.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Everything;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.xml.DataContractMapper;

/**
 * Java types beyond those of the contract: what Jackson offers goes on working around our readers and writers.
 *
 * <p>Longer than 300 lines because each refusal of the binding is a short test of its own.
 */
class BindingTest {
    static List<WireMapper> mappers() {
        return List.of(new WireJsonMapper(), new JsvMapper(), new CsvMapper(), new DataContractMapper());
    }

    static List<WireMapper> bracketed() {
        return List.of(new WireJsonMapper(), new JsvMapper());
    }

    /** Primitives know no null. */
    @JsonPropertyOrder({"count", "ratio", "on", "bytes", "level", "color"})
    public static class Plain {
        public int count;
        public float ratio;
        public boolean on;
        public byte[] bytes;
        public Level level;
        public Color color;
    }

    /** An enum with wire names. */
    public enum Level {
        @JsonProperty("low-level")
        LOW,
        HIGH
    }

    /** An enum that makes itself. */
    public enum Color {
        RED,
        GREEN;

        /** From one letter. */
        @JsonCreator
        public static Color of(String letter) {
            return letter.equals("r") ? RED : GREEN;
        }

        /** As one letter. */
        @JsonValue
        public String letter() {
            return this == RED ? "r" : "g";
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void primitivesBytesAndEnumsComeBack(WireMapper mapper) throws IOException {
        Plain plain = new Plain();
        plain.count = 5;
        plain.ratio = 1.5f;
        plain.on = true;
        plain.bytes = new byte[] {0, 1, -1};
        plain.level = Level.LOW;
        plain.color = Color.RED;
        String text = mapper.writeValueAsString(plain);
        assertThat(text).contains("AAH/").contains("low-level");
        assertThat(mapper.readValue(text, Plain.class))
                .usingRecursiveComparison()
                .isEqualTo(plain);
    }

    @Test
    void aPrimitiveIsNeverNull() {
        assertThatThrownBy(() -> new WireJsonMapper().readValue("{\"count\":null}", Plain.class))
                .isInstanceOf(WireReadException.class)
                .hasMessageStartingWith("count: a 32-bit integer is needed, not null");
    }

    @ParameterizedTest
    @CsvSource({"low-level,LOW", "LOW-LEVEL,LOW", "LOW,LOW", "low,LOW", "high,HIGH", "1,HIGH", "' HIGH ',HIGH"})
    void enumsAreReadByWireNameNameOrNumber(String text, Level level) throws IOException {
        assertThat(new WireJsonMapper().readValue("{\"level\":\"" + text + "\"}", Plain.class).level)
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"'\"2\"'", "'\"-1\"'", "'\"x\"'", "{}", "[]"})
    void otherEnumTextsAreRefused(String json) {
        assertThatThrownBy(() -> new WireJsonMapper().readValue("{\"level\":" + json + "}", Plain.class))
                .isInstanceOf(WireReadException.class)
                .hasMessageStartingWith("level: not one of the known names");
    }

    @ParameterizedTest
    @CsvSource({"1e39,false", "-1e39,false", "3e38,true", "Infinity,true", "x,false"})
    void aFloatMustFitItsRange(String text, boolean fits) {
        WireJsonMapper mapper = new WireJsonMapper();
        String json = "{\"ratio\":\"" + text + "\"}";
        if (fits) {
            assertThat(catchNothing(() -> mapper.readValue(json, Plain.class))).isTrue();
        } else {
            assertThatThrownBy(() -> mapper.readValue(json, Plain.class)).hasMessageStartingWith("ratio: not a float");
        }
    }

    private static boolean catchNothing(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(call)).isNull();
        return true;
    }

    /** Set by the constructor, as records are. */
    public record Point(
            @JsonProperty("x") int x, @JsonProperty("y") String y) {}

    /** Collections of other kinds. */
    public static class Others {
        public CopyOnWriteArrayList<String> concurrent;
        public Set<Integer> set;
        public String[] array;
        public TreeMap<String, Integer> sorted;
        public Map<Integer, String> numbered;
        public List<Point> points;
    }

    @ParameterizedTest
    @MethodSource("bracketed")
    void otherCollectionsAndConstructorsAreLeftToJackson(WireMapper mapper) throws IOException {
        Others others = new Others();
        others.concurrent = new CopyOnWriteArrayList<>(List.of("a", "b,c"));
        others.set = Set.of(7);
        others.array = new String[] {"x"};
        others.sorted = new TreeMap<>(Map.of("b", 1, "a", 2));
        others.numbered = Map.of(5, "five");
        others.points = List.of(new Point(1, "p"));
        Others read = mapper.readValue(mapper.writeValueAsString(others), Others.class);
        assertThat(read).usingRecursiveComparison().isEqualTo(others);
        assertThat(read.concurrent).isInstanceOf(CopyOnWriteArrayList.class);
        assertThat(read.sorted).isInstanceOf(TreeMap.class);
    }

    @ParameterizedTest
    @MethodSource("bracketed")
    void valuesBecomeTreesAndOtherValues(WireMapper mapper) {
        Order order = new Order();
        order.when = LocalDateTime.of(2001, 2, 3, 4, 5, 6);
        order.price = new BigDecimal("1.10");
        order.tags = List.of("a");
        JsonNode tree = mapper.valueToTree(order);
        assertThat(tree.path("Tags").get(0).asText()).isEqualTo("a");
        assertThat(tree.path("When").isTextual()).isTrue();
        assertThat(mapper.convertValue(order, Order.class).when).isEqualTo(order.when);
        assertThat(mapper.convertValue(Map.of("ratio", 0.5d), JsonNode.class)
                        .path("ratio")
                        .asDouble())
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void anObjectIsUpdated(WireMapper mapper) throws IOException {
        Order patch = new Order();
        patch.count = 2;
        Order order = new Order();
        order.count = 1;
        order.license = "L";
        String text = mapper instanceof CsvMapper ? "Count\n2" : mapper.writeValueAsString(patch);
        Order updated = mapper.readerForUpdating(order).readValue(text);
        assertThat(updated).isSameAs(order);
        assertThat(updated.count).isEqualTo(2);
    }

    /** Upper-cases what it reads. */
    public static final class Loud extends StdDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Loud() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
            return p.getText().toUpperCase(java.util.Locale.ROOT);
        }
    }

    /** Items and values with a reader of their own. */
    public static class Louder {
        @JsonDeserialize(contentUsing = Loud.class)
        public List<String> list;

        @JsonDeserialize(contentUsing = Loud.class)
        public Map<String, String> map;
    }

    @ParameterizedTest
    @MethodSource("bracketed")
    void itemsMayHaveAReaderOfTheirOwn(WireMapper mapper) throws IOException {
        Louder quiet = new Louder();
        quiet.list = Arrays.asList("a", "b");
        quiet.map = Map.of("k", "v");
        Louder read = mapper.readValue(mapper.writeValueAsString(quiet), Louder.class);
        assertThat(read.list).containsExactly("A", "B");
        assertThat(read.map).containsExactly(Map.entry("k", "V"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\":1,\"b\":2,\"a\":1}',true",
        "'{\"a\":1,\"a\":2}',false",
        "'{\"a\":null,\"a\":null}',true",
        "'{\"a\":null,\"a\":1}',false"
    })
    void aKeyMayComeAgainWithTheSameValue(String json, boolean fits) throws IOException {
        WireJsonMapper mapper = new WireJsonMapper();
        TypeReference<Map<String, Integer>> type = new TypeReference<>() {};
        if (fits) {
            assertThat(mapper.readValue(json, type)).containsKey("a");
        } else {
            assertThatThrownBy(() -> mapper.readValue(json, type))
                    .hasMessageStartingWith("a: given twice with different values");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"Tags\":\"\"}',Tags: a list is expected",
        "'{\"Attributes\":[]}',Attributes: a dictionary is expected",
        "'{\"Main\":[]}',Main: an object is expected",
        "'{\"License\":{}}',License: a text is expected",
        "'{\"When\":[]}',When: not a date",
        "'{\"Tags\":\"a]b\"}',Tags"
    })
    void anotherShapeIsRefused(String json, String message) {
        assertThatThrownBy(() -> new WireJsonMapper().readValue(json, Order.class))
                .isInstanceOf(WireReadException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void oneValueStandsForAListOfOne() throws IOException {
        WireJsonMapper json = new WireJsonMapper();
        assertThat(json.readValue("{\"Lines\":{\"Name\":\"a\"}}", Order.class).lines)
                .hasSize(1);
        assertThat(json.readValue("{\"Tags\":5}", Order.class).tags).containsExactly("5");
        assertThatThrownBy(() -> new DataContractMapper()
                        .readValue("<Order xmlns=\"" + Orders.API + "\"><Tags>x</Tags></Order>", Order.class))
                .isInstanceOf(WireReadException.class);
    }

    @Test
    void yearsThatDotNetDoesNotKnowAreNotWritten() {
        for (LocalDateTime date : List.of(LocalDateTime.of(0, 12, 31, 0, 0), LocalDateTime.of(10000, 1, 1, 0, 0))) {
            Order order = new Order();
            order.when = date;
            assertThat(mappers()).allSatisfy(mapper -> assertThatThrownBy(() -> mapper.writeValueAsString(order))
                    .isInstanceOfSatisfying(WireWriteException.class, refusal -> {
                        assertThat(refusal.memberPath()).isEqualTo("When");
                        assertThat(refusal.problem()).isEqualTo("the year must be between 1 and 9999");
                        assertThat(refusal.getLocalizedMessage())
                                .isEqualTo("When: the year must be between 1 and 9999");
                    }));
        }
    }

    @Test
    void theItemAtFaultIsNamedInLists() {
        Order order = new Order();
        order.lines = Arrays.asList(Orders.line(1, 1, "a"), null, Orders.line(1, 1, "\uD800"));
        assertThatThrownBy(() -> new JsvMapper().writeValueAsString(order))
                .isInstanceOfSatisfying(WireWriteException.class, refusal -> assertThat(refusal.memberPath())
                        .isEqualTo("Lines[2].Name"));
    }

    /** Which class an item has may differ from item to item. */
    @Test
    void itemsOfSubclassesAreWrittenAsTheyAre() throws IOException {
        List<Number> numbers = List.of(1, 2L, new BigDecimal("3.0"));
        assertThat(new JsvMapper().writeValueAsString(numbers)).isEqualTo("[1,2,3.0]");
        List<Object> objects = new ArrayList<>(List.of("a", 1, true, List.of("x")));
        assertThat(new WireJsonMapper().writeValueAsString(objects)).isEqualTo("[\"a\",1,true,[\"x\"]]");
    }

    @Test
    void treesAreReadFromTextsOfAnyShape() throws IOException {
        assertThat(new WireJsonMapper().readTree("null").isNull()).isTrue();
        assertThat(new JsvMapper().readTree("{a:[1,{b:c}]}").at("/a/1/b").asText())
                .isEqualTo("c");
        assertThat(new JsvMapper().readValue("{a:1}", Object.class)).isEqualTo(Map.of("a", "1"));
        assertThat(new WireJsonMapper().readValue("null", Object.class)).isNull();
        assertThat(new CsvMapper().readTree("a,b\n1,2\n").get(0).path("b").asText())
                .isEqualTo("2");
        Map<String, Integer> map = new LinkedHashMap<>(Map.of("a", 1));
        assertThat(new WireJsonMapper().writeValueAsString(new WireJsonMapper().valueToTree(map)))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void aReaderGoesOnWhereItsParserStands() throws IOException {
        JsvMapper mapper = new JsvMapper();
        try (JsonParser p = mapper.createParser("{Main:{Name:x},Count:1}")) {
            assertThat(p.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(p.nextFieldName()).isEqualTo("Main");
            p.nextToken();
            Line line = mapper.readerFor(Line.class)
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(p);
            assertThat(line.name).isEqualTo("x");
            assertThat(p.nextFieldName()).isEqualTo("Count");
        }
        try (JsonParser p = mapper.createParser("{Count:1}")) {
            p.nextToken();
            p.nextToken();
            // A type resolver hands over at the first name.
            assertThat(mapper.readerFor(Order.class).<Order>readValue(p).count).isEqualTo(1);
        }
        try (JsonParser p = mapper.createParser("{Count:x}")) {
            p.nextToken();
            assertThatThrownBy(() -> mapper.readValue(p, Order.class)).isInstanceOf(WireReadException.class);
        }
        try (JsonParser p = mapper.createParser("{Count:x}")) {
            assertThatThrownBy(() -> mapper.readerFor(Order.class).readValue(p)).isInstanceOf(WireReadException.class);
        }
    }

    /** Programs may keep long lists elsewhere than in memory; every list of a message is made for its items. */
    @Test
    void listsAreThoseOfTheFactory() throws Exception {
        for (WireMapper mapper : List.of(new WireJsonMapper(), new JsvMapper())) {
            List<Class<?>> made = new ArrayList<>();
            mapper.readListsInto(item -> {
                made.add(item);
                return new CopyOnWriteArrayList<>();
            });
            Everything read =
                    mapper.readValue("{\"Texts\":[\"a\",\"b\"],\"Items\":[{\"Ints\":[1]}]}", Everything.class);
            assertThat(read.texts).isInstanceOf(CopyOnWriteArrayList.class).containsExactly("a", "b");
            assertThat(read.items.get(0).ints)
                    .isInstanceOf(CopyOnWriteArrayList.class)
                    .containsExactly(1);
            assertThat(made).containsExactly(String.class, Everything.class, Integer.class);
        }
    }
}
