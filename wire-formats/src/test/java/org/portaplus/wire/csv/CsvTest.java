package org.portaplus.wire.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.support.Orders.Order;

/**
 * Rows, cells and places, beyond the vectors.
 *
 * <p>Longer than 300 lines because writing and reading are shown side by side.
 */
class CsvTest {
    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private final CsvMapper mapper = new CsvMapper();

    @Test
    void everyMemberIsAColumnAndNestedValuesAreJsv() throws Exception {
        Order order = new Order();
        order.lines = List.of(Orders.line(1, null, "a\"b"));
        order.tags = List.of("a,b");
        order.price = new BigDecimal("1.10");
        order.when = LocalDateTime.of(2001, 2, 3, 4, 5, 6);
        order.zed = true;
        String header = "Lines,Main,Tags,Attributes,Count,Price,When,Zed,License,ContentId\r\n";
        String row =
                "\"[{IProduct:1,Name:\"\"a\"\"\"\"b\"\"}]\",,\"[\"\"a,b\"\"]\",,,1.10,2001-02-03T04:05:06+00:00,True,,\r\n";
        assertThat(mapper.writeValueAsString(order)).isEqualTo(header + row);
        assertThat(mapper.readValue(header + row, Order.class))
                .usingRecursiveComparison()
                .isEqualTo(order);
    }

    @Test
    void aListIsManyRows() throws Exception {
        List<Line> lines = List.of(Orders.line(1, 2, "a"), Orders.line(3, null, "b, \"c\""));
        String text = "IProduct,i_product,Name,Ranges\r\n1,2,a,\r\n3,,\"b, \"\"c\"\"\",\r\n";
        assertThat(mapper.writeValueAsString(lines)).isEqualTo(text);
        assertThat(mapper.readValue(text, LINES)).usingRecursiveComparison().isEqualTo(lines);
    }

    @Test
    void badCellsAreToldByRowAndColumn() {
        assertThatThrownBy(() -> mapper.readValue("IProduct,Name\r\n1,a\r\nx,b\r\n", LINES))
                .isInstanceOfSatisfying(WireReadException.class, refusal -> {
                    assertThat(refusal.memberPath()).isEqualTo("[1].IProduct");
                    assertThat(refusal.line()).isEqualTo(3);
                    assertThat(refusal.column()).isEqualTo(1);
                });
    }

    /** An object is one record, and its lists are cells: the longest list makes a record of megabytes. */
    @Test
    void aRecordOfTheLongestListIsReadAgain() throws Exception {
        Order order = new Order();
        order.lines = new ArrayList<>();
        for (int i = 0; i < WireLimit.LIST_ITEMS.standard(); i++) {
            order.lines.add(Orders.line(i, null, "a,\"b\" ".repeat(60) + i));
        }
        byte[] bytes = mapper.writeValueAsBytes(order);
        assertThat(bytes).hasSizeGreaterThan(1_500_000);
        assertThat(mapper.writeValueAsBytes(mapper.readValue(bytes, Order.class)))
                .isEqualTo(bytes);
        assertThat(mapper.writeValueAsBytes(mapper.readValue(new ByteArrayInputStream(bytes), Order.class)))
                .isEqualTo(bytes);
    }

    @Test
    void manyRowsCrossEveryBuffer() throws Exception {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Line line = Orders.line(i, null, "a,b " + i);
            line.ranges = Map.of("k", Orders.line(i, i, "{x}"));
            lines.add(line);
        }
        byte[] bytes = mapper.writeValueAsBytes(lines);
        assertThat(mapper.writeValueAsBytes(mapper.readValue(new ByteArrayInputStream(bytes), LINES)))
                .isEqualTo(bytes);
    }

    @Test
    void theColumnsOfAllDictionariesAreSorted() throws Exception {
        assertThat(mapper.writeValueAsString(List.of(Map.of("b", "1"), Map.of("a", "x,y"))))
                .isEqualTo("a,b\r\n,1\r\n\"x,y\",\r\n");
    }

    @Test
    void aCellInAForeignPlaceIsToldInItsRow() {
        String text = "IProduct,Ranges\n1,{a:{IProduct:x}}\n";
        assertThatThrownBy(() -> mapper.readValue(text.getBytes(StandardCharsets.UTF_8), LINES))
                .isInstanceOfSatisfying(WireReadException.class, refusal -> {
                    assertThat(refusal.memberPath()).isEqualTo("[0].Ranges.a.IProduct");
                    assertThat(refusal.line()).isEqualTo(2);
                    assertThat(refusal.column()).isEqualTo(3);
                });
    }

    private static final TypeReference<List<List<String>>> TABLE = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private String rows(Object value) throws Exception {
        return mapper.writeValueAsString(value);
    }

    @Test
    void listsOfListsAreLinesWithoutAHeader() throws Exception {
        List<List<String>> table = List.of(List.of("a", "b,c"), List.of("d"));
        assertThat(rows(table)).isEqualTo("a,\"b,c\"\r\nd\r\n");
        assertThat(mapper.readValue("a,\"b,c\"\r\nd\r\n", TABLE)).isEqualTo(table);
        assertThat(mapper.readValue("a,b\n", String[][].class)).isDeepEqualTo(new String[][] {{"a", "b"}});
    }

    @Test
    void itemsStandInOneLineOrOneInEachLine() throws Exception {
        assertThat(mapper.readValue(rows(List.of("a", "b,c", "d")), TEXTS)).containsExactly("a", "b,c", "d");
        assertThat(mapper.readValue("a,\"b,c\",", TEXTS)).containsExactly("a", "b,c", null);
        assertThat(mapper.readValue("a\nb\n\nc\n", TEXTS)).containsExactly("a", "b", "c");
        assertThat(mapper.readValue("1,2", int[].class)).containsExactly(1, 2);
        assertThat(mapper.readValue("\r\n", TEXTS)).isEmpty();
        assertThatThrownBy(() -> mapper.readValue("a\nb,c\n", TEXTS))
                .hasMessageStartingWith("[1]: one item a line is expected");
        assertThatThrownBy(() -> mapper.readValue("", TEXTS)).isInstanceOf(WireReadException.class);
    }

    @Test
    void dictionariesOfAListHoldTextOnly() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("b", true);
        row.put("a", 1);
        row.put("c", 2L);
        row.put("d", null);
        row.put("e", new BigDecimal("1.10"));
        assertThat(rows(List.of(row, Map.of("a", false)))).isEqualTo("a,b,c,e\r\n1,True,2,1.10\r\nFalse,,,\r\n");
        assertThatThrownBy(() -> rows(List.of(Map.of("a", List.of(1)))))
                .hasMessageContaining("a dictionary of a list of dictionaries holds text only");
        assertThat(mapper.readValue("a,b\n1,\n", new TypeReference<List<Map<String, String>>>() {}))
                .hasToString("[{a=1, b=null}]");
    }

    @Test
    void aDictionaryIsOneRow() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("a", 1);
        row.put("b", "x,");
        row.put("c", List.of("x", "y"));
        row.put("d", true);
        row.put("e", 5L);
        assertThat(rows(row)).isEqualTo("a,b,c,d,e\r\n1,\"x,\",\"[x,y]\",True,5\r\n");
    }

    /** A member is left out where it is null, as ours are in the contract. */
    public static class Sparse {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public String a;

        public String b;

        Sparse(String a, String b) {
            this.a = a;
            this.b = b;
        }
    }

    @Test
    void rowsMustHaveTheColumnsOfTheHeader() {
        List<List<Sparse>> uneven = List.of(
                List.of(new Sparse("1", "2"), new Sparse(null, "2")),
                List.of(new Sparse(null, "2"), new Sparse("1", "2")));
        assertThat(uneven).allSatisfy(rows -> assertThatThrownBy(() -> rows(rows))
                .hasMessageContaining("the rows have different columns"));
    }

    @Test
    void nullIsNoRow() {
        List<Object> rows = new ArrayList<>(List.of(Orders.line(1, 1, "a")));
        rows.add(null);
        assertThatThrownBy(() -> rows(rows)).hasMessageContaining("null is no row");
        List<Map<String, String>> dictionaries = new ArrayList<>();
        dictionaries.add(null);
        assertThatThrownBy(() -> mapper.writerFor(new TypeReference<List<Map<String, String>>>() {})
                        .writeValueAsString(dictionaries))
                .hasMessageContaining("null is no row");
    }

    @Test
    void scalarsAreTheWholeText() throws Exception {
        assertThat(rows("a,b")).isEqualTo("\"a,b\"");
        assertThat(rows(5)).isEqualTo("5");
        assertThat(rows(true)).isEqualTo("True");
        assertThat(rows(List.of())).isEqualTo("\r\n");
        assertThat(mapper.readValue("5", int.class)).isEqualTo(5);
        assertThat(mapper.readValue("MONDAY", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
    }

    /** The library takes the columns from the class, not from the rows (docs/wire-formats.md#csv-headers, vector Q11). */
    @Test
    void aListOfObjectsWithoutRowsHasItsHeader() throws Exception {
        String header = "IProduct,i_product,Name,Ranges\r\n";
        assertThat(mapper.writerFor(LINES).writeValueAsString(List.of())).isEqualTo(header);
        assertThat(mapper.writerFor(LINES).writeValueAsBytes(List.of()))
                .isEqualTo(header.getBytes(StandardCharsets.UTF_8));
        assertThat(mapper.readValue(header, LINES)).isEmpty();
        Order order = new Order();
        order.lines = List.of();
        assertThat(mapper.readValue(rows(order), Order.class).lines).isEmpty();
    }

    static Stream<Arguments> brokenRows() {
        return Stream.of(
                arguments(",IProduct\n1,2", "a column without a name"),
                arguments("IProduct, \n1,2", "a column without a name"),
                arguments("IProduct\n1,2", "[0]: the row has more cells than the header"),
                arguments("Name\n\"a", "[0]: the closing quote is missing"),
                arguments("Name\n\"a\"b\n", "[0]: text after the end of a cell"),
                arguments("Name\n\"a\"\rb\n", "[0]: text after the end of a cell"),
                arguments("Ranges\n{a:{}", "[0]: the closing } is missing"),
                arguments("Ranges\n{a:\"}\n\"", "[0]: the closing } is missing"),
                arguments("Ranges\n{a:{}\n}", "[0]: the closing } is missing"),
                arguments("Ranges\n{}b", "[0]: text after the end of a cell"),
                arguments("Ranges\n {} b", "[0]: text after the end of a cell"),
                arguments("Ranges\n\"{a\"", "[0].Ranges: the text ends before ':'"),
                arguments("Ranges\n\"{a:{IProduct:1}\"", "[0].Ranges"),
                arguments("Ranges\n\"{a:{IProduct:1\"", "[0].Ranges.a.IProduct: the text ends before '}'"));
    }

    @ParameterizedTest
    @MethodSource("brokenRows")
    void brokenRowsAreRefused(String text, String problem) {
        assertThatThrownBy(() -> mapper.readValue(text, LINES))
                .isInstanceOf(WireReadException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void bracketsRunToTheirPartnerAndQuotesInsideHideThem() throws Exception {
        Line line = mapper.readValue("IProduct,Ranges\n1,{x:{Name:\"},{\"}}\r\n", LINES)
                .get(0);
        assertThat(line.bigProduct).isEqualTo(1);
        assertThat(line.ranges.get("x").name).isEqualTo("},{");
    }

    /** RFC 4180 knows no brackets: a writer that goes by it leaves them without quotes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{", "[Sales", "{Sales", " [Sales", "[Sales]", "[]x", "{\"a", "[a\tb]", "]", "[[[", "{[}"})
    void aTextColumnHasBracketsLikeAnyOtherCharacter(String text) throws Exception {
        for (String end : new String[] {"", "\n", "\r\n"}) {
            assertThat(mapper.readValue("Name\n" + text + end, LINES).get(0).name)
                    .isEqualTo(text);
            assertThat(mapper.readValue("name,IProduct\n" + text + ",5" + end, LINES)
                            .get(0))
                    .satisfies(line -> assertThat(line.name).isEqualTo(text))
                    .satisfies(line -> assertThat(line.bigProduct).isEqualTo(5));
            assertThat(mapper.readValue(text + ",b" + end, new TypeReference<List<String>>() {}))
                    .containsExactly(text, "b");
            assertThat(mapper.readValue("A,B\n" + text + ",b" + end, new TypeReference<Map<String, String>>() {}))
                    .containsExactly(Map.entry("A", text), Map.entry("B", "b"));
        }
    }

    @Test
    void aTextColumnEndsAtItsCommaWhateverItsBracketsAre() throws Exception {
        Line line = mapper.readValue("Name,IProduct\n[5,6\n", LINES).get(0);
        assertThat(line.name).isEqualTo("[5");
        assertThat(line.bigProduct).isEqualTo(6);
        assertThatThrownBy(() -> mapper.readValue("IProduct,Name\n1,[a,b]", LINES))
                .hasMessageStartingWith("[0]: the row has more cells than the header (line 2, column 6)");
        assertThatThrownBy(() -> mapper.readValue("IProduct,Name\n[5,a", LINES))
                .hasMessageStartingWith("[0].IProduct: not a 32-bit integer");
    }

    /** Nothing is known of a column that no member is called like: what closes its brackets is taken for JSV. */
    @Test
    void anUnknownColumnHasEither() throws Exception {
        for (String cell : new String[] {
            "[a,b]", "{a:[b,c]} ", " [a,b]\t", "[a", "{", "[a] b", "[a]]", " [a", "\"[a,b\"", "[x],[y", "{\",\"}"
        }) {
            String nope = cell.startsWith("[x]") ? "Nope,Not" : "Nope";
            assertThat(mapper.readValue(nope + ",IProduct\n" + cell + ",5\r\n", LINES)
                            .get(0)
                            .bigProduct)
                    .as(cell)
                    .isEqualTo(5);
        }
        // Once one of a row's cells has turned out to be a text, all are, so that none is looked through again and
        // again.
        assertThat(mapper.readValue("A,B,IProduct\n[a,[b],5\n", LINES).get(0).bigProduct)
                .isEqualTo(5);
        assertThat(mapper.readValue("A,B,C,IProduct\n[a,[b,c],5\n", LINES).get(0).bigProduct)
                .isEqualTo(5);
        assertThat(mapper.readValue("A,B\n[1,2],{c:3\n", Object.class)).hasToString("{A=[1,2], B={c:3}");
        assertThat(mapper.readTree("A\n[1 2\n").toString()).isEqualTo("[{\"A\":\"[1 2\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tags,Count\n[a,b],5",
                "Tags,Count\n [a,b],5",
                "Tags,Count\n[a,b] \t,5\r\n",
                "Tags,Count\n\"[a,b]\n\",5",
                "Tags,Count\n\"\r\n [a,b]\t\",5",
                "Tags,Count\n\"a,b\n\",5"
            })
    void whiteSpaceAroundAValueInACellDoesNotCount(String text) throws Exception {
        Order read = mapper.readValue(text, Order.class);
        assertThat(read.tags).containsExactly("a", "b");
        assertThat(read.count).isEqualTo(5);
    }

    @Test
    void whiteSpaceInACellIsPassedOverForObjectsAndKeptForTexts() throws Exception {
        Order read = mapper.readValue("Main,License\n \t{Name: x } ,\" {a}\n\"\n", Order.class);
        assertThat(read.main.name).isEqualTo(" x ");
        assertThat(read.license).isEqualTo(" {a}\n");
        assertThatThrownBy(() -> mapper.readValue("Main\n\"\n\"", Order.class))
                .hasMessageStartingWith("Main: an object is expected");
    }

    @Test
    void lineEndsAndBlanksOfCells() throws Exception {
        List<Line> lines = mapper.readValue("\r\n\n NAME , iproduct\n\n a\rb ,1\r\n\n\"\",\n", LINES);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).name).isEqualTo(" a\rb ");
        assertThat(lines.get(1).name).isNull();
        assertThat(mapper.readValue("IProduct,Name\n1", LINES).get(0).name).isNull();
        assertThat(mapper.readValue("IProduct,Name\n1,", LINES).get(0).name).isNull();
    }

    @Test
    void rowsOfMoreThanSixteenCellsKeepTheirPlaces() {
        String header = "A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,IProduct";
        assertThatThrownBy(() -> mapper.readValue(header + "\n1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,x\n", LINES))
                .isInstanceOfSatisfying(WireReadException.class, refusal -> {
                    assertThat(refusal.line()).isEqualTo(2);
                    assertThat(refusal.column()).isEqualTo(35);
                });
    }

    @Test
    void aStreamThatIsNotUtf8IsRefused() {
        byte[] bytes = "Name\né".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> mapper.readValue(new ByteArrayInputStream(bytes), LINES))
                .hasMessageStartingWith("[0]: the text is not UTF-8");
    }

    /** Members of an object in a cell come in the declared order, mostly, which the reader looks for first. */
    @Test
    void membersInACellComeInAnyOrder() throws Exception {
        assertThat(mapper.readValue("Main\n\"{Name:a,IProduct:1,name:a}\"", Order.class).main.bigProduct)
                .isEqualTo(1);
        assertThat(mapper.readValue("Main,Count\n{Ranges:{}},5", Order.class).count)
                .isEqualTo(5);
        assertThatThrownBy(() -> mapper.readValue("Main\n\"{IProduct:1,,}\"", Order.class))
                .isInstanceOf(WireReadException.class);
    }

    private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Line>> OBJECTS = new TypeReference<>() {};

    /** Vector X21: a row of pairs, and the header of a pair. Dictionaries of texts have their keys for a header. */
    @Test
    void aDictionaryIsARowOfPairs() throws Exception {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("a", 1);
        numbers.put("b,c", null);
        numbers.put("", -3);
        String text = "Key,Value\r\n\"{Key:a,Value:1}\",\"{Key:\"\"b,c\"\"}\",\"{Key:\"\"\"\",Value:-3}\"\r\n";
        assertThat(mapper.writerFor(NUMBERS).writeValueAsString(numbers)).isEqualTo(text);
        assertThat(mapper.readValue(text, NUMBERS)).isEqualTo(numbers);
        assertThat(mapper.writerFor(NUMBERS).writeValueAsString(Map.of())).isEqualTo("Key,Value\r\n\r\n");
        assertThat(mapper.readValue("Key,Value\r\n\r\n", NUMBERS)).isEmpty();
        assertThat(mapper.readValue("Key,Value\n1,2\n", NUMBERS)).hasToString("{Key=1, Value=2}");
        assertThat(mapper.readValue("a,b\n1,2\n", NUMBERS)).hasToString("{a=1, b=2}");
        TypeReference<Map<String, String>> texts = new TypeReference<>() {};
        assertThat(mapper.writerFor(texts).writeValueAsString(Map.of("a", "{"))).isEqualTo("a\r\n\"{\"\r\n");
    }

    /** The library has the keys for a header only where they and the values are texts (docs/wire-formats.md#csv-rows). */
    @Test
    void keysThatAreNoTextsAreInPairs() throws Exception {
        TypeReference<Map<Integer, String>> numbered = new TypeReference<>() {};
        String text = "Key,Value\r\n\"{Key:1,Value:a}\",\"{Key:-2,Value:\"\"b,c\"\"}\"\r\n";
        Map<Integer, String> value = new LinkedHashMap<>();
        value.put(1, "a");
        value.put(-2, "b,c");
        assertThat(mapper.writerFor(numbered).writeValueAsString(value)).isEqualTo(text);
        assertThat(mapper.readValue(text, numbered)).isEqualTo(value);
        assertThat(mapper.readValue("1,-2\na,\"b,c\"\n", numbered)).isEqualTo(value);
    }

    @Test
    void pairsHoldAnyValue() throws Exception {
        Map<String, Line> objects = new LinkedHashMap<>();
        objects.put("x", Orders.line(1, null, "n"));
        objects.get("x").ranges = Map.of("r", Orders.line(2, null, null));
        objects.put("y", Orders.line(null, null, null));
        String text = mapper.writerFor(OBJECTS).writeValueAsString(objects);
        assertThat(text)
                .isEqualTo("Key,Value\r\n\"{Key:x,Value:{IProduct:1,Name:n,Ranges:{r:{IProduct:2}}}}\","
                        + "\"{Key:y,Value:{}}\"\r\n");
        Map<String, Line> read = mapper.readValue(text, OBJECTS);
        assertThat(mapper.writerFor(OBJECTS).writeValueAsString(read)).isEqualTo(text);
        TypeReference<Map<String, List<Boolean>>> lists = new TypeReference<>() {};
        String booleans = "Key,Value\r\n\"{Key:x,Value:[True,False]}\",\"{Key:y,Value:[]}\"\r\n";
        assertThat(mapper.writerFor(lists).writeValueAsString(mapper.readValue(booleans, lists)))
                .isEqualTo(booleans);
    }

    static Stream<Arguments> brokenPairs() {
        return Stream.of(
                arguments("{Kay:a,Value:1}", "a pair has a Key and a Value (line 2, column 1)"),
                arguments("{}", "a pair has a Key and a Value (line 2, column 1)"),
                arguments("{Key:{},Value:1}", "a pair has a Key and a Value (line 2, column 1)"),
                arguments("{Key:a,Volue:1}", "a pair has a Key and a Value (line 2, column 1)"),
                arguments("{Key:a,Value:1,More:2}", "a pair has a Key and a Value (line 2, column 1)"),
                arguments("{Key:a,Value:1}x", "text after the end (line 2, column 1)"),
                arguments("{Key:a,Value:x}", "a: not a 32-bit integer (line 2, column 1)"),
                arguments("{Key:a", "the text ends before '}' (line 2, column 1)"));
    }

    @ParameterizedTest
    @MethodSource("brokenPairs")
    void brokenPairsAreRefused(String pair, String problem) {
        String text = "Key,Value\n\"" + pair + "\"\n";
        assertThatThrownBy(() -> mapper.readValue(text, NUMBERS)).hasMessage(problem);
        assertThatThrownBy(() -> mapper.readValue(text + "1,2\n", NUMBERS)).isInstanceOf(WireReadException.class);
    }
}
