package org.portaplus.wire.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.support.Orders.Order;

/** Rows, cells and places, beyond the vectors. */
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
}
