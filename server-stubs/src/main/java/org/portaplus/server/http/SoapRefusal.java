package org.portaplus.server.http;

import org.portaplus.server.faults.Fault;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.soap.SoapFaultCode;
import org.portaplus.wire.soap.SoapVersion;

/**
 * How SOAP tells a refusal: which fault it is, and which HTTP status its binding gives to it. The status that all other
 * formats give goes into a header of its own. Stateless.
 *
 * <p>What never became a SOAP message (a wrong verb or media type, a body that is too large or cannot be read) keeps its
 * status. An answer to a message is 500 in SOAP 1.1 (section 6.2), whoever is at fault; in SOAP 1.2 (part 2, section
 * 7.5.2.2) the sender's faults are 400.
 */
final class SoapRefusal {
    /** Holds the status of the same refusal in other formats, as ServiceStack hosts send it. */
    static final String STATUS_HEADER = "X-Status";

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private SoapRefusal() {}

    static SoapFaultCode code(Fault fault) {
        for (SoapFaultCode ofEnvelope :
                new SoapFaultCode[] {SoapFaultCode.VERSION_MISMATCH, SoapFaultCode.MUST_UNDERSTAND}) {
            if (ofEnvelope.name(SoapVersion.V1_1).equals(fault.code())) {
                return ofEnvelope;
            }
        }
        return fault.kind().status() < SERVER_ERROR ? SoapFaultCode.SENDER : SoapFaultCode.RECEIVER;
    }

    static int status(Fault fault, WireFormat version) {
        return switch (fault.kind()) {
            case MALFORMED, METHOD_NOT_ALLOWED, TOO_LARGE, URL_TOO_LONG, HEADERS_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE ->
                fault.kind().status();
            default -> version == WireFormat.SOAP12 && code(fault) == SoapFaultCode.SENDER ? BAD_REQUEST : SERVER_ERROR;
        };
    }
}
