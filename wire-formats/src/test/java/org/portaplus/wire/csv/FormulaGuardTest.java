package org.portaplus.wire.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.support.Orders.Order;

/** No text becomes a formula in a spreadsheet, where that was asked for; everything else stays as it is. */
class FormulaGuardTest {
    private final CsvMapper mapper = new CsvMapper();
    private final ObjectWriter guarded = mapper.writer().with(CsvGenerator.Feature.FORMULA_GUARD);

    private static Order order(String license) {
        Order order = new Order();
        order.license = license;
        return order;
    }

    private static String row(String license) {
        return "Lines,Main,Tags,Attributes,Count,Price,When,Zed,License,ContentId\r\n,,,,,,,," + license + ",\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20SUM(A1)"})
    void aTextThatBeginsLikeAFormula(String text) throws Exception {
        assertThat(guarded.writeValueAsString(order(text))).isEqualTo(row("'" + text));
        assertThat(mapper.writeValueAsString(order(text))).isEqualTo(row(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'=a,b', '\"''=a,b\"'",
        "'=HYPERLINK(\"x\")', '\"''=HYPERLINK(\"\"x\"\")\"'",
        "'\r=1', '\"''\r=1\"'",
        "'\n=1', '\"''\n=1\"'"
    })
    void theApostropheStandsWithinTheQuotes(String text, String cell) throws Exception {
        assertThat(guarded.writeValueAsString(order(text))).isEqualTo(row(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=1", "1-1", "'=1", " =1", "a@example.org", "\u20AC1", "\"=1\"", "[=1]", "{=1}"})
    void anyOtherText(String text) throws Exception {
        assertThat(guarded.writeValueAsString(order(text))).isEqualTo(mapper.writeValueAsString(order(text)));
    }

    @Test
    void numbersAndDatesOfAnySign() throws Exception {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("int", -1);
        row.put("long", -2L);
        row.put("decimal", new BigDecimal("-1.10"));
        row.put("double", -1.5);
        row.put("infinite", Double.NEGATIVE_INFINITY);
        row.put("date", Instant.EPOCH);
        assertThat(guarded.writeValueAsString(row)).isEqualTo(mapper.writeValueAsString(row));
        assertThat(guarded.writeValueAsString(List.of(row))).isEqualTo(mapper.writeValueAsString(List.of(row)));
    }

    /** A bracket begins no formula; what follows within the quotes is no cell of its own. */
    @Test
    void cellsOfNestedValues() throws Exception {
        Order order = order(null);
        order.lines = List.of(Orders.line(-1, null, "=1"));
        order.main = Orders.line(-1, null, "=1");
        order.tags = List.of("=1", "-1");
        order.attributes = Map.of("=a", List.of("=1"));
        assertThat(guarded.writeValueAsString(order))
                .isEqualTo(mapper.writeValueAsString(order))
                .contains("\"[{IProduct:-1,Name:=1}]\",\"{IProduct:-1,Name:=1}\",\"[=1,-1]\",\"{=a:[=1]}\"");
    }

    @Test
    void everyRow() throws Exception {
        List<Line> lines = List.of(Orders.line(1, null, "=1"), Orders.line(-1, null, "=2"));
        String text = guarded.writeValueAsString(lines);
        assertThat(text).isEqualTo("IProduct,i_product,Name,Ranges\r\n1,,'=1,\r\n-1,,'=2,\r\n");
        assertThat(guarded.writeValueAsBytes(lines)).asString().isEqualTo(text);
    }

    @Test
    void textsWithoutAHeader() throws Exception {
        assertThat(guarded.writeValueAsString("=1")).isEqualTo("'=1");
        assertThat(guarded.writeValueAsString(List.of("=1", "a"))).isEqualTo("'=1,a\r\n");
        assertThat(guarded.writeValueAsString(new String[][] {{"=1", "-1"}})).isEqualTo("'=1,'-1\r\n");
        assertThat(guarded.writeValueAsString(Thread.State.NEW)).isEqualTo("NEW");
    }

    /** A key is any text, and would begin another column after its comma. */
    @Test
    void dictionariesAndTheirKeys() throws Exception {
        Map<String, Object> row = new TreeMap<>(Map.of("=k", "=1", "a,=b", -1));
        assertThat(guarded.writeValueAsString(row)).isEqualTo("'=k,\"a,=b\"\r\n'=1,-1\r\n");
        assertThat(guarded.writeValueAsString(List.of(row))).isEqualTo("'=k,\"a,=b\"\r\n'=1,-1\r\n");
    }

    @Test
    void binaryDataMayBeginWithAPlus() throws Exception {
        byte[] data = {(byte) 0xF8};
        assertThat(guarded.writeValueAsString(Map.of("a", data))).isEqualTo("a\r\n'+A==\r\n");
        assertThat(guarded.writeValueAsString(Map.of("a", List.of(data)))).isEqualTo("a\r\n\"[+A==]\"\r\n");
        assertThat(mapper.writeValueAsString(Map.of("a", data))).isEqualTo("a\r\n+A==\r\n");
    }

    @Test
    void whatWasWrittenKeepsItsApostropheWhenItIsRead() throws Exception {
        String text = guarded.writeValueAsString(List.of(Orders.line(1, null, "=1")));
        assertThat(mapper.readValue(text, new TypeReference<List<Line>>() {}).get(0).name)
                .isEqualTo("'=1");
    }
}
