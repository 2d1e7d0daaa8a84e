package org.portaplus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.xml.DataContractMapper;

/** What every format refuses, and that it says where. */
class StrictReadingTest {
    private static final Map<WireFormat, WireMapper> MAPPERS = Map.of(
            WireFormat.JSON, new WireJsonMapper(),
            WireFormat.JSV, new JsvMapper(),
            WireFormat.CSV, new CsvMapper(),
            WireFormat.XML, new DataContractMapper(),
            WireFormat.SOAP11, new SoapMapper(SoapVersion.V1_1),
            WireFormat.SOAP12, new SoapMapper(SoapVersion.V1_2));
    private static final String ROOT = "<Order xmlns=\"" + Orders.API + "\">";

    private static WireReadException refusal(WireFormat format, String text) {
        return catchThrowableOfType(
                WireReadException.class, () -> MAPPERS.get(format).readValue(text, Order.class));
    }

    private static String text(WireFormat format, String count) {
        return switch (format) {
            case JSON -> "{\n\"Count\":\"" + count + "\"}";
            case JSV -> "{Count:\"" + count + "\"}";
            case CSV -> "Count\n\"" + count + "\"";
            case XML -> ROOT + "<Count>" + count + "</Count></Order>";
            case SOAP11, SOAP12 -> enveloped(format, text(WireFormat.XML, count));
        };
    }

    private static String enveloped(WireFormat format, String message) {
        return "<e:Envelope xmlns:e=\"" + SoapVersion.of(format).namespace() + "\"><e:Body>" + message
                + "</e:Body></e:Envelope>";
    }

    @ParameterizedTest
    @CsvSource({"5.0", "1e3", "abc", "2147483648", "''", "0x10", "1 2"})
    void aTextThatIsNoInteger(String count) {
        for (WireFormat format : WireFormat.values()) {
            if (format == WireFormat.CSV && count.isEmpty()) {
                continue;
            }
            WireReadException refusal = refusal(format, text(format, count));
            assertThat(refusal.memberPath()).isEqualTo("Count");
            assertThat(refusal.problem()).isEqualTo("not a 32-bit integer");
            assertThat(refusal.line()).isEqualTo(format == WireFormat.JSON || format == WireFormat.CSV ? 2 : 1);
            assertThat(refusal.column()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void blanksAroundANumberDoNotCount(WireFormat format) throws Exception {
        assertThat(MAPPERS.get(format).readValue(text(format, " 5 "), Order.class).count)
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "JSON,'{\"Lines\":[{},{\"IProduct\":\"x\"}]}'",
        "JSV,'{Lines:[{},{IProduct:x}]}'",
        "CSV,'Lines\n\"[{},{IProduct:x}]\"'",
        "XML,<Lines><Line/><Line><IProduct>x</IProduct></Line></Lines>"
    })
    void thePathNamesMembersAndItems(WireFormat format, String text) {
        String message = format == WireFormat.XML ? ROOT + text + "</Order>" : text;
        assertThat(refusal(format, message).memberPath()).isEqualTo("Lines[1].IProduct");
        assertThat(refusal(format, message)).hasMessageStartingWith("Lines[1].IProduct: not a 32-bit integer (line ");
    }

    @ParameterizedTest
    @CsvSource({
        "JSON,'{\"Count\":1}x'",
        "JSON,'{\"Count\":1', ",
        "JSON,'{\"License\":\"a'",
        "JSON,[]",
        "JSON,5",
        "JSON,null",
        "JSV,{Count:1}x",
        "JSV,{Count:1",
        "JSV,'{License:\"a'",
        "JSV,[]",
        "JSV,5",
        "JSV,{Count}",
        "JSV,'{License:\"a\"b}'",
        "JSV,'{Count:1,}'",
        "JSV,'{License: \"a,b\"}'",
        "JSV,'{License:\t\"a,Zed:true\"}'",
        "JSV,'{License:\n\"a,b\"}'",
        "JSV,'{Tags:[a,\n\"b,c\"]}'",
        "JSV,'{Tags:[a,\r\n\"b,c\"]}'",
        "CSV,'Tags,License\na, \"b\"'",
        "CSV,'License\n\t\"b\"'",
        "CSV,'License, \"Count\"\na,1'",
        "JSV,'{Tags:[a}]'",
        "CSV,'Count\n1,2'",
        "CSV,'Count\n\"1'",
        "CSV,'Count\n1\n2'",
        "CSV,Count",
        "CSV,'Count,\n1,'",
        "CSV,'Tags\n[a,b'",
        "XML,<Order/>",
        "XML,<Ordre xmlns='x'/>",
        "XML,<Order xmlns='x'>"
    })
    void aTextThatIsBroken(WireFormat format, String text) {
        assertThat(refusal(format, text)).isNotNull();
    }

    /** A CR alone ends no line (docs/wire-formats.md#csv-reading), so the whole text would be a header without rows. */
    @ParameterizedTest
    @ValueSource(strings = {"Count,License\r1,x\r2,z\r", "Count\r", "Count,Zed\r,License\n1,,x\n"})
    void aHeaderOfCsvWhoseLineDoesNotEnd(String text) {
        WireMapper csv = MAPPERS.get(WireFormat.CSV);
        for (JavaType type : List.of(
                csv.constructType(Order.class),
                csv.getTypeFactory().constructCollectionType(List.class, Order.class))) {
            WireReadException refusal = catchThrowableOfType(WireReadException.class, () -> csv.readValue(text, type));
            assertThat(refusal.problem()).isEqualTo("a line must end with LF or CR LF");
        }
    }

    /** What reads as another number is none, also where it is only too small (1e-400 is no 0). */
    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "-1e-400", "0.00001E-330", "1e400"})
    void aNumberBeyondADouble(String number) throws Exception {
        for (WireFormat format : List.of(WireFormat.JSON, WireFormat.JSV)) {
            WireMapper mapper = MAPPERS.get(format);
            assertThat(catchThrowableOfType(WireReadException.class, () -> mapper.readValue(number, Double.class))
                            .problem())
                    .isEqualTo("not a double");
            assertThat(catchThrowableOfType(WireReadException.class, () -> mapper.readValue("1e-60", Float.class)))
                    .isNotNull();
            assertThat(mapper.readValue("0.0e-400", Double.class)).isZero();
            assertThat(mapper.readValue("4.9E-324", Double.class)).isEqualTo(Double.MIN_VALUE);
        }
        assertThat(catchThrowableOfType(WireReadException.class, () -> MAPPERS.get(WireFormat.JSON)
                        .readTree("[" + number + "]")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "JSON,'{\"Count\":1,\"count\":2}'",
        "JSV,'{Count:1,count:2}'",
        "CSV,'Count,count\n1,2'",
        "XML,<Count>1</Count><count>2</count>"
    })
    void aMemberGivenTwiceWithDifferentValues(WireFormat format, String text) {
        String message = format == WireFormat.XML ? ROOT + text + "</Order>" : text;
        assertThat(refusal(format, message).getMessage()).startsWith("Count: given twice with different values");
        String same = message.replace(text, text.replace('2', '1'));
        assertThat(refusal(format, same)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "JSON,{\"License\":\"a\\u0001\"}", "JSON,{\"License\":\"\\uFFFF\"}", "JSON,{\"License\":\"\\uD800\"}",
        "JSV,{License:a\u0001}", "CSV,'License\n\u000B'", "XML,<License>&#1;</License>"
    })
    void aCharacterThatXmlCannotCarry(WireFormat format, String text) {
        String message = format == WireFormat.XML ? ROOT + text + "</Order>" : text;
        assertThat(refusal(format, message)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = WireFormat.class,
            names = {"JSV", "CSV", "XML", "SOAP11", "SOAP12"})
    void bytesThatAreNotUtf8(WireFormat format) {
        byte[] bytes = text(format, "1\u00E9").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(
                        WireReadException.class, () -> MAPPERS.get(format).readValue(bytes, Order.class)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "JSON,'{\"Nope\":{\"a\":[1]},\"COUNT\":1}'",
        "JSV,'{Nope:{a:[1]},COUNT:1}'",
        "CSV,'Nope,COUNT\nx,1'",
        "XML,<Nope><a>1</a></Nope><COUNT>1</COUNT>"
    })
    void unknownMembersAreIgnoredUnlessTheyMustNotBe(WireFormat format, String text) throws Exception {
        String message = format == WireFormat.XML ? ROOT + text + "</Order>" : text;
        assertThat(MAPPERS.get(format).readValue(message, Order.class).count).isEqualTo(1);
        WireReadException refusal = catchThrowableOfType(WireReadException.class, () -> MAPPERS.get(format)
                .readerFor(Order.class)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(message));
        assertThat(refusal.memberPath()).isEqualTo("Nope");
        assertThat(refusal.problem()).isEqualTo("the member Nope is not known");
    }

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void membersThatDifferInSpellingOnlyBothSurvive(WireFormat format) throws Exception {
        Order order = new Order();
        order.main = Orders.line(1, 2, "x");
        WireMapper mapper = MAPPERS.get(format);
        Order read = mapper.readValue(mapper.writeValueAsBytes(order), Order.class);
        assertThat(read.main).usingRecursiveComparison().isEqualTo(order.main);
    }

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void aByteOrderMarkIsDropped(WireFormat format) throws Exception {
        String text = "\uFEFF" + text(format, "5");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(MAPPERS.get(format).readValue(bytes, Order.class).count).isEqualTo(5);
        if (format != WireFormat.XML && !format.isSoap()) {
            assertThat(MAPPERS.get(format).readValue(text, Order.class).count).isEqualTo(5);
        }
    }

    @Test
    void nestingIsLimited() {
        String deep = "{Main:{Ranges:{a:".repeat(40);
        assertThat(refusal(WireFormat.JSV, deep)).hasMessageContaining("nesting depth");
        String deepXml = ROOT + "<Nope>".repeat(200);
        assertThat(refusal(WireFormat.XML, deepXml)).isNotNull();
    }

    @Test
    void noErrorTextRepeatsWhatWasSent() {
        String secret = "hunter2";
        for (String text : new String[] {"{\"Count\":\"" + secret + "\"}", "{\"Count\":" + secret + "}", secret}) {
            assertThat(refusal(WireFormat.JSON, text).getMessage()).doesNotContain(secret);
        }
        assertThat(refusal(WireFormat.JSV, "{Count:" + secret + "}").getMessage())
                .doesNotContain(secret);
        assertThat(refusal(WireFormat.XML, ROOT + "<Count>" + secret + "</Count></Order>")
                        .getMessage())
                .doesNotContain(secret);
    }
}
