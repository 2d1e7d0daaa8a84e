package org.portaplus.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadCapability;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.csv.CsvFactory;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.jsv.JsvFactory;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.xml.DataContractFactory;
import org.portaplus.wire.xml.DataContractMapper;

/** The parsers as Jackson's streaming API sees them: what programs use that bind nothing. */
class TokensTest {
    private static final String XML =
            "<Order xmlns=\"" + Orders.API + "\" xmlns:a=\"http://schemas.microsoft.com/2003/10/"
                    + "Serialization/Arrays\"><Count>1</Count><Tags><a:string>YQ==</a:string></Tags></Order>";

    /** The same message, an object of a number and a list of one text, at its first token. */
    record Source(WireFormat format, Opening opening) {
        @Override
        public String toString() {
            return format.name();
        }

        JsonParser open() throws IOException {
            return opening.open();
        }
    }

    interface Opening {
        JsonParser open() throws IOException;
    }

    static List<Source> sources() {
        return List.of(
                new Source(WireFormat.JSV, () -> new JsvFactory().createParser("{Count:1,Tags:[YQ==]}")),
                new Source(WireFormat.XML, () -> {
                    DataContractMapper mapper = new DataContractMapper();
                    JsonParser parser = mapper.getFactory().createParser(XML);
                    parser.setSchema(mapper.schema(Order.class));
                    return parser;
                }));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyTokenHasItsTextAndName(Source source) throws IOException {
        List<String> seen = new ArrayList<>();
        try (JsonParser p = source.open()) {
            assertThat(p.getText()).isNull();
            assertThat(p.getTextCharacters()).isNull();
            assertThat(p.getTextLength()).isZero();
            while (p.nextToken() != null) {
                seen.add(p.currentToken() + " " + p.getText() + " " + p.currentName());
                assertThat(p.getTextCharacters()).isEqualTo(p.getText().toCharArray());
                assertThat(p.getTextLength()).isEqualTo(p.getText().length());
                assertThat(p.getTextOffset()).isZero();
                assertThat(p.hasTextCharacters()).isFalse();
            }
        }
        assertThat(seen)
                .containsExactly(
                        "START_OBJECT { null",
                        "FIELD_NAME Count Count",
                        "VALUE_STRING 1 Count",
                        "FIELD_NAME Tags Tags",
                        "START_ARRAY [ Tags",
                        "VALUE_STRING YQ== null",
                        "END_ARRAY ] Tags",
                        "END_OBJECT } null");
    }

    /** In CSV a cell becomes a list only when a list is asked for. */
    @Test
    void aCellIsTextUntilAListIsWanted() throws IOException {
        try (JsonParser p = new CsvFactory().createParser("Count,Tags\n1,\"[YQ==]\"\n")) {
            assertThat(p.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            assertThat(p.getText()).isEqualTo("[");
            assertThat(p.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(p.nextToken()).isEqualTo(JsonToken.FIELD_NAME);
            assertThat(p.getText()).isEqualTo("Count");
            assertThat(p.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
            assertThat(p.isExpectedStartArrayToken()).isFalse();
            assertThat(p.isExpectedStartObjectToken()).isFalse();
            assertThat(p.nextFieldName()).isEqualTo("Tags");
            assertThat(p.isExpectedStartArrayToken()).isFalse();
            assertThat(p.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
            assertThat(p.getText()).isEqualTo("[YQ==]");
            assertThat(p.isExpectedStartObjectToken()).isFalse();
            assertThat(p.isExpectedStartArrayToken()).isTrue();
            assertThat(p.isExpectedStartObjectToken()).isFalse();
            assertThat(p.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
            assertThat(p.getText()).isEqualTo("YQ==");
            assertThat(p.nextToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(p.nextToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(p.nextToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(p.nextToken()).isNull();
            assertThat(p.getText()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void scalarsAreTextAndNoNumbers(Source source) throws IOException {
        try (JsonParser p = source.open()) {
            p.nextToken();
            p.nextToken();
            p.nextToken();
            List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> numbers = List.of(
                    p::getIntValue,
                    p::getLongValue,
                    p::getFloatValue,
                    p::getDoubleValue,
                    p::getBigIntegerValue,
                    p::getDecimalValue,
                    p::getNumberValue);
            assertThat(numbers).allSatisfy(number -> assertThatThrownBy(number)
                    .isInstanceOf(JsonParseException.class)
                    .hasMessageContaining("scalars are text here"));
            assertThat(p.getNumberType()).isNull();
            assertThat(p.getReadCapabilities().isEnabled(StreamReadCapability.UNTYPED_SCALARS))
                    .isTrue();
            // Text is converted where Jackson converts text.
            assertThat(p.getValueAsInt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void bytesAreBase64(Source source) throws IOException {
        try (JsonParser p = source.open()) {
            while (p.nextToken() != JsonToken.START_ARRAY) {
                assertThat(p.currentToken()).isNotNull();
            }
            p.nextToken();
            assertThat(p.getBinaryValue()).isEqualTo(new byte[] {'a'});
        }
        try (JsonParser p = new JsvFactory().createParser("{V:Y}")) {
            p.nextToken();
            p.nextToken();
            p.nextToken();
            assertThatThrownBy(p::getBinaryValue)
                    .isInstanceOf(JsonParseException.class)
                    .hasMessageContaining("not Base64");
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    @SuppressWarnings("deprecation")
    void aParserTellsItsPlaceAndItsSurroundings(Source source) throws IOException {
        try (JsonParser p = source.open()) {
            p.nextToken();
            p.nextToken();
            p.overrideCurrentName("Renamed");
            assertThat(p.currentName()).isEqualTo("Renamed");
            assertThat(p.getCurrentName()).isEqualTo("Renamed");
            assertThat(p.getParsingContext().inObject()).isTrue();
            assertThat(p.getTokenLocation().getLineNr()).isEqualTo(1);
            assertThat(p.getCurrentLocation().getColumnNr())
                    .isGreaterThanOrEqualTo(p.currentTokenLocation().getColumnNr());
            assertThat(p.version().isUnknownVersion()).isTrue();
            p.setCodec(new JsvMapper());
            assertThat(p.getCodec()).isInstanceOf(JsvMapper.class);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void closingTwiceIsClosingOnce(Source source) throws IOException {
        JsonParser p = source.open();
        p.nextToken();
        assertThat(p.isClosed()).isFalse();
        p.close();
        p.close();
        assertThat(p.isClosed()).isTrue();
        assertThat(p.currentToken()).isNull();
    }

    static List<JsonFactory> factories() {
        return List.of(new JsvFactory(), new CsvFactory(), new DataContractFactory());
    }

    /** A caller who passes a stream of many messages keeps it open. */
    @ParameterizedTest
    @MethodSource("factories")
    void theSourceIsClosedWhenJacksonSaysSo(JsonFactory factory) throws IOException {
        for (boolean close : List.of(true, false)) {
            factory.configure(StreamReadFeature.AUTO_CLOSE_SOURCE.mappedFeature(), close);
            AtomicBoolean closed = new AtomicBoolean();
            InputStream in = new ByteArrayInputStream("<a/>".getBytes(StandardCharsets.UTF_8)) {
                @Override
                public void close() {
                    closed.set(true);
                }
            };
            JsonParser p = factory.createParser(in);
            p.close();
            p.close();
            assertThat(closed.get()).isEqualTo(close);
            assertThat(p.isEnabled(StreamReadFeature.AUTO_CLOSE_SOURCE.mappedFeature()))
                    .isEqualTo(close);
        }
    }

    @Test
    void whatWasReadAheadCanBeTakenBack() throws IOException {
        try (JsonParser p = new JsvFactory().createParser(new StringReader("{a:1}rest"))) {
            for (JsonToken token = p.nextToken(); token != JsonToken.END_OBJECT; token = p.nextToken()) {
                assertThat(token).isNotNull();
            }
            StringWriter rest = new StringWriter();
            assertThat(p.releaseBuffered(rest)).isEqualTo(4);
            assertThat(rest).hasToString("rest");
            assertThat(p.nextToken()).isNull();
        }
    }

    @Test
    void partsOfArraysAreRead() throws IOException {
        char[] text = "xx{a:1}yy".toCharArray();
        byte[] bytes = "xx{a:1}yy".getBytes(StandardCharsets.UTF_8);
        assertThat(new JsvMapper()
                        .readValue(new JsvFactory().createParser(text, 2, 5), java.util.Map.class)
                        .toString())
                .isEqualTo("{a=1}");
        assertThat(new JsvMapper().readValue(bytes, 2, 5, java.util.Map.class).toString())
                .isEqualTo("{a=1}");
        assertThat(new DataContractMapper()
                        .readValue(
                                new DataContractFactory().createParser(("  " + XML).toCharArray(), 2, XML.length()),
                                Order.class)
                        .count)
                .isEqualTo(1);
    }

    @Test
    void aTextOfOneScalarIsOneToken() throws IOException {
        assertThat(new CsvMapper().readValue("\"a\"\"b\"", String.class)).isEqualTo("a\"b");
        assertThat(new CsvMapper().readValue("5", Integer.class)).isEqualTo(5);
        assertThat(new JsvMapper().readValue("True", Boolean.class)).isTrue();
        try (JsonParser p = new JsvFactory().createParser("")) {
            assertThat(p.nextToken()).isNull();
            assertThat(p.nextToken()).isNull();
        }
    }
}
