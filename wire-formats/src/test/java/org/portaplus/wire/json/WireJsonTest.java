package org.portaplus.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;

/** The points where the library's JSON is not Jackson's. */
class WireJsonTest {
    private final WireJsonMapper mapper = new WireJsonMapper();

    @Test
    void controlCharactersAreEscapedInUpperCaseAndNothingElse() throws Exception {
        assertThat(mapper.writeValueAsString("\u001B\u007F\u0085\u009F\u00A0/<>&'\u2028\"\\\n\uD83D\uDE00"))
                .isEqualTo("\"\\u001B\\u007F\\u0085\\u009F\u00A0/<>&'\u2028\\\"\\\\\\n\uD83D\uDE00\"");
    }

    /** Bytes and strings are two writers of Jackson; the one for bytes would escape these characters. */
    @Test
    void charactersBeyondTheFirstPlaneAreNotEscapedInBytes() throws Exception {
        Map<String, String> smile = Map.of("\uD83D\uDE00", "\uD83D\uDE00");
        String text = "{\"\uD83D\uDE00\":\"\uD83D\uDE00\"}";
        assertThat(mapper.writeValueAsString(smile)).isEqualTo(text);
        assertThat(mapper.writeValueAsBytes(smile)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theThreeKindsOfDates() throws Exception {
        assertThat(mapper.writeValueAsString(LocalDateTime.of(2001, 2, 3, 4, 5, 6)))
                .isEqualTo("\"\\/Date(981173106000-0000)\\/\"");
        assertThat(mapper.writeValueAsString(Instant.EPOCH)).isEqualTo("\"\\/Date(0)\\/\"");
        assertThat(mapper.writeValueAsString(OffsetDateTime.parse("2001-02-03T04:05:06-05:30")))
                .isEqualTo("\"\\/Date(981192906000-0530)\\/\"");
    }

    @Test
    void isoDatesAreRead() throws Exception {
        assertThat(mapper.readValue("\"2001-02-03T04:05:06\"", LocalDateTime.class))
                .isEqualTo(LocalDateTime.of(2001, 2, 3, 4, 5, 6));
        assertThat(mapper.readValue("\"2001-02-03\"", LocalDateTime.class))
                .isEqualTo(LocalDateTime.of(2001, 2, 3, 0, 0));
    }

    @Test
    void nullsAreLeftOutButForItems() throws Exception {
        Order order = new Order();
        order.tags = Arrays.asList("a", null);
        order.lines = Arrays.asList(Orders.line(1, null, null), null);
        assertThat(mapper.writeValueAsString(order))
                .isEqualTo("{\"Lines\":[{\"IProduct\":1},{}],\"Tags\":[\"a\",null]}");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", null);
        assertThat(mapper.writeValueAsString(map)).isEqualTo("{}");
    }

    @Test
    void decimalsKeepTheirScaleAndHaveNoExponent() throws Exception {
        Order order = new Order();
        order.price = new BigDecimal("1E+3");
        assertThat(mapper.writeValueAsString(order)).isEqualTo("{\"Price\":1000}");
        assertThat(mapper.readValue("{\"Price\":\"1.10\"}", Order.class).price).isEqualTo(new BigDecimal("1.10"));
        assertThat(mapper.readValue("{\"Price\":1.10}", Order.class).price).isEqualTo(new BigDecimal("1.10"));
    }
}
