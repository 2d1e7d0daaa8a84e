package org.portaplus.wire.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.annotation.DataContract;
import org.portaplus.wire.support.Orders;
import org.portaplus.wire.support.Orders.Order;
import org.portaplus.wire.xml.DataContractMapper;

/** The bytes of envelopes and faults, on the wire and on the metadata pages. */
class SoapWritingTest {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private final SoapMapper soap11 = new SoapMapper(SoapVersion.V1_1);
    private final SoapMapper soap12 = new SoapMapper(SoapVersion.V1_2);
    private final DataContractMapper xml = new DataContractMapper();

    /** A detail with one member. */
    @DataContract(name = "Problem", namespace = Orders.API)
    static final class Problem {
        @JsonProperty("Code")
        public String code = "NotEmpty";
    }

    private static final String PROBLEM =
            "<Problem xmlns:i=\"" + XSI + "\" xmlns=\"" + Orders.API + "\"><Code>NotEmpty</Code></Problem>";

    @Test
    void theMessageIsWhatXmlWritesWithoutItsDeclaration() throws Exception {
        Order order = new Order();
        order.lines = List.of(Orders.line(1, null, "é<>&\r\n"));
        String message = xml.writeValueAsString(order).substring(DECLARATION.length());

        assertThat(soap11.writeValueAsString(order))
                .isEqualTo(DECLARATION + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                        + message + "</s:Body></s:Envelope>");
        assertThat(soap12.writeValueAsString(order))
                .isEqualTo(DECLARATION + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
                        + message + "</s:Body></s:Envelope>");
        assertThat(soap11.readValue(soap11.writeValueAsBytes(order), Order.class))
                .usingRecursiveComparison()
                .isEqualTo(xml.readValue(xml.writeValueAsBytes(order), Order.class));
    }

    @Test
    void aPageShowsTheTemplateOfTheOriginalHost() throws Exception {
        String message = xml.pageWriter().writeValueAsString(new Problem());

        assertThat(soap11.pageWriter().writeValueAsString(new Problem())).isEqualTo("""
                        <?xml version="1.0" encoding="utf-8"?>
                        <soap:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
                            <soap:Body>

                        %s

                            </soap:Body>
                        </soap:Envelope>""".formatted(message));
        assertThat(soap12.pageWriter().writeValueAsString(new Problem())).isEqualTo("""
                        <?xml version="1.0" encoding="utf-8"?>
                        <soap12:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap12="http://www.w3.org/2003/05/soap-envelope">
                            <soap12:Body>

                        %s

                            </soap12:Body>
                        </soap12:Envelope>""".formatted(message));
        assertThat(soap12.readValue(soap12.pageWriter().writeValueAsString(new Order()), Order.class))
                .isNotNull();
    }

    @Test
    void aFaultHoldsCodeReasonAndDetail() throws Exception {
        SoapFault fault = new SoapFault(SoapFaultCode.SENDER, "a < b & c", new Problem());

        assertThat(soap11.writeValueAsString(fault))
                .isEqualTo(DECLARATION + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                        + "<s:Fault><faultcode>s:Client</faultcode><faultstring>a &lt; b &amp; c</faultstring><detail>"
                        + PROBLEM + "</detail></s:Fault></s:Body></s:Envelope>");
        assertThat(soap12.writeValueAsString(fault))
                .isEqualTo(DECLARATION + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
                        + "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang=\"en\">"
                        + "a &lt; b &amp; c</s:Text></s:Reason><s:Detail>" + PROBLEM
                        + "</s:Detail></s:Fault></s:Body></s:Envelope>");
    }

    @Test
    void aFaultWithoutDetailHasNoSuchElement() throws Exception {
        assertThat(soap11.writeValueAsString(new SoapFault(SoapFaultCode.RECEIVER, "x", null)))
                .endsWith("<s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring></s:Fault></s:Body>"
                        + "</s:Envelope>");
        assertThat(soap12.writeValueAsString(new SoapFault(SoapFaultCode.VERSION_MISMATCH, "x", null)))
                .contains("<s:Value>s:VersionMismatch</s:Value>")
                .doesNotContain("Detail");
    }

    @Test
    void aFaultOnAPageIsReadBack() throws Exception {
        String page = soap12.pageWriter().writeValueAsString(new SoapFault(SoapFaultCode.SENDER, "x", new Problem()));
        assertThat(soap12.readFault(soap12.createParser(page), Problem.class).detail())
                .usingRecursiveComparison()
                .isEqualTo(new Problem());
    }

    @Test
    void charactersThatXmlCannotCarryAreRefusedInAReasonToo() {
        SoapFault fault = new SoapFault(SoapFaultCode.SENDER, "a\u0001", new Problem());
        assertThatThrownBy(() -> soap11.writeValueAsString(fault)).isInstanceOf(WireWriteException.class);
    }

    @ParameterizedTest
    @EnumSource(SoapVersion.class)
    void aMapperKnowsItsFormat(SoapVersion version) {
        assertThat(new SoapMapper(version).format()).isEqualTo(version.format());
        assertThat(SoapVersion.of(version.format())).isEqualTo(version);
        assertThat(version.contentType()).isEqualTo(version.format().mediaType() + "; charset=utf-8");
        assertThat(version.format().isSoap()).isTrue();
        assertThatThrownBy(() -> SoapVersion.of(WireFormat.XML)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCopyOfTheFactorySpeaksTheSameVersion() throws Exception {
        try (SoapParser parser =
                (SoapParser) soap11.getFactory().copy().createParser(soap11.writeValueAsString(new Problem()))) {
            assertThat(parser.bodyElement().getLocalPart()).isEqualTo("Problem");
        }
        assertThat(soap11.getFactory().getFormatName()).isEqualTo("SOAP11");
    }
}
