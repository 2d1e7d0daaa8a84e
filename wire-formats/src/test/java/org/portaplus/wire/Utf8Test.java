package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.xml.DataContractMapper;

/** Bytes are UTF-8 in every detail (RFC 3629), in every format, in memory and in streams. */
class Utf8Test {
    private static final Map<WireFormat, WireMapper> MAPPERS = Map.of(
            WireFormat.JSON, new WireJsonMapper(),
            WireFormat.JSV, new JsvMapper(),
            WireFormat.CSV, new CsvMapper(),
            WireFormat.XML, new DataContractMapper());
    private static final String ROOT = "<Order xmlns=\"" + Orders.API + "\">";

    /** Forms that are too long, halves of pairs and what is beyond the last character: other texts in disguise. */
    @ParameterizedTest
    @CsvSource({
        "C0AF",
        "C181",
        "E08181",
        "F0808181",
        "EDA080",
        "EDB080",
        "F4908080",
        "F5808080",
        "FF",
        "80",
        "C3",
        "E28241"
    })
    void bytesThatStandForNoCharacter(String hex) throws Exception {
        for (WireFormat format : List.of(WireFormat.JSON, WireFormat.JSV, WireFormat.CSV, WireFormat.XML)) {
            String message = format == WireFormat.JSON
                    ? "{\"Tags\":[],\n\"Lic#ense\":\"a*\"}"
                    : format == WireFormat.XML ? ROOT + "\n<License>*</License></Order>" : "License\n*";
            String text = format == WireFormat.JSV ? "{Count:1,Tags:[\n*]}" : message;
            for (char place : format == WireFormat.JSON ? new char[] {'*', '#'} : new char[] {'*'}) {
                byte[] bytes = replaced(text, place, HexFormat.of().parseHex(hex));
                WireReadException refusal = catchThrowableOfType(
                        WireReadException.class, () -> MAPPERS.get(format).readValue(bytes, Order.class));
                assertThat(refusal.problem()).isEqualTo("the text is not UTF-8");
                assertThat(refusal.line()).as(format.name()).isEqualTo(2);
                assertThat(catchThrowableOfType(WireReadException.class, () -> MAPPERS.get(format)
                                .readValue(new ByteArrayInputStream(bytes), Order.class)))
                        .hasMessage(refusal.getMessage());
            }
        }
    }

    private static byte[] replaced(String text, char place, byte[] by) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            byte[] piece = c == place ? by : c == '*' || c == '#' ? new byte[0] : new byte[] {(byte) c};
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    @Test
    void charactersOfEveryLengthAreRead() throws Exception {
        String text = "\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFD\uD800\uDC00\uDBFF\uDFFF";
        byte[] bytes = ("{\"License\":\"" + text.repeat(3000) + "\"}").getBytes(StandardCharsets.UTF_8);
        WireMapper json = MAPPERS.get(WireFormat.JSON);
        assertThat(json.readValue(bytes, Order.class).license).isEqualTo(text.repeat(3000));
        assertThat(json.readValue(new ByteArrayInputStream(bytes), Order.class).license)
                .isEqualTo(text.repeat(3000));
        byte[] short2 = {'"', (byte) 0xC3};
        for (byte[] start : List.of(short2, new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xEF, (byte) 0xBB})) {
            assertThat(catchThrowableOfType(
                            WireReadException.class,
                            () -> json.readValue(new ByteArrayInputStream(start), Order.class)))
                    .isNotNull();
        }
    }
}
