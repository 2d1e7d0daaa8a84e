package org.portaplus.wire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.portaplus.wire.WireMapper;
import org.portaplus.wire.WireReadException;
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
}
