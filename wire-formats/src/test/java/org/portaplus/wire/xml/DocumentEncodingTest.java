package org.portaplus.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapParser;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;

/** Which charset a document is read in: by its byte order mark, by what was told outside, by what it says of itself. */
class DocumentEncodingTest {
    private static final String MARK = "\uFEFF";
    private static final String ORDER = "<Order xmlns=\"" + Orders.API + "\"><License>é</License></Order>";

    private final DataContractMapper mapper = new DataContractMapper();

    private static String declared(String encoding) {
        return "<?xml version='1.0' encoding='" + encoding + "'?>\n" + ORDER;
    }

    private String read(String text, String actual, String announced) throws IOException {
        InputStream bytes = new ByteArrayInputStream(text.getBytes(Charset.forName(actual)));
        Charset outside = announced == null ? null : Charset.forName(announced);
        try (DataContractParser parser = mapper.createParser(bytes, outside)) {
            return mapper.readerFor(Order.class).<Order>readValue(parser).license;
        }
    }

    /** Python's ElementTree writes whatever name its caller gave, and us-ascii without one. */
    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF8", "utf_8", "us-ascii", "US_ASCII", "ascii"})
    void utf8AndAsciiAreDeclaredByManyNames(String name) throws IOException {
        assertThat(mapper.readValue(declared(name).getBytes(StandardCharsets.UTF_8), Order.class).license)
                .isEqualTo("é");
        assertThat(mapper.readValue(declared(name), Order.class).license).isEqualTo("é");
        assertThat(read(MARK + declared(name), "UTF-8", null)).isEqualTo("é");
        byte[] latin = declared(name).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> mapper.readValue(latin, Order.class))
                .isInstanceOf(WireReadException.class)
                .hasMessageStartingWith("License: the text is not UTF-8");
    }

    /** What a document says of its bytes must be so where nothing else tells it. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8,utf-16,false",
        "UTF-8,UTF-8xyz,false",
        "UTF-8,iso-8859-1,false",
        "UTF-8,windows-1252,false",
        "UTF-8,nope,false",
        "UTF-16LE,UTF-16,true",
        "UTF-16LE,utf16,true",
        "UTF-16LE,utf-16le,true",
        "UTF-16,utf_16,true",
        "UTF-16LE,UTF-8,false",
        "UTF-16LE,us-ascii,false",
        "UTF-16BE,utf-16,true",
        "UTF-16BE,utf-16be,true",
        "UTF-16BE,iso-8859-1,false"
    })
    void theDeclarationIsThatOfTheBytes(String actual, String said, boolean right) throws IOException {
        if (right) {
            assertThat(read(declared(said), actual, null)).isEqualTo("é");
        } else {
            assertThatThrownBy(() -> read(declared(said), actual, null))
                    .isInstanceOf(WireReadException.class)
                    .hasMessageContaining("the encoding must be UTF-8");
        }
    }

    /** RFC 7303 section 3, WS-I Basic Profile R1019: what the transport says makes the declaration void. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8,UTF-8",
        "UTF-8,US-ASCII",
        "UTF-16,UTF-16",
        "UTF-16LE,UTF-16",
        "UTF-16BE,UTF-16",
        "UTF-16LE,UTF-16LE",
        "UTF-16BE,UTF-16BE",
        "ISO-8859-1,ISO-8859-1",
        "ISO-8859-15,ISO-8859-15"
    })
    void whatIsToldOutsideMakesTheDeclarationVoid(String actual, String announced) throws IOException {
        for (String said : new String[] {"utf-8", "utf-16", "iso-8859-1", "us-ascii", "nope"}) {
            assertThat(read(declared(said), actual, announced)).as(said).isEqualTo("é");
        }
        assertThat(read(ORDER, actual, announced)).isEqualTo("é");
        assertThat(read("\n" + ORDER, actual, announced)).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-16", "UTF-16LE,UTF-8", "UTF-16BE,UTF-16LE", "UTF-16LE,UTF-16", "UTF-8,ISO-8859-1"})
    void aByteOrderMarkGoesBeforeAll(String actual, String announced) throws IOException {
        assertThat(read(MARK + declared("utf-8"), actual, announced)).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE,' '", "UTF-16BE,'\t'", "UTF-16LE,'\r\n'", "UTF-16BE,'\n'"})
    void blanksMayComeFirstInEitherOrderOfBytes(String actual, String blanks) throws IOException {
        assertThat(read(blanks + ORDER, actual, "UTF-16")).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-16", "ISO-8859-1,UTF-8", "UTF-16LE,UTF-8", "UTF-8,UTF-16LE"})
    void bytesOfAnotherCharsetAreRefused(String actual, String announced) {
        assertThatThrownBy(() -> read(ORDER, actual, announced)).isInstanceOf(WireReadException.class);
    }

    @Test
    void textThatIsNotTheUtf16ThatWasAnnouncedIsNamed() {
        for (String text : new String[] {ORDER, "<", ""}) {
            WireReadException refusal =
                    catchThrowableOfType(WireReadException.class, () -> read(text, "UTF-8", "UTF-16"));
            assertThat(refusal).hasMessage("the text is announced as UTF-16, and is not that (line 1, column 1)");
        }
    }

    @Test
    void bytesThatAreNoCharactersNameTheCharset() {
        byte[] odd = (ORDER + " ").getBytes(StandardCharsets.UTF_16LE);
        byte[] cut = java.util.Arrays.copyOf(odd, odd.length - 1);
        assertThatThrownBy(() -> mapper.readValue(cut, Order.class)).hasMessageContaining("the text is not UTF-16LE");
        InputStream broken = InputStream.nullInputStream();
        assertThatThrownBy(() -> mapper.readValue(
                        new java.io.InputStreamReader(broken) {
                            @Override
                            public int read(char[] target, int offset, int length) throws IOException {
                                throw new MalformedInputException(1);
                            }
                        },
                        Order.class))
                .hasMessageContaining("the text is not UTF-8");
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void envelopesAreReadInTheCharsetThatIsToldOutside(SoapVersion version) throws IOException {
        SoapMapper soap = new SoapMapper(version);
        String text = "<?xml version='1.0' encoding='ascii'?><e:Envelope xmlns:e='" + version.namespace() + "'><e:Body>"
                + ORDER + "</e:Body></e:Envelope>";
        assertThat(soap.readValue(text.getBytes(StandardCharsets.UTF_8), Order.class).license)
                .isEqualTo("é");
        for (Charset announced : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
            try (SoapParser message =
                    soap.createParser(new ByteArrayInputStream(text.getBytes(announced)), announced)) {
                assertThat(message.bodyElement().getLocalPart()).isEqualTo("Order");
                assertThat(soap.readValue(message, Order.class).license).isEqualTo("é");
            }
        }
    }
}
