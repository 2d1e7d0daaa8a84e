package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.support.Pieces;
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

    /** {@code #} is where the wrong byte is; {@code ~} is 8,000 letters, {@code @} a line end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'License':'#'}",
                "{'License':'abc#'}",
                "{'License':'é€\uD83D\uDE00#','Count':1}",
                "{'Tags':['é',@ 'é#']}",
                "{'Tags':['~é',@@ 'é~#'],'Count':1}",
                "{'License':'~~é~#'}",
                "{'Lic#ense':'a'}",
                "{'License':'~',@'#':'a'}",
                "{'#",
                "\uFEFF{'License':'é#'}"
            })
    void aWrongByteInATextIsWhereItStands(String given) {
        for (String hex : List.of("FF", "E9", "C3", "E282", "F09F98")) {
            wrongByteIsWhereItStands(given, HexFormat.of().parseHex(hex));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#", "@#", "\uFEFF#", "{@#}", "{'Tags':[1,@#2]}", "{'License':'é~'#}", "{'License':'~',@@#}"})
    void aWrongByteBetweenTextsIsWhereItStands(String given) {
        wrongByteIsWhereItStands(given, new byte[] {(byte) 0xFF});
    }

    private static void wrongByteIsWhereItStands(String given, byte[] wrong) {
        WireMapper json = MAPPERS.get(WireFormat.JSON);
        for (String lineEnd : List.of("\n", "\r", "\r\n")) {
            String text =
                    given.replace('\'', '"').replace("~", "a".repeat(8000)).replace("@", lineEnd);
            String[] lines = text.substring(0, text.indexOf('#')).split("\r\n|\r|\n", -1);
            String place = lines.length + ":" + (lines[lines.length - 1].length() + 1);
            byte[] bytes = replaced(text, wrong);
            assertThat(place(() -> json.readValue(bytes, Order.class))).isEqualTo(place);
            for (int most : new int[] {1, 2, 3, 7, 4000}) {
                assertThat(place(() -> json.readValue(Pieces.of(bytes, most), Order.class)))
                        .as("%s bytes at once", most)
                        .isEqualTo(place);
            }
        }
    }

    @Test
    void aReaderWhichFindsAWrongByteItselfIsRefusedToo() {
        byte[] bytes = {'{', '"', (byte) 0xFF};
        assertThat(place(() -> MAPPERS.get(WireFormat.JSON)
                        .readValue(
                                new InputStreamReader(
                                        new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()),
                                Order.class)))
                .startsWith("1:");
    }

    private static String place(ThrowingCallable read) {
        WireReadException refusal = catchThrowableOfType(WireReadException.class, read);
        assertThat(refusal.problem()).isEqualTo("the text is not UTF-8");
        return refusal.line() + ":" + refusal.column();
    }

    private static byte[] replaced(String text, byte[] by) {
        int place = text.indexOf('#');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.substring(0, place).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(by);
        // What follows is ASCII, and so breaks off what the bytes began.
        bytes.writeBytes((text.substring(place + 1) + " ").getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
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
