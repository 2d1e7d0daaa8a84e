package org.portaplus.wire.jsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.support.Pieces;

/** What the vectors do not show: layouts, query strings, long texts, streams. */
class JsvTest {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

    private final JsvMapper mapper = new JsvMapper();

    @Test
    void nullItemsAreNothingButNullObjectsAreEmpty() throws Exception {
        Order order = new Order();
        order.tags = Arrays.asList("a", null, "");
        order.lines = Arrays.asList(Orders.line(1, null, null), null);
        assertThat(mapper.writeValueAsString(order)).isEqualTo("{Lines:[{IProduct:1},{}],Tags:[a,,\"\"]}");
    }

    @Test
    void nullMapValuesAreLeftOut() throws Exception {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("a", null);
        map.put("b", "x");
        assertThat(mapper.writeValueAsString(map)).isEqualTo("{b:x}");
    }

    @Test
    void aListInAQueryStringNeedsNoBrackets() throws Exception {
        assertThat(mapper.readValue("a,\"b,c\",", TEXTS)).containsExactly("a", "b,c", null);
        assertThat(mapper.readValue("1,2,3", new TypeReference<List<Integer>>() {}))
                .containsExactly(1, 2, 3);
    }

    @Test
    void blanksArePartOfMapKeysButNotOfMemberNames() throws Exception {
        assertThat(mapper.readValue("{ a : b }", MAP)).containsExactly(Map.entry(" a ", " b "));
        assertThat(mapper.readValue("{ Count : 5 }", Order.class).count).isEqualTo(5);
    }

    @Test
    void thePageLayoutIsThatOfTheLibrary() throws Exception {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("Id", 1);
        value.put("Tags", List.of("a", "b,c"));
        value.put("Map", Map.of("x", 1));
        value.put("Empty", List.of());
        value.put("Ok", true);
        String page = "{\n\tId: 1,\n\tTags: \n\t[\n\t\ta,\n\t\t\"b,c\"\n\t],\n\tMap: \n\t{\n\t\tx: 1\n\t},\n"
                + "\tEmpty: [],\n\tOk: True\n}";
        assertThat(mapper.pageWriter().writeValueAsString(value)).isEqualTo(page);
        assertThat(new String(mapper.pageWriter().writeValueAsBytes(value), StandardCharsets.UTF_8))
                .isEqualTo(page);
    }

    @Test
    void anEmptyRootTakesThreeLines() throws Exception {
        assertThat(mapper.pageWriter().writeValueAsString(List.of())).isEqualTo("[\n\t\n]");
    }

    @Test
    void thePageLayoutIsReadBack() throws Exception {
        Order order = new Order();
        order.lines = List.of(Orders.line(1, 2, "a b"), Orders.line(3, null, "é, \"q\""));
        order.tags = List.of();
        order.attributes = Map.of("k", List.of("v"));
        order.count = 7;
        Order read = mapper.readValue(mapper.pageWriter().writeValueAsBytes(order), Order.class);
        assertThat(read).usingRecursiveComparison().isEqualTo(order);
    }

    @Test
    void layoutModeTakesWindowsLineEndsAndTextAfterTheEndOnlyAsBlanks() throws Exception {
        assertThat(mapper.readValue("{\r\n  Count: 5,\r\n  License: a b \r\n}\r\n", Order.class).license)
                .isEqualTo("a b");
        assertThatThrownBy(() -> mapper.readValue("{\n Count: 5\n}\nx", Order.class))
                .isInstanceOf(WireReadException.class);
        assertThatThrownBy(() -> mapper.readValue("{\n Count: 5\n License: a\n}", Order.class))
                .isInstanceOf(WireReadException.class);
    }

    @Test
    void longTextsCrossEveryBuffer() throws Exception {
        String text = "é\uD83D\uDE00x,\"y\" ".repeat(20_000);
        Map<String, String> map = Map.of("k" + "a".repeat(500), text);
        byte[] bytes = mapper.writeValueAsBytes(map);
        assertThat(mapper.readValue(new ByteArrayInputStream(bytes), MAP)).isEqualTo(map);
        assertThat(mapper.readValue(bytes, MAP)).isEqualTo(map);
        assertThat(mapper.writeValueAsString(map)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void manyItemsCrossEveryBuffer() throws Exception {
        Line[] lines = new Line[5_000];
        Arrays.setAll(lines, i -> Orders.line(i, i % 7 == 0 ? null : i, "name " + i + (i % 5 == 0 ? ", quoted" : "")));
        Order order = new Order();
        order.lines = Arrays.asList(lines);
        byte[] bytes = mapper.writeValueAsBytes(order);
        Order read = mapper.readValue(new ByteArrayInputStream(bytes), Order.class);
        assertThat(mapper.writeValueAsBytes(read)).isEqualTo(bytes);
    }

    @Test
    void placesAreToldAcrossBuffers() {
        String text = "{\n" + "Nope: x,\n".repeat(4_000) + "Count: y\n}";
        assertThatThrownBy(() ->
                        mapper.readValue(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Order.class))
                .isInstanceOfSatisfying(WireReadException.class, refusal -> {
                    assertThat(refusal.line()).isEqualTo(4_002);
                    assertThat(refusal.column()).isEqualTo(8);
                });
    }

    @Test
    void halfOfASurrogatePairCannotBeWritten() {
        Order order = new Order();
        order.main = Orders.line(1, 1, "x\uD800");
        assertThatThrownBy(() -> mapper.writeValueAsBytes(order))
                .isInstanceOfSatisfying(WireWriteException.class, refusal -> assertThat(refusal.memberPath())
                        .isEqualTo("Main.Name"));
    }

    static Stream<Arguments> brokenTexts() {
        return Stream.of(
                arguments("{\"a\" b}", "':' expected after a member name"),
                arguments("{\"a\"}", "':' expected after a member name"),
                arguments("{:1}", "a member name expected"),
                arguments("{a,b:1}", "':' expected after a member name"),
                arguments("{a[b:1}", "':' expected after a member name"),
                arguments("{a:1", "a: the text ends before '}'"),
                arguments("{a", "the text ends before ':'"),
                arguments("{a:1,", "the text ends before a member name"),
                arguments("{", "the text ends before '}'"),
                arguments("{a:[1}]", "a[0]: ']' expected before '}'"),
                arguments("{a:[{}x]}", "a[1]: ',' or ']' expected"),
                arguments("{a:{}x}", "',' or '}' expected"),
                arguments("{a:\"b", "a: the closing quote is missing"),
                arguments("{a: \"b\"}", "a: a blank before a quoted text"),
                arguments("{a:[ \"b\"]}", "a[0]: a blank before a quoted text"),
                arguments("{a:", "a: the text ends before a value"),
                arguments("{a:[", "a[0]: the text ends before ']'"),
                arguments("{a:1}}", "text after the end"));
    }

    @ParameterizedTest
    @MethodSource("brokenTexts")
    void brokenTextsAreRefused(String text, String problem) {
        assertThatThrownBy(() -> mapper.readValue(text, new TypeReference<Map<String, Object>>() {}))
                .isInstanceOf(WireReadException.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "'{a: {b:1}}','{a={b=1}}'",
        "'{a:   [1]}','{a=[1]}'",
        "'{a:[ [1], {b:2}]}','{a=[[1], {b=2}]}'",
        "'{a:[ x , y ]}','{a=[ x ,  y ]}'",
        "'{ }',{}",
        "'{a:[ ]}','{a=[]}'",
        "'{a:[,]}','{a=[null, null]}'",
        "'{a:}','{a=null}'",
        "'{ \"a b\":1}','{a b=1}'",
        "'{a:x y }','{a=x y }'",
        "'{a:1:2[3]{4}','{a=1:2[3]{4}'",
        "'{a:x\"y}','{a=x\"y}'"
    })
    void blanksAndTextsWithoutQuotes(String text, String value) throws Exception {
        assertThat(mapper.readValue(text, Object.class)).hasToString(value);
    }

    @Test
    void layoutModeBeginsWithALineEndAfterABracket() throws Exception {
        String layout = "{ \t\r\n\ta : x y\t,\r\n\"b\" : \"z\" ,\n c:\n[\n 1 ,\n  2\n]\n}\n";
        assertThat(mapper.readValue(layout, Object.class)).hasToString("{a=x y, b=z, c=[1, 2]}");
        assertThat(mapper.readValue("{\n}", Object.class)).hasToString("{}");
        assertThat(mapper.readValue("{\na:{}\n}", Object.class)).hasToString("{a={}}");
        assertThatThrownBy(() -> mapper.readValue("{\na:1\n", Object.class)).isInstanceOf(WireReadException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        byte[] bytes = "{a:é}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> mapper.readValue(new ByteArrayInputStream(bytes), MAP))
                .hasMessage("a: the text is not UTF-8 (line 1, column 4)");
        assertThatThrownBy(() -> mapper.readValue(bytes, MAP))
                .hasMessage("a: the text is not UTF-8 (line 1, column 4)");
        // What a lenient decoder puts in the place of such bytes is a character like any other.
        assertThat(mapper.readValue("{a:\uFFFD}".getBytes(StandardCharsets.UTF_8), MAP))
                .containsEntry("a", "\uFFFD");
    }

    @Test
    void aListWithoutBracketsIsClosedByNothing() {
        assertThatThrownBy(() -> mapper.readValue("a]b", TEXTS)).isInstanceOf(WireReadException.class);
        assertThatThrownBy(() -> mapper.readValue("\"\"", new TypeReference<List<Integer>>() {}))
                .isInstanceOf(WireReadException.class);
    }

    /** An editor ends its last line; the library keeps the blanks of a text, and so does this. */
    @ParameterizedTest
    @ValueSource(strings = {"%s\n", "%s\r\n", " %s", "\n%s", "\t%s \n\n", "\uFEFF\r\n%s\n"})
    void whiteSpaceAroundAWholeValueDoesNotCount(String around) throws Exception {
        for (String text : new String[] {"{Name: x }", "{Name:\" x \"}", "{\n\tName: \" x \"\n}"}) {
            assertThat(mapper.readValue(around.formatted(text), Line.class).name)
                    .isEqualTo(" x ");
            byte[] bytes = around.formatted("[" + text + "]").getBytes(StandardCharsets.UTF_8);
            assertThat(mapper.readValue(bytes, new TypeReference<List<Line>>() {})
                            .get(0)
                            .name)
                    .isEqualTo(" x ");
            InputStream slow = Pieces.of(bytes, 1);
            assertThat(mapper.readValue(slow, new TypeReference<List<Line>>() {}))
                    .hasSize(1);
        }
        assertThat(mapper.readValue(around.formatted("[ a, b ]"), TEXTS)).containsExactly(" a", " b ");
        assertThat(mapper.readValue(around.formatted("a, b"), TEXTS)).containsExactly("a", " b");
        assertThat(mapper.readValue(around.formatted("\"a,b\""), String.class)).isEqualTo("a,b");
        assertThat(mapper.readValue(around.formatted("5"), Integer.class)).isEqualTo(5);
    }

    @Test
    void whiteSpaceInsideIsAPartOfTheValue() throws Exception {
        assertThat(mapper.readValue(" a ", String.class)).isEqualTo(" a ");
        assertThat(mapper.readValue("\r\n a \n", String.class)).isEqualTo(" a ");
        assertThat(mapper.readValue("\n", String.class)).isEmpty();
        assertThat(mapper.readValue("{Name:x\n}", Line.class).name).isEqualTo("x\n");
        for (String text :
                new String[] {"{Ranges:{a:{}} }", "[{Name:x} ]", "[{Name:x} ,{}]", "{Name:\"x\" }", "{}x", "{} x", " "
                }) {
            assertThatThrownBy(() -> mapper.readValue(text, Line.class)).isInstanceOf(WireReadException.class);
        }
    }
}
