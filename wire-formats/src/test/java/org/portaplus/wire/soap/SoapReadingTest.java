package org.portaplus.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Line;
import org.portaplus.wire.support.Orders.Order;

/** The way into an envelope: what names the message, what is passed over, and which fault each refusal is. */
class SoapReadingTest {
    private static final String ORDER = "<Order xmlns=\"" + Orders.API + "\"><Count>5</Count></Order>";
    private static final SoapMapper SOAP11 = new SoapMapper(SoapVersion.V1_1);
    private static final SoapMapper SOAP12 = new SoapMapper(SoapVersion.V1_2);

    private static SoapMapper mapper(SoapVersion version) {
        return version == SoapVersion.V1_1 ? SOAP11 : SOAP12;
    }

    private static String envelope(SoapVersion version, String content) {
        return "<e:Envelope xmlns:e=\"" + version.namespace() + "\">" + content + "</e:Envelope>";
    }

    private static String body(SoapVersion version, String content) {
        return envelope(version, "<e:Body>" + content + "</e:Body>");
    }

    private static Order read(SoapVersion version, String text) throws Exception {
        return mapper(version).readValue(text, Order.class);
    }

    private static WireReadException refusal(SoapVersion version, String text) {
        return catchThrowableOfType(WireReadException.class, () -> read(version, text));
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void theElementInTheBodyIsKnownBeforeItsType(SoapVersion version) throws Exception {
        byte[] text = body(version, ORDER).getBytes(StandardCharsets.UTF_8);
        try (SoapParser message = mapper(version).createParser(text)) {
            assertThat(message.bodyElement()).isEqualTo(new QName(Orders.API, "Order"));
            assertThat(message.isFault()).isFalse();
            assertThat(mapper(version).readValue(message, Order.class).count).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void prefixesCommentsAndBlanksDoNotMatter(SoapVersion version) throws Exception {
        String text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- a -->\n<Envelope xmlns=\"" + version.namespace()
                + "\">\n<!-- b --><Header/> <!-- c --><Body id=\"x\">\n<o:Order xmlns:o=\"" + Orders.API
                + "\"><o:Count>5</o:Count></o:Order><!-- d --></Body>\n<!-- e --></Envelope>\n<!-- f -->";
        assertThat(read(version, text).count).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void headersThatNeedNotBeUnderstoodArePassedOver(SoapVersion version) throws Exception {
        String actor = version == SoapVersion.V1_1 ? "actor" : "role";
        String headers = "<e:Header><x:A xmlns:x=\"urn:x\"><x:B>c</x:B></x:A>"
                + "<x:A xmlns:x=\"urn:x\" e:mustUnderstand=\"0\"/><x:A xmlns:x=\"urn:x\" e:mustUnderstand=\" false \"/>"
                + "<x:A xmlns:x=\"urn:x\" mustUnderstand=\"1\"/>"
                + "<x:A xmlns:x=\"urn:x\" e:mustUnderstand=\"1\" e:" + actor + "=\"urn:another-node\"/><a:Action"
                + " xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""
                + " e:mustUnderstand=\"1\">Order</a:Action><a:To"
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\""
                + " e:mustUnderstand=\"1\">urn:here</a:To></e:Header>";
        assertThat(read(version, envelope(version, headers + "<e:Body>" + ORDER + "</e:Body>")).count)
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://schemas.xmlsoap.org/ws/2004/08/addressing", "http://www.w3.org/2005/08/addressing"})
    void theVersionOfAnActionIsTold(String addressing) throws Exception {
        String headers = "<e:Header><Action>Order</Action><a:Action xmlns:a=\"" + addressing + "\">Order</a:Action>"
                + "<a:To xmlns:a=\"urn:x\"/></e:Header>";
        String body = "<e:Body>" + ORDER + "</e:Body>";

        assertThat(addressing(envelope(SoapVersion.V1_2, headers + body))).isEqualTo(addressing);
        assertThat(addressing(envelope(SoapVersion.V1_2, "<e:Header><Action>Order</Action></e:Header>" + body)))
                .isEmpty();
        assertThat(addressing(envelope(SoapVersion.V1_2, body))).isEmpty();
    }

    private static String addressing(String envelope) throws IOException {
        try (SoapParser message = new SoapMapper(SoapVersion.V1_2).createParser(envelope)) {
            return message.addressing();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e:mustUnderstand='1'",
                "e:mustUnderstand=' true '",
                "e:mustUnderstand='1' e:actor='http://schemas.xmlsoap.org/soap/actor/next'",
                "e:mustUnderstand='1' e:role='http://www.w3.org/2003/05/soap-envelope/role/next'",
                "e:mustUnderstand='1' e:role='http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver'"
            })
    void aHeaderThatMustBeUnderstoodIsNamed(String attributes) {
        SoapVersion version = attributes.contains("role") ? SoapVersion.V1_2 : SoapVersion.V1_1;
        String header = "<e:Header><x:Security xmlns:x=\"urn:x\" " + attributes + "/></e:Header>";
        WireReadException refusal = refusal(version, envelope(version, header + "<e:Body>" + ORDER + "</e:Body>"));
        assertThat(SoapFaultCode.of(refusal)).isEqualTo(SoapFaultCode.MUST_UNDERSTAND);
        assertThat(refusal.problem()).isEqualTo("the header Security in urn:x is not understood");
        assertThat(refusal.line()).isEqualTo(1);
        assertThat(refusal.column()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "'',the envelope must have a Body",
        "<e:Header/>,the envelope must have a Body",
        "<Body/>,'the envelope must have a Body, not Body in no namespace'",
        "<e:Body/><e:Header/>,the Body must hold one message",
        "<e:Header/><e:Header/><e:Body/>,'the envelope must have a Body, not Header in ~'",
        "<e:Header><x e:mustUnderstand='yes'/></e:Header><e:Body/>,mustUnderstand must be true or false",
        "<e:Header>text</e:Header><e:Body/>,text between elements",
        "<e:Body> </e:Body>,the Body must hold one message",
        "<e:Body>text</e:Body>,text between elements",
        "<e:Body>@@</e:Body>,'the Body must hold one message, and nothing may follow it: Order'",
        "<e:Body>@</e:Body><e:Body>@</e:Body>,'the Body must hold one message, and nothing may follow it: Body'",
        "<e:Body>@x</e:Body>,text between elements",
        "<e:Body><?pi x?>@</e:Body>,a processing instruction is not allowed",
        "<?pi x?><e:Body>@</e:Body>,a processing instruction is not allowed",
        "<e:Body><Other/></e:Body>,'the message in the body must be Order in ~~, not Other in no namespace'",
        "<e:Body><Order xmlns='urn:x'/></e:Body>,'the message in the body must be Order in ~~, not Order in urn:x'",
    })
    void whatIsNoEnvelope(String content, String problem) {
        for (SoapVersion version : SoapVersion.values()) {
            WireReadException refusal = refusal(version, envelope(version, content.replace("@", ORDER)));
            assertThat(refusal.problem())
                    .isEqualTo(problem.replace("~~", Orders.API).replace("~", version.namespace()));
            assertThat(SoapFaultCode.of(refusal)).isEqualTo(SoapFaultCode.SENDER);
            assertThat(refusal.line()).isEqualTo(1);
            assertThat(refusal.column()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void documentTypesAndTruncatedTextsAreRefused(SoapVersion version) {
        String whole = body(version, ORDER);
        assertThat(refusal(version, "<!DOCTYPE e [<!ENTITY x \"y\">]>" + whole).problem())
                .isEqualTo("a document type is not allowed");
        for (int length = 0; length < whole.length(); length++) {
            assertThat(refusal(version, whole.substring(0, length)))
                    .as(whole.substring(0, length))
                    .isNotNull();
        }
        assertThat(refusal(version, whole + whole)).isNotNull();
        assertThat(refusal(version, whole + "x")).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void aRefusalInTheMessageNamesTheMember(SoapVersion version) {
        String text = body(
                version,
                "\n<Order xmlns=\"" + Orders.API
                        + "\"><Lines><Line/><Line><IProduct>x</IProduct></Line></Lines></Order>");
        WireReadException refusal = refusal(version, text);
        assertThat(refusal.memberPath()).isEqualTo("Lines[1].IProduct");
        assertThat(refusal.line()).isEqualTo(2);
        assertThat(SoapFaultCode.of(refusal)).isEqualTo(SoapFaultCode.SENDER);
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void nilIsNoMessage(SoapVersion version) {
        String nil = "<Order xmlns=\"" + Orders.API
                + "\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"/>";
        assertThat(refusal(version, body(version, nil)).problem()).isEqualTo("null is no message");
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void depthIsLimitedInHeaderAndBody(SoapVersion version) {
        String deep = "<x>".repeat(200);
        assertThat(refusal(version, envelope(version, "<e:Header>" + deep))).isNotNull();
        assertThat(refusal(version, envelope(version, "<e:Body>" + deep))).isNotNull();
        assertThat(refusal(version, envelope(version, "<e:Header><x a=\"" + "y".repeat(5000) + "\"/></e:Header>")))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void anUnknownMemberIsRefusedWhereItMustNotBe(SoapVersion version) throws Exception {
        String text = body(version, "<Order xmlns=\"" + Orders.API + "\"><Nope/></Order>")
                .replace("'", "\"");
        try (SoapParser message = mapper(version).createParser(text)) {
            message.bodyElement();
            assertThatThrownBy(() -> mapper(version)
                            .readerFor(Order.class)
                            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(message))
                    .isInstanceOf(WireReadException.class)
                    .hasMessageStartingWith("Nope: the member Nope is not known");
        }
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void aFaultIsReadWithItsDetail(SoapVersion version) throws Exception {
        for (SoapFaultCode code : SoapFaultCode.values()) {
            Line detail = Orders.line(1, 2, "<&>");
            String text = mapper(version).writeValueAsString(new SoapFault(code, "a < b & c", detail));
            try (SoapParser message = mapper(version).createParser(text)) {
                assertThat(message.isFault()).isTrue();
                SoapFault fault = mapper(version).readFault(message, Line.class);
                assertThat(fault.code()).isEqualTo(code);
                assertThat(fault.reason()).isEqualTo("a < b & c");
                assertThat(fault.detail()).usingRecursiveComparison().isEqualTo(detail);
            }
        }
    }

    @Test
    void faultsOfOthersAreRead() throws Exception {
        String fault11 = body(
                SoapVersion.V1_1,
                "<e:Fault><faultcode>e:Client.Authentication</faultcode><faultstring xml:lang=\"de\">Nein</faultstring>"
                        + "<faultactor>urn:x</faultactor><detail/></e:Fault>");
        String fault12 = body(
                SoapVersion.V1_2,
                "<e:Fault><e:Code><e:Value>e:Receiver</e:Value><e:Subcode><e:Value>e:x</e:Value></e:Subcode></e:Code><e:Reason><e:Text"
                        + " xml:lang=\"en\">No</e:Text><e:Text xml:lang=\"de\">Nein</e:Text></e:Reason>"
                        + "<e:Node>urn:x</e:Node></e:Fault>");
        assertThat(SOAP11.readFault(SOAP11.createParser(fault11), Line.class))
                .isEqualTo(new SoapFault(SoapFaultCode.SENDER, "Nein", null));
        assertThat(SOAP12.readFault(SOAP12.createParser(fault12), Line.class))
                .isEqualTo(new SoapFault(SoapFaultCode.RECEIVER, "No", null));
    }

    /** A prefix that is missing can stand for one namespace only, and elements of others may stand in between. */
    @Test
    void whatAFaultHoldsBesidesIsPassedOver() throws Exception {
        String fault = body(
                SoapVersion.V1_1,
                "<e:Fault><x xmlns='urn:x'><faultcode>e:Server</faultcode></x><faultcode>Client</faultcode>"
                        + "<faultstring>x</faultstring></e:Fault>");
        assertThat(SOAP11.readFault(SOAP11.createParser(fault), Line.class).code())
                .isEqualTo(SoapFaultCode.SENDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Order/>",
                "<e:Fault/>",
                "<e:Fault><faultcode>e:Client</faultcode></e:Fault>",
                "<e:Fault><faultcode>e:Client</faultcode><faultcode>e:Server</faultcode><faultstring>x</faultstring></e:Fault>",
                "<e:Fault><faultcode>e:Client</faultcode><faultstring>x</faultstring><faultstring>y</faultstring></e:Fault>",
                "<e:Fault><faultcode>e:Client</faultcode><faultstring>x</faultstring><detail/><detail/></e:Fault>",
                "<e:Fault><e:faultcode>e:Client</e:faultcode><faultstring>x</faultstring></e:Fault>",
                "<e:Fault><faultcode>x:Client</faultcode><faultstring>x</faultstring></e:Fault>",
                "<e:Fault xmlns:x='urn:x'><faultcode>x:Client</faultcode><faultstring>x</faultstring></e:Fault>",
                "<e:Fault><faultcode>e:Mine</faultcode><faultstring>x</faultstring></e:Fault>",
                "<e:Fault><faultcode>e:Client</faultcode><faultstring>x</faultstring><detail><x/></detail></e:Fault>",
                "<e:Fault><faultcode>e:Client</faultcode><faultstring>x</faultstring></e:Fault><x/>"
            })
    void whatIsNoFault(String content) throws Exception {
        try (SoapParser message = SOAP11.createParser(body(SoapVersion.V1_1, content))) {
            assertThatThrownBy(() -> SOAP11.readFault(message, Line.class)).isInstanceOf(WireReadException.class);
        }
    }
}
