package org.portaplus.wire.soap;

import java.io.IOException;
import org.portaplus.wire.internal.io.XmlOutput;

/** The envelope and the fault around a detail: SOAP 1.1 section 4.4, SOAP 1.2 part 1 section 5.4. */
final class FaultEnvelope extends Envelope {
    private final SoapVersion version;
    private final SoapFaultCode code;
    private final String reason;
    private final boolean detailed;

    FaultEnvelope(SoapVersion version, SoapFaultCode code, String reason, boolean detailed) {
        super(version);
        this.version = version;
        this.code = code;
        this.reason = reason;
        this.detailed = detailed;
    }

    @Override
    public void begin(XmlOutput out, boolean page) throws IOException {
        super.begin(out, page);
        String prefix = prefix(page);
        String value = prefix + ":" + code.name(version);
        if (version == SoapVersion.V1_1) {
            out.ascii("<" + prefix + ":Fault><faultcode>" + value + "</faultcode><faultstring>");
            out.text(reason, !page);
            out.ascii("</faultstring>");
        } else {
            out.ascii(("<~:Fault><~:Code><~:Value>" + value + "</~:Value></~:Code><~:Reason><~:Text xml:lang=\"en\">")
                    .replace("~", prefix));
            out.text(reason, !page);
            out.ascii("</~:Text></~:Reason>".replace("~", prefix));
        }
        if (detailed) {
            out.ascii("<" + detail(prefix) + (page ? ">\n" : ">"));
        }
    }

    @Override
    public void end(XmlOutput out, boolean page) throws IOException {
        String prefix = prefix(page);
        if (detailed) {
            out.ascii((page ? "\n</" : "</") + detail(prefix) + ">");
        }
        out.ascii("</" + prefix + ":Fault>");
        super.end(out, page);
    }

    private String detail(String prefix) {
        return version == SoapVersion.V1_1 ? "detail" : prefix + ":Detail";
    }
}
