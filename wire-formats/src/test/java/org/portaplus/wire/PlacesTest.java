package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.json.WireJsonFactory;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.support.Pieces;
import org.portaplus.wire.xml.DataContractMapper;

/** A refusal names the line, the column in characters and the member, as text and as bytes, at once and in pieces. */
class PlacesTest {
    private static final WireJsonMapper JSON = new WireJsonMapper();

    private static String place(WireReadException refusal) {
        return (refusal.line() + ":" + refusal.column() + " " + refusal.memberPath()).strip();
    }

    private interface Read {
        Object read() throws IOException;
    }

    private static String refused(Read read) {
        return place(catchThrowableOfType(WireReadException.class, read::read));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"License\":\"é€\uD83D\uDE00\",\"Count\":x}|1:27 Count",
                "{\"License\":\"é€\uD83D\uDE00\",\"Count\":\"x\"}|1:27 Count",
                "{\"License\":\"éé\",@\"Tags\":[\"é\",@\"é\"],\"Zed\":5 5}|3:12 Zed",
                "{\"Lines\":[{\"IProduct\":1},{\"IProduct\":tru}]}|1:38 Lines[1].IProduct",
                "{\"Attributes\":{\"é\":nul}}|1:20 Attributes.é",
                "{\"Count\":1,\"Zed\":tru}|1:18 Zed",
                "{\"Count\":1|1:11",
                "{\"Count\":1 \"Zed\":true}|1:12"
            })
    void inJson(String given, String place) {
        String text = given.replace('@', '\n');
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(refused(() -> JSON.readValue(bytes, Order.class))).isEqualTo(place);
        for (int most : new int[] {1, 2, 3, 5, 7, 8000}) {
            String read = refused(() -> JSON.readValue(Pieces.of(bytes, most), Order.class));
            // A token that began in an earlier piece has only the column of its bytes.
            assertThat(read.replaceFirst(":\\d+", "")).isEqualTo(place.replaceFirst(":\\d+", ""));
        }
    }

    @Test
    void inALongLineOfAStreamOfJson() {
        String text = "{\"License\":\"" + "é".repeat(9000) + "\",\"Count\":x}";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String place = "1:" + (text.indexOf('x') + 1) + " Count";
        assertThat(refused(() -> JSON.readValue(bytes, Order.class))).isEqualTo(place);
        assertThat(refused(() -> JSON.readValue(new ByteArrayInputStream(bytes), Order.class)))
                .isEqualTo(place);
        byte[] lines = ("{\"Tags\":[\"é\",\n" + "\"a\",\n".repeat(4000) + "\"é\",x]}").getBytes(StandardCharsets.UTF_8);
        assertThat(refused(() -> JSON.readValue(new ByteArrayInputStream(lines), Order.class)))
                .isEqualTo("4002:5 Tags[4002]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT_LENGTH|{\"Count\":1,\"License\":\"aaaaaaaaaaaa\",\"Zed\":true}|License",
                "NUMBER_LENGTH|{\"Count\":11111111111111,\"License\":\"a\",\"Zed\":true}|Count",
                "NAME_LENGTH|{\"Count\":1,\"aaaaaaaaaaaa\":1,\"Zed\":true}|''",
                "LIST_ITEMS|{\"Count\":1,\"Tags\":[1,1,1,1,1,1,1,1,1,1,1,1,1],\"Zed\":true}|Tags[10]",
                "TOKENS|{\"Count\":1,\"Tags\":[1,1,1,1,1,1,1,1,1,1,1,1,1],\"Zed\":true}|Tags[5]",
                "NESTING_DEPTH|{\"Main\":{\"Ranges\":{\"a\":{\"Ranges\":{\"a\":{\"Ranges\":{\"a\":{\"Ranges\":{\"a\":{\"Ranges\":{}}}}}}}}}}}|"
                        + "Main.Ranges.a.Ranges.a.Ranges.a.Ranges.a"
            })
    void aLimitIsMetWhereItIs(WireLimit limit, String text, String path) {
        WireJsonFactory factory = new WireJsonFactory();
        factory.setStreamReadConstraints(WireLimits.STANDARD.with(limit, 10));
        WireJsonMapper limited = new WireJsonMapper(factory);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        WireReadException refusal =
                catchThrowableOfType(WireReadException.class, () -> limited.readValue(bytes, Order.class));
        assertThat(refusal.memberPath()).startsWith(path);
        assertThat(refusal.line()).isEqualTo(1);
        assertThat(refusal.column()).isBetween(10, text.length() - 5);
    }

    @Test
    void inXmlATextOfManyLinesBeginsAtItsFirst() {
        String text = "<Order xmlns='" + Orders.API + "'>\n<Count>5\n\n</Count>\n<Price>\n\nx\n</Price></Order>";
        WireReadException refusal = catchThrowableOfType(
                WireReadException.class, () -> new DataContractMapper().readValue(text, Order.class));
        assertThat(place(refusal)).isEqualTo("5:8 Price");
    }
}
