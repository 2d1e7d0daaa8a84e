package org.portaplus.server.http.bodies;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.http.RefusedBody;
import org.portaplus.wire.WireFormat;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.soap.SoapFaultCode;
import org.portaplus.wire.soap.SoapVersion;

/** A body that cannot be read, as a refusal that names line, column and member. Stateless. */
final class Unreadable {
    private Unreadable() {}

    static Fault fault(WireFormat format, JsonProcessingException e) {
        // StAX reports a refused body as a malformed document.
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedBody refused) {
                return refused.fault();
            }
        }
        WireReadException read = WireReadException.of(e);
        String message = "The " + format + " body cannot be read: " + read.getMessage();
        SoapFaultCode envelope = SoapFaultCode.of(read);
        if (envelope != SoapFaultCode.SENDER) {
            return Fault.of(FaultKind.INVALID, envelope.name(SoapVersion.of(format)), message);
        }
        String member = read.memberPath();
        return new Fault(
                FaultKind.MALFORMED,
                "SerializationException",
                message,
                member.isEmpty()
                        ? List.of()
                        : List.of(new FieldFault("SerializationException", member, read.problem())));
    }
}
