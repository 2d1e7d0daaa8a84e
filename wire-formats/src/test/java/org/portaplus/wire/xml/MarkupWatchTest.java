package org.portaplus.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.internal.xml.DocumentEncoding;
import org.portaplus.wire.internal.xml.MarkupWatch;

/** What may pass to StAX passes unchanged; the first character over a limit is refused at its place. */
class MarkupWatchTest {
    /** The whole of what is handed over, in pieces of at most {@code piece} characters. */
    private static String handedOver(MarkupWatch watch, int piece) throws IOException {
        StringBuilder all = new StringBuilder();
        char[] buffer = new char[piece + 2];
        for (int read = watch.read(buffer, 1, piece); read >= 0; read = watch.read(buffer, 1, piece)) {
            all.append(buffer, 1, read);
        }
        assertThat(buffer[0]).isEqualTo('\0');
        assertThat(buffer[piece + 1]).isEqualTo('\0');
        return all.toString();
    }

    private static MarkupWatch watch(String xml, WireLimits limits) {
        return new MarkupWatch(new StringReader(xml), DocumentEncoding.CHARACTERS, limits);
    }

    private static String named(String format, int from, int until) {
        return IntStream.range(from, until).mapToObj(format::formatted).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><a xmlns:i=\"urn:i\"><b i:nil='true' /></a>",
                "<a>1 &lt; 2 &#x41; ]] > -- ?></a>",
                "<a b='\"&gt;></' c=\"'/>\"/>",
                "<a><![CDATA[ <b> & ]]] ]>> ]]>text</a>",
                "<!-- a - b > -> <!DOCTYPE <?x ?> --><a/>",
                "<!--> still --><a/>",
                "<a\n b = '1'\r\n\tc='2'\n></a\n>\n"
            })
    void passesUnchangedInPiecesOfAnySize(String xml) throws IOException {
        for (int piece = 1; piece <= xml.length() + 1; piece++) {
            assertThat(handedOver(watch(xml, WireLimits.STANDARD), piece)).isEqualTo(xml);
        }
    }

    /** With the value the message passes; with one less it is refused at the column. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    TEXT_LENGTH          | 4  | 7  | <a>1234</a>
                    TEXT_LENGTH          | 3  | 9  | <a>1&lt;&gt;</a>
                    TEXT_LENGTH          | 4  | 17 | <a>12<!-- c -->34</a>
                    TEXT_LENGTH          | 4  | 24 | <a>123</a><b>123</b>1234
                    TEXT_LENGTH          | 5  | 13 | <a>1<b/>12345</a>
                    TEXT_LENGTH          | 6  | 18 | <a><![CDATA[123]]></a>
                    NAME_LENGTH          | 3  | 4  | <abc/>
                    NAME_LENGTH          | 3  | 11 | <a b='' cde=''/>
                    NAME_LENGTH          | 4  | 8  | <a>&amp0;</a>
                    NAME_LENGTH          | 4  | 9  | <a></abc></a>
                    NAME_LENGTH          | 5  | 7  | <?abc?><a/>
                    NESTING_DEPTH        | 2  | 11 | <a><b><c><d></d></c></b></a>
                    NESTING_DEPTH        | 2  | 37 | <a><b/><b></b><b></b><b/><b/><b><c><d/></c></b></a>
                    TOKENS               | 6  | 16 | <a><b/><c></c></a>
                    TOKENS               | 2  | 4  | <a/>
                    XML_ATTRIBUTES       | 2  | 19 | <a b='' xmlns='' c=''/>
                    XML_ATTRIBUTES       | 2  | 10 | <a b='' c=''><d b='' c=''/><e b=''  c=""/></a>
                    XML_NAMESPACES       | 2  | 25 | <a xmlns='' b='' xmlns:i=''/>
                    XML_NAMES            | 3  | 16 | <a b='' a=''><c/></a>
                    XML_NAMES            | 3  | 10 | <p:a><p:b/></p:a>
                    XML_ATTRIBUTE_LENGTH | 4  | 10 | <a b='123"'/>
                    XML_ATTRIBUTE_LENGTH | 3  | 9  | <a b='123' c="1'3"/>
                    MESSAGE_LENGTH       | 8  | 0  | <a>1</a>
                    """)
    void theFirstCharacterOverALimitIsRefused(WireLimit limit, long value, int column, String xml) throws IOException {
        assertThat(handedOver(watch(xml, WireLimits.STANDARD.with(limit, value)), 100))
                .isEqualTo(xml);
        for (int piece = 1; piece <= xml.length() && column > 0; piece++) {
            refusedAt(column, piece, watch(xml, WireLimits.STANDARD.with(limit, value - 1)), xml);
        }
        if (column == 0) {
            MarkupWatch watch = watch(xml, WireLimits.STANDARD.with(limit, value - 1));
            assertThat(catchThrowableOfType(JsonProcessingException.class, () -> handedOver(watch, 100)))
                    .hasMessageContaining("longer than " + (value - 1));
        }
    }

    private static void refusedAt(int column, int piece, MarkupWatch watch, String xml) {
        StringBuilder before = new StringBuilder();
        char[] buffer = new char[piece];
        JsonProcessingException refusal = catchThrowableOfType(JsonProcessingException.class, () -> {
            for (int read = watch.read(buffer, 0, piece); read >= 0; read = watch.read(buffer, 0, piece)) {
                before.append(buffer, 0, read);
            }
        });

        assertThat(refusal).as(xml).isNotNull();
        assertThat(refusal.getLocation().getColumnNr())
                .as("%s in pieces of %d", xml, piece)
                .isEqualTo(column);
        assertThat(before.toString()).isEqualTo(xml.substring(0, column - 1));
        assertThat(catchThrowableOfType(JsonProcessingException.class, () -> watch.read(buffer, 0, piece)))
                .as("what was refused stays refused")
                .isSameAs(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "'<!DOCTYPE a><a/>',1,3",
        "'<a>\n\n  <!ENTITY b \"c\">',3,5",
        "'<!-x--><a/>',1,4",
        "'<a><![CDAT[x]]></a>',1,11",
        "'<a><![-CDATA[x]]></a>',1,7",
        "'<a>\n<b/>\n<!c',3,3"
    })
    void noDocumentTypePasses(String xml, int line, int column) {
        JsonProcessingException refusal = catchThrowableOfType(
                JsonProcessingException.class, () -> handedOver(watch(xml, WireLimits.STANDARD), 4));

        assertThat(refusal.getOriginalMessage()).isEqualTo("a document type is not allowed");
        assertThat(refusal.getLocation().getLineNr()).isEqualTo(line);
        assertThat(refusal.getLocation().getColumnNr()).isEqualTo(column);
    }

    @Test
    void knowsThePlaceBehindWhatItHandedOver() throws IOException {
        MarkupWatch watch = watch("<a>\n12\n3</a>", WireLimits.STANDARD);
        char[] buffer = new char[8];

        assertThat(watch.read(buffer, 0, 8)).isEqualTo(8);

        assertThat(watch.location().getLineNr()).isEqualTo(3);
        assertThat(watch.location().getColumnNr()).isEqualTo(2);
        assertThat(watch.location().getCharOffset()).isEqualTo(8);
    }

    @Test
    void countsDifferentNamesOnlyOnce() throws IOException {
        String again = named("<n%d/>", 0, 400) + named("<n%d/>", 0, 400);

        assertThat(handedOver(watch(again, WireLimits.STANDARD.with(WireLimit.XML_NAMES, 400)), 64))
                .isEqualTo(again);
    }

    @Test
    void refusesNamesThatWouldShareOneChain() {
        // "Aa" and "BB" have the same hash, and so has every sequence of them.
        String colliding = IntStream.range(0, 128)
                .mapToObj(i -> "<"
                        + Integer.toBinaryString(128 + i)
                                .substring(1)
                                .replace("0", "Aa")
                                .replace("1", "BB") + "/>")
                .collect(Collectors.joining());

        JsonProcessingException refusal = catchThrowableOfType(
                JsonProcessingException.class, () -> handedOver(watch(colliding, WireLimits.STANDARD), 64));

        assertThat(refusal.getOriginalMessage()).isEqualTo("the message has too many names with the same hash");
        // 64 names of 14 characters in 17 have passed, and the 65th up to its end.
        assertThat(refusal.getLocation().getColumnNr()).isEqualTo(64 * 17 + 16);
    }
}
