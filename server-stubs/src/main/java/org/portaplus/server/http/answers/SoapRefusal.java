package org.portaplus.server.http.answers;

import org.portaplus.server.faults.Fault;
import org.portaplus.wire.soap.SoapFaultCode;
import org.portaplus.wire.soap.SoapVersion;

/**
 * A refusal in SOAP: its fault, and the HTTP status of its binding. The status of the other formats goes into a
 * separate header. Stateless.
 *
 * <p>A fault that answers an envelope is 500 in both versions, whatever its code: SOAP 1.1 says so (section 6.2; WS-I
 * Basic Profile R1126), and the stock clients of 1.2 read an envelope from 500 only, though its binding (part 2,
 * section 7.5.2.2) has 400 for the sender's faults. What never became an envelope (a wrong verb or media type, a body
 * that is too large or is something else) keeps its status.
 */
public final class SoapRefusal {
    /** Holds the status of the same refusal in other formats, as ServiceStack hosts send it. */
    public static final String STATUS_HEADER = "X-Status";

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

    /**
     * The status of a refusal.
     *
     * @param isEnvelope whether the request was recognised as an envelope, broken or not
     */
    public static int status(Fault fault, boolean isEnvelope) {
        // An envelope of neither version is one, too.
        boolean answersOne = isEnvelope || code(fault) == SoapFaultCode.VERSION_MISMATCH;
        return answersOne ? SERVER_ERROR : Math.min(fault.kind().status(), SERVER_ERROR);
    }
}
