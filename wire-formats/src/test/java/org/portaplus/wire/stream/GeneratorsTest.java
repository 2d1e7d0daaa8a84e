package org.portaplus.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.csv.CsvFactory;
import org.portaplus.wire.csv.CsvGenerator;
import org.portaplus.wire.jsv.JsvFactory;
import org.portaplus.wire.jsv.JsvGenerator;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.xml.DataContractFactory;
import org.portaplus.wire.xml.DataContractGenerator;
import org.portaplus.wire.xml.DataContractMapper;

/**
 * The generators as Jackson's streaming API sees them: any order of calls gives a message or a clear refusal.
 *
 * <p>Longer than 300 lines because every method of a Jackson generator is tried in every format.
 */
class GeneratorsTest {
    interface Calls {
        void on(JsonGenerator g) throws IOException;
    }

    private static String written(JsonFactory factory, Calls calls) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator g = factory.createGenerator(text)) {
            calls.on(g);
        }
        return text.toString();
    }

    private static String xml(Calls calls) throws IOException {
        DataContractMapper mapper = new DataContractMapper();
        String text = written(mapper.getFactory(), g -> {
            g.setSchema(mapper.schema(Order.class));
            calls.on(g);
        });
        return text.substring(text.indexOf("?>") + 2);
    }

    private static void refused(String problem, ThrowingCallable calls) {
        assertThatThrownBy(calls).isInstanceOf(JsonGenerationException.class).hasMessageContaining(problem);
    }

    static List<JsonFactory> textFormats() {
        return List.of(new JsvFactory(), new CsvFactory());
    }

    @ParameterizedTest
    @MethodSource("textFormats")
    void everyScalarHasItsForm(JsonFactory factory) throws IOException {
        String text = written(factory, g -> {
            g.writeStartArray(List.of(), 11);
            g.writeNumber((short) 1);
            g.writeNumber(2L);
            g.writeNumber(BigInteger.TEN.pow(30));
            g.writeNumber(new BigDecimal("1.10"));
            g.writeNumber(1.5f);
            g.writeNumber("7");
            g.writeString("abc".toCharArray(), 1, 2);
            g.writeString(new SerializedString("s"));
            g.writeUTF8String(new byte[] {'x', 'u'}, 1, 1);
            g.writeBinary(new byte[] {'a', 'b', 'c'});
            g.writeBinary(new byte[] {'-', 'a', '-'}, 1, 1);
            g.writeBinary(new byte[] {'a', '-'}, 0, 1);
            g.writeEndArray();
        });
        String items = "1,2,1000000000000000000000000000000,1.10,1.5,7,bc,s,u,YWJj,YQ==,YQ==";
        assertThat(text.strip()).isEqualTo(factory instanceof CsvFactory ? items : "[" + items + "]");
    }

    @ParameterizedTest
    @MethodSource("textFormats")
    void rawTextIsRefusedBecauseItWouldBreakTheFormat(JsonFactory factory) {
        List<Calls> raw = List.of(
                g -> g.writeRaw("x"),
                g -> g.writeRaw("xy", 0, 1),
                g -> g.writeRaw(new char[] {'x'}, 0, 1),
                g -> g.writeRaw('x'),
                g -> g.writeRawUTF8String(new byte[] {'x'}, 0, 1));
        assertThat(raw).allSatisfy(calls -> assertThatThrownBy(() -> written(factory, calls))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("raw text"));
    }

    @ParameterizedTest
    @MethodSource("textFormats")
    void theTargetIsFlushedAndClosedWhenJacksonSaysSo(JsonFactory factory) throws IOException {
        for (boolean on : List.of(true, false)) {
            factory.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, on);
            factory.configure(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM, on);
            Target stream = new Target();
            JsonGenerator g = factory.createGenerator((OutputStream) stream);
            g.writeString("a");
            assertThat(stream.size()).isZero();
            g.flush();
            assertThat(stream).hasToString("a");
            assertThat(stream.flushed).isEqualTo(on);
            g.close();
            g.close();
            assertThat(stream.closed).isEqualTo(on ? 1 : 0);
        }
    }

    private static final class Target extends ByteArrayOutputStream {
        private boolean flushed;
        private int closed;

        @Override
        public void flush() {
            flushed = true;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void writersAreFlushedToo() throws IOException {
        for (JsonFactory factory : List.of(new JsvFactory(), new CsvFactory())) {
            StringWriter text = new StringWriter();
            JsonGenerator g = factory.createGenerator(text);
            g.writeString("é");
            g.flush();
            assertThat(text).hasToString("é");
            g.close();
        }
    }

    @Test
    void whatIsMissingIsSaidInJsv() {
        JsvFactory jsv = new JsvFactory();
        refused("no object to end", () -> written(jsv, JsonGenerator::writeEndObject));
        refused("no list to end", () -> written(jsv, JsonGenerator::writeEndArray));
        refused(
                "a member needs a name",
                () -> written(jsv, g -> {
                    g.writeStartObject();
                    g.writeString("x");
                }));
        refused("the decimal has too many digits", () -> written(jsv, g -> g.writeNumber(new BigDecimal("1e-29"))));
    }

    @Test
    void aNullTextIsNullWhereverItStands() throws IOException {
        Calls calls = g -> {
            g.writeStartObject(Map.of(), 2);
            g.writeFieldName("a");
            g.writeString((String) null);
            g.writeFieldName("b");
            g.writeString("x");
            g.writeEndObject();
        };
        assertThat(written(new JsvFactory(), calls)).isEqualTo("{b:x}");
        assertThat(written(new CsvFactory(), calls)).isEqualTo("a,b\r\n,x\r\n");
        assertThat(xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Count");
                    g.writeString((String) null);
                    g.writeFieldName("License");
                    g.writeString((String) null);
                    g.writeEndObject();
                }))
                .contains("<License i:nil=\"true\" />")
                .doesNotContain("<Count");
    }

    @Test
    void namesLongerThanTheBufferAreWrittenWhole() throws IOException {
        String name = "n".repeat(9000);
        for (int before : new int[] {0, 7990, 7999, 8000}) {
            assertThat(written(new JsvFactory(), g -> {
                        g.writeStartObject();
                        g.writeFieldName("x");
                        g.writeNumber("1".repeat(before));
                        g.writeFieldName(new SerializedString(name));
                        g.writeNumber(1);
                        g.writeEndObject();
                    }))
                    .isEqualTo("{x:" + "1".repeat(before) + "," + name + ":1}");
        }
        assertThat(written(new JsvFactory(), g -> {
                    g.writeStartObject();
                    g.writeFieldName(new SerializedString(name));
                    g.writeNumber(1);
                    g.writeEndObject();
                }))
                .isEqualTo("{" + name + ":1}");
    }

    /** A buffer of 8000 bytes ends at every place within a row of numbers, booleans and quotes. */
    @Test
    void theEndOfTheBufferIsNoBoundary() throws IOException {
        for (int length = 7950; length < 8010; length++) {
            String digits = "1".repeat(length);
            String text = "é\"\uD83D\uDE00";
            StringWriter target = new StringWriter();
            try (JsonGenerator g = new JsvFactory().createGenerator(target)) {
                g.writeStartArray();
                g.writeNumber(digits);
                g.writeBoolean(true);
                g.writeString(text);
                g.writeNumber(Integer.MIN_VALUE);
                g.writeNumber(Long.MAX_VALUE);
                g.writeEndArray();
            }
            assertThat(target)
                    .hasToString("[" + digits + ",True,\"é\"\"\uD83D\uDE00\",-2147483648,9223372036854775807]");
        }
    }

    @Test
    void longTextsAreQuotedOnlyWhereTheyMustBe() throws IOException {
        String plain = "é".repeat(1001);
        String special = plain + ",";
        assertThat(written(new JsvFactory(), g -> g.writeString(plain))).isEqualTo(plain);
        assertThat(written(new JsvFactory(), g -> g.writeString(special))).isEqualTo('"' + special + '"');
        Calls row = g -> {
            g.writeStartObject();
            g.writeFieldName("a");
            g.writeString(plain);
            g.writeFieldName("b");
            g.writeString(special);
            g.writeEndObject();
        };
        assertThat(written(new CsvFactory(), row)).isEqualTo("a,b\r\n" + plain + ",\"" + special + "\"\r\n");
    }

    @Test
    void halfAPairIsRefusedWhereverItStands() {
        for (String text : List.of("\uD83D", "\uD83Dx", "\uDE00", "x\uDE00\uD83D")) {
            refused("half of a surrogate pair", () -> written(new JsvFactory(), g -> g.writeString(text)));
        }
    }

    @Test
    void pageLayoutIsAFeatureOfItsFormat() throws IOException {
        JsvFactory jsv = new JsvFactory();
        try (JsonGenerator g = jsv.createGenerator(new StringWriter())) {
            assertThat(g.getFormatFeatures()).isZero();
            assertThat(g.overrideFormatFeatures(1, 1)).isSameAs(g);
            assertThat(g.getFormatFeatures()).isEqualTo(1);
            g.overrideFormatFeatures(0, 1);
            assertThat(g.getFormatFeatures()).isZero();
            g.overrideFormatFeatures(1, 0);
            assertThat(g.getFormatFeatures()).isZero();
        }
        assertThat(jsv.getFormatWriteFeatureType()).isEqualTo(JsvGenerator.Feature.class);
        assertThat(new DataContractFactory().getFormatWriteFeatureType())
                .isEqualTo(DataContractGenerator.Feature.class);
        assertThat(JsvGenerator.Feature.PAGE_LAYOUT.enabledByDefault()).isFalse();
        assertThat(DataContractGenerator.Feature.PAGE_LAYOUT.enabledByDefault()).isFalse();
        assertThat(JsvGenerator.Feature.PAGE_LAYOUT.enabledIn(1)).isTrue();
        assertThat(JsvGenerator.Feature.PAGE_LAYOUT.enabledIn(2)).isFalse();
        assertThat(written(jsv, g -> {
                    g.overrideFormatFeatures(1, 1);
                    g.overrideFormatFeatures(0, 1);
                    g.writeStartArray();
                    g.writeEndArray();
                }))
                .isEqualTo("[]");
    }

    @Test
    void theFormulaGuardIsAFeatureOfItsFormat() throws IOException {
        CsvFactory csv = new CsvFactory();
        assertThat(csv.getFormatWriteFeatureType()).isEqualTo(CsvGenerator.Feature.class);
        assertThat(CsvGenerator.Feature.FORMULA_GUARD.enabledByDefault()).isFalse();
        assertThat(written(csv, g -> {
                    assertThat(g.getFormatFeatures()).isZero();
                    assertThat(g.overrideFormatFeatures(1, 1)).isSameAs(g);
                    assertThat(g.getFormatFeatures()).isEqualTo(1);
                    g.writeStartArray();
                    g.writeString("=1");
                    g.overrideFormatFeatures(1, 0);
                    g.writeString("=2");
                    g.overrideFormatFeatures(0, 1);
                    g.writeString("=3");
                    g.writeEndArray();
                }))
                .isEqualTo("'=1,'=2,=3\r\n");
    }

    /** The layout is made of bytes, so a character may come to lie across the end of its buffer. */
    @Test
    void aCharacterIsNotTornByTheLayout() throws IOException {
        for (int length = 3990; length < 4002; length++) {
            String text = "x".repeat(length) + "é\u6F22\uD83D\uDE00é";
            assertThat(written(new JsvFactory(), g -> {
                        g.overrideFormatFeatures(1, 1);
                        g.writeStartArray();
                        g.writeString(text);
                        g.flush();
                        g.writeString("é");
                        g.writeEndArray();
                    }))
                    .isEqualTo("[\n\t" + text + ",\n\té\n]");
        }
    }

    @Test
    void theLayoutGoesToStreamsToo() throws IOException {
        Target stream = new Target();
        try (JsonGenerator g = new JsvFactory().createGenerator((OutputStream) stream)) {
            g.overrideFormatFeatures(1, 1);
            g.writeStartArray();
            g.writeString("x".repeat(9000));
            g.flush();
            assertThat(stream.size()).isEqualTo(9003);
            g.writeEndArray();
        }
        assertThat(stream.toString(StandardCharsets.UTF_8)).isEqualTo("[\n\t" + "x".repeat(9000) + "\n]");
        assertThat(stream.closed).isEqualTo(1);
    }

    @Test
    void whatTheContractDoesNotKnowIsRefusedInXml() {
        refused("needs the type of the message", () -> written(new DataContractFactory(), g -> g.writeString("x")));
        refused("the contract has no list here", () -> xml(JsonGenerator::writeStartArray));
        refused("the contract has no text here", () -> xml(g -> g.writeString("x")));
        refused(
                "a member needs a name",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeString("x");
                }));
        refused(
                "the member Nope is not in the contract",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Nope");
                }));
        refused(
                "the member Count comes too late",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Zed");
                    g.writeBoolean(true);
                    g.writeFieldName("Count");
                }));
        refused(
                "the contract has no object here",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Count");
                    g.writeStartObject();
                }));
    }

    @Test
    void aRootMayBeNull() throws IOException {
        DataContractMapper mapper = new DataContractMapper();
        assertThat(written(mapper.getFactory(), g -> {
                    g.setSchema(mapper.schema(mapper.getTypeFactory().constructType(Order.class)));
                    assertThat(g.getSchema()).isNotNull();
                    g.writeNull();
                }))
                .contains("<Order xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"")
                .endsWith(" i:nil=\"true\" />");
        assertThat(written(mapper.getFactory(), g -> {
                    g.setSchema(mapper.schema(String.class));
                    g.writeString("x");
                }))
                .endsWith("<string xmlns=\"http://schemas.microsoft.com/2003/10/Serialization/\">x</string>");
    }

    @Test
    void realsBeyondAllNumbersHaveTheirXmlNames() throws IOException {
        DataContractMapper mapper = new DataContractMapper();
        assertThat(mapper.writeValueAsString(
                        new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, -0d}))
                .contains("<double>INF</double><double>-INF</double><double>NaN</double><double>-0</double>");
        assertThat(mapper.writeValueAsString(
                        new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 1e7f}))
                .contains("<float>INF</float><float>-INF</float><float>NaN</float><float>1E+07</float>");
    }

    /** A value that holds itself must end in a refusal before it ends the stack. */
    @Test
    void theDepthThatIsWrittenIsLimited() throws IOException {
        StreamWriteConstraints two =
                StreamWriteConstraints.builder().maxNestingDepth(2).build();
        JsonFactory jsv = new JsvFactory().setStreamWriteConstraints(two);
        assertThat(written(jsv, nested(2))).isEqualTo("[{a:x}]");
        assertThatThrownBy(() -> written(jsv, nested(3))).hasMessageContaining("nesting depth (3)");
        assertThatThrownBy(() -> written(jsv, nested(4))).hasMessageContaining("nesting depth (3)");
        JsonFactory csv = new CsvFactory().setStreamWriteConstraints(two);
        Calls row = g -> {
            g.writeStartObject();
            g.writeFieldName("A");
            nested(2).on(g);
            g.writeEndObject();
        };
        assertThat(written(csv, row)).isEqualTo("A\r\n\"[{a:x}]\"\r\n");
        assertThatThrownBy(() -> written(csv, g -> {
                    g.writeStartObject();
                    g.writeFieldName("A");
                    nested(3).on(g);
                }))
                .hasMessageContaining("nesting depth (3)");
        DataContractMapper xml = new DataContractMapper();
        xml.getFactory().setStreamWriteConstraints(two);
        Order order = new Order();
        order.lines = List.of();
        assertThat(xml.writeValueAsString(order)).contains("<Lines xmlns:d2p1");
        order.lines = List.of(Orders.line(1, 1, "a"));
        assertThatThrownBy(() -> xml.writeValueAsString(order))
                .isInstanceOf(WireWriteException.class)
                .hasMessageContaining("nesting depth (3)");
    }

    /** Lists and objects in turn, that many. */
    private static Calls nested(int depth) {
        return g -> {
            for (int i = 0; i < depth; i++) {
                if (i % 2 == 0) {
                    g.writeStartArray();
                } else {
                    g.writeStartObject();
                    g.writeFieldName("a");
                }
            }
            g.writeString("x");
            for (int i = depth - 1; i >= 0; i--) {
                if (i % 2 == 0) {
                    g.writeEndArray();
                } else {
                    g.writeEndObject();
                }
            }
        };
    }

    @Test
    void entriesAndItemsAreWrittenOneByOne() throws IOException {
        String text = xml(g -> {
            g.writeStartObject();
            g.writeFieldName("Attributes");
            g.writeStartObject();
            g.writeFieldName("k");
            g.writeStartArray();
            g.writeString("a");
            g.writeNull();
            g.writeString((String) null);
            g.writeEndArray();
            g.writeFieldName("l");
            g.writeNull();
            g.writeEndObject();
            g.writeFieldName("Count");
            g.writeNumber(5L);
            g.writeFieldName("Price");
            g.writeNumber(new BigDecimal("1.10"));
            g.writeEndObject();
        });
        String entry = "d2p1:KeyValueOfstringArrayOfstringty7Ep6D1>";
        assertThat(text)
                .contains("<" + entry + "<d2p1:Key>k</d2p1:Key><d2p1:Value><d2p1:string>a</d2p1:string>"
                        + "<d2p1:string i:nil=\"true\" /><d2p1:string i:nil=\"true\" /></d2p1:Value></" + entry
                        + "<" + entry + "<d2p1:Key>l</d2p1:Key><d2p1:Value i:nil=\"true\" /></" + entry)
                .contains("</Attributes><Count>5</Count><License i:nil=\"true\" /><Lines ")
                .contains("<Price>1.10</Price>")
                .endsWith("i:nil=\"true\" /></Order>");
    }

    @Test
    void whatCannotBeAMemberOfTheContractIsSaid() {
        refused(
                "the contract has no object here",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Tags");
                    g.writeStartObject();
                }));
        refused(
                "the contract has no list here",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Main");
                    g.writeStartArray();
                }));
        refused(
                "the contract has no text here",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Tags");
                    g.writeNumber(1);
                }));
        refused(
                "a member needs a name",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Count");
                    g.writeNumber(1);
                    g.writeNumber(2);
                }));
        refused(
                "the member Count comes too late",
                () -> xml(g -> {
                    g.writeStartObject();
                    g.writeFieldName("Count");
                    g.writeNumber(1);
                    g.writeFieldName("Count");
                }));
    }

    @Test
    void theLayoutOfAPageIsSwitchedOnAndOff() throws IOException {
        assertThat(xml(g -> {
                    assertThat(g.canUseSchema(g.getSchema())).isTrue();
                    assertThat(g.canUseSchema(() -> "other")).isFalse();
                    assertThat(g.overrideFormatFeatures(1, 1)).isSameAs(g);
                    assertThat(g.getFormatFeatures()).isEqualTo(1);
                    g.overrideFormatFeatures(0, 0);
                    assertThat(g.getFormatFeatures()).isEqualTo(1);
                    g.overrideFormatFeatures(0, 1);
                    assertThat(g.getFormatFeatures()).isZero();
                    g.writeStartObject();
                    g.writeEndObject();
                }))
                .doesNotContain("\n");
    }
}
