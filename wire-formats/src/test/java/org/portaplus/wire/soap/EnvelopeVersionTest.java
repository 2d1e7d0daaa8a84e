package org.portaplus.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;

/** An envelope tells its version, whichever the mapper is for, and also when it breaks further on. */
class EnvelopeVersionTest {
    private static final String ORDER = "<Order xmlns=\"" + Orders.API + "\"><Count>5</Count></Order>";
    private static final SoapMapper SOAP11 = new SoapMapper(SoapVersion.V1_1);

    private static String body(SoapVersion version, String content) {
        return "<e:Envelope xmlns:e=\"" + version.namespace() + "\"><e:Body>" + content + "</e:Body></e:Envelope>";
    }

    private static WireReadException refusal(SoapVersion version, String text) {
        return catchThrowableOfType(
                WireReadException.class, () -> new SoapMapper(version).readValue(text, Order.class));
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void theEnvelopeOfTheOtherVersionIsReadAndTellsItsOwn(SoapVersion version) throws IOException {
        SoapVersion other = version == SoapVersion.V1_1 ? SoapVersion.V1_2 : SoapVersion.V1_1;
        SoapMapper soap = new SoapMapper(version);
        try (SoapParser message = soap.createParser(body(other, ORDER))) {
            assertThat(message.envelopeVersion()).isEmpty();
            assertThat(message.bodyElement().getLocalPart()).isEqualTo("Order");
            assertThat(message.envelopeVersion()).contains(other);
            assertThat(message.isFault()).isFalse();
        }
        WireReadException refusal = refusal(version, body(other, ORDER).replace("e:Body>", "e:Bodi>"));
        assertThat(refusal.problem()).isEqualTo("the envelope must have a Body, not Bodi in " + other.namespace());
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void theEnvelopeOfNeitherVersionIsAMismatch(SoapVersion version) {
        String draft = "http://www.w3.org/2001/12/soap-envelope";
        String drafted = body(version, ORDER).replace(version.namespace(), draft);
        for (String text : new String[] {drafted, "<Envelope><Body/></Envelope>"}) {
            assertThat(SoapFaultCode.of(refusal(version, text))).isEqualTo(SoapFaultCode.VERSION_MISMATCH);
        }
        assertThat(SoapFaultCode.of(refusal(version, ORDER))).isEqualTo(SoapFaultCode.SENDER);
        assertThat(refusal(version, drafted))
                .hasMessageStartingWith("the root must be Envelope in " + version.namespace() + ", not Envelope in "
                        + draft + " (line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0' encoding='IBM037'?>@",
                "<?xml version='1.1'?>@",
                "@</wrong>",
                "@<!DOCTYPE x>",
            })
    void aBrokenEnvelopeTellsItsVersionAllTheSame(String text) throws IOException {
        String envelope = text.replace("@", body(SoapVersion.V1_2, ORDER).replace("</e:Envelope>", ""));
        try (SoapParser message = SOAP11.createParser(envelope)) {
            assertThatThrownBy(() -> SOAP11.readValue(message, Order.class))
                    .isInstanceOf(JsonProcessingException.class);
            assertThat(message.envelopeVersion()).contains(SoapVersion.V1_2);
        }
    }

    @Test
    void whatIsNoEnvelopeTellsNoVersion() throws IOException {
        for (String text : new String[] {ORDER, "", "{}", "<Envelope/>"}) {
            try (SoapParser message = new SoapMapper(SoapVersion.V1_1).createParser(text)) {
                assertThatThrownBy(message::bodyElement).isInstanceOf(JsonProcessingException.class);
                assertThat(message.envelopeVersion()).isEmpty();
            } catch (WireReadException atOnce) {
                assertThat(text).isIn("", "{}");
            }
        }
    }
}
