package org.portaplus.wire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.csv.CsvMapper;
import org.portaplus.wire.json.WireJsonMapper;
import org.portaplus.wire.jsv.JsvMapper;
import org.portaplus.wire.soap.SoapMapper;
import org.portaplus.wire.soap.SoapParser;
import org.portaplus.wire.soap.SoapVersion;
import org.portaplus.wire.support.Everything;

/** What fuzzing found, each as the shortest message that shows it. The messages that were found are seeds. */
class FindingsTest {
    private static final WireMapper JSON = new WireJsonMapper();
    private static final WireMapper JSV = new JsvMapper();

    /**
     * The library writes a null object in a list as an object without members (vector L19), and a reader of that text
     * makes an object with the defaults of its class: null becomes zero where a member is primitive. Where that matters,
     * members are not primitive.
     */
    @Test
    void aNullObjectInAListComesBackWithTheDefaultsOfItsClass() throws Exception {
        Everything read = JSV.readValue("{Items:[,]}", Everything.class);
        assertThat(read.items).hasSize(2).containsOnlyNulls();
        assertThat(JSV.writeValueAsString(read)).isEqualTo("{Yes:False,Count:0,Items:[{},{}]}");
        Everything again = JSV.readValue("{Items:[{},{}]}", Everything.class);
        assertThat(JSV.writeValueAsString(again.items.get(0))).isEqualTo("{Yes:False,Count:0}");

        List<Everything> items = JSON.readValue("{\"Items\":[null]}", Everything.class).items;
        assertThat(items).containsOnlyNulls();
    }

    /** Jackson guessed UTF-32 and failed with an exception of its decoder, which no caller took for a bad message. */
    @Test
    void jsonIsUtf8AndNothingElse() {
        for (Charset other : List.of(Charset.forName("UTF-32BE"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            byte[] bytes = "{\"Text\":\"a\"}".getBytes(other);
            assertThatThrownBy(() -> JSON.readValue(bytes, Everything.class)).isInstanceOf(WireReadException.class);
            assertThatThrownBy(() -> JSON.readValue(new ByteArrayInputStream(bytes), Everything.class))
                    .isInstanceOf(WireReadException.class);
        }
        byte[] noCharacter = {0, 0, 0, '{', 0, (byte) 0xFF, 0, 4};
        assertThatThrownBy(() -> JSON.readValue(noCharacter, Everything.class)).isInstanceOf(WireReadException.class);
    }

    /** Read as an integer, the zero below zero lost its sign, because it is written without a fraction. */
    @Test
    void zeroKeepsItsSignWithoutAType() throws Exception {
        for (String text : List.of("[-0]", "[-0.0]", "[-0e0]")) {
            assertThat(JSON.writeValueAsString(JSON.readValue(text, Object.class)))
                    .isEqualTo("[-0]");
            assertThat(JSON.readTree(text).get(0).doubleValue()).isEqualTo(-0d);
        }
        assertThat(JSON.writeValueAsString(JSON.readValue("[0,10,-10]", Object.class)))
                .isEqualTo("[0,10,-10]");
        assertThat(JSON.readValue("[-0]", int[].class)).containsExactly(0);
    }

    /** The library divides ticks as a double and cuts off (docs/wire-formats.md#json-dates), so a far date loses what a double lacks. */
    @Test
    void aFarDateLosesAMillisecondEachTimeItIsWritten() throws Exception {
        Everything far = JSON.readValue("{\"When\":\"/Date(126701150401000)/\"}", Everything.class);
        assertThat(far.when).isEqualTo("5984-12-31T12:00:01");
        String text = JSON.writeValueAsString(far);
        assertThat(text).contains("Date(126701150400999-0000)");
        assertThat(JSON.writeValueAsString(JSON.readValue(text, Everything.class)))
                .contains("Date(126701150400998-0000)");
    }

    /** StAX looks at some text only when it is asked for it, and what it threw then was no bad message to callers. */
    @Test
    void aBadReferenceInAnEnvelopeIsRefusedWhenTheBodyIsLookedFor() throws Exception {
        SoapMapper soap = new SoapMapper(SoapVersion.V1_1);
        String text =
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"> &#x; <e:Body><a/></e:Body></e:Envelope>";
        try (SoapParser message = soap.createParser(text)) {
            assertThatThrownBy(message::bodyElement).isInstanceOf(WireReadException.class);
        }
    }

    /** Blanks alone between brackets are layout to the library and no item (vector RJSV194), also where they were one. */
    @Test
    void aListOfOneBlankTextOfJsvComesBackEmpty() throws Exception {
        TypeReference<Map<String, List<String>>> type = new TypeReference<>() {};
        Map<String, List<String>> read = JSV.readValue("{Int5: }", type);
        assertThat(read).containsEntry("Int5", List.of(" "));
        assertThat(JSV.writerFor(type).writeValueAsString(read)).isEqualTo("{Int5:[ ]}");
        assertThat(JSV.readValue("{Int5:[ ]}", type)).containsEntry("Int5", List.of());
    }

    /** The library writes names of columns without quotes (docs/wire-formats.md#csv-headers), which only some names of a dictionary bear. */
    @Test
    void aKeyThatBeginsWithAQuoteIsNoColumnThatCanBeReadAgain() throws Exception {
        TypeReference<Map<String, String>> type = new TypeReference<>() {};
        CsvMapper csv = new CsvMapper();
        String text = csv.writeValueAsString(csv.readValue("a,\"\"\"q\"\" B\"\n1,2\n", type));
        assertThat(text).isEqualTo("a,\"q\" B\r\n1,2\r\n");
        assertThatThrownBy(() -> csv.readValue(text, type)).hasMessageContaining("text after the end of a cell");
    }

    /** A row of one empty cell is an empty line, which the library writes and skips when it reads (docs/wire-formats.md#csv-cells). */
    @Test
    void aLineOfOneEmptyCellIsNoLine() throws Exception {
        CsvMapper csv = new CsvMapper();
        TypeReference<List<List<String>>> table = new TypeReference<>() {};
        List<List<String>> lines = csv.readValue("a,b\n\"\"\n,\n", table);
        assertThat(lines).containsExactly(List.of("a", "b"), nulls(1), nulls(2));
        String text = csv.writerFor(table).writeValueAsString(lines);
        assertThat(text).isEqualTo("a,b\r\n\r\n,\r\n");
        assertThat(csv.readValue(text, table)).containsExactly(List.of("a", "b"), nulls(2));

        TypeReference<Map<String, String>> row = new TypeReference<>() {};
        String lone = csv.writeValueAsString(csv.readValue("a\n\"\"\n", row));
        assertThat(lone).isEqualTo("a\r\n\r\n");
        assertThatThrownBy(() -> csv.readValue(lone, row)).hasMessageContaining("the row after the header is missing");
    }

    /** The library quotes no U+FEFF. As the first character of a message it is a byte order mark, elsewhere it is text. */
    @Test
    void aTextThatBeginsAMessageLosesTheMarkItBeginsWith() throws Exception {
        CsvMapper csv = new CsvMapper();
        TypeReference<Map<String, String>> row = new TypeReference<>() {};
        Map<String, String> marked = csv.readValue("\n\uFEFFa,\uFEFFb\n1,2", row);
        assertThat(marked).containsOnlyKeys("\uFEFFa", "\uFEFFb");
        String text = csv.writeValueAsString(marked);
        assertThat(text).isEqualTo("\uFEFFa,\uFEFFb\r\n1,2\r\n");
        assertThat(csv.readValue(text, row)).containsOnlyKeys("a", "\uFEFFb");

        assertThat(JSV.writeValueAsString("\uFEFFa")).isEqualTo("\uFEFFa");
        assertThat(JSV.readValue("\uFEFFa", String.class)).isEqualTo("a");
        assertThat(JSV.readValue("[\uFEFFa]", String[].class)).containsExactly("\uFEFFa");
    }

    private static List<String> nulls(int count) {
        return Collections.nCopies(count, null);
    }
}
