package org.portaplus.wire.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.support.Orders.Order;

/** A document of one object, whose row is long. */
class LongRowTest {
    private static final int MANY = 5_000;

    private final CsvMapper mapper = new CsvMapper();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Lines of which none exists before it is asked for; looks at what has been written by then. */
    private final class Lines extends AbstractList<Line> {
        private int writtenBeforeTheLast;

        @Override
        public Line get(int index) {
            writtenBeforeTheLast = out.size();
            return Orders.line(index, null, "line");
        }

        @Override
        public int size() {
            return MANY;
        }
    }

    @Test
    void isWrittenWhileItIsMade() throws Exception {
        Order order = new Order();
        Lines lines = new Lines();
        order.lines = lines;
        order.tags = List.of("behind");

        mapper.writeValue(out, order);

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(lines.writtenBeforeTheLast).isGreaterThan(text.length() * 9 / 10);
        Order few = new Order();
        few.lines = List.of(Orders.line(0, null, "line"));
        few.tags = order.tags;
        String line = "{IProduct:0,Name:line}";
        String whole = mapper.writeValueAsString(few);
        String expected = whole.replace(line, String.join(",", Collections.nCopies(MANY, line)));
        assertThat(text.replaceAll("IProduct:\\d+", "IProduct:0")).isEqualTo(expected);
    }

    public static class Sparse {
        public String text = "x".repeat(200_000);

        @JsonInclude(JsonInclude.Include.NON_NULL)
        public String sometimes;

        public String last = "y";
    }

    @Test
    void aRowThatMayLackAColumnWaits() throws Exception {
        mapper.writeValue(out, new Sparse());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("text,last\r\nxxx")
                .endsWith("xxx,y\r\n");
    }
}
