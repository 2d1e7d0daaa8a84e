package org.portaplus.wire.soap;

import java.util.Objects;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/**
 * A failure as SOAP tells it, in either version. Written like a message:
 *
 * <pre>{@code
 * SoapMapper soap = new SoapMapper(SoapVersion.V1_2);
 * soap.writeValue(out, new SoapFault(SoapFaultCode.SENDER, "No such account.", error));
 * }</pre>
 *
 * <p>Immutable, provided that its detail is.
 *
 * <p>Sources: SOAP 1.1 section 4.4, SOAP 1.2 part 1 section 5.4.
 *
 * @param code whose fault it is
 * @param reason for people, in English
 * @param detail a message with a data contract of its own, for programs; null for none
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public record SoapFault(
        SoapFaultCode code, String reason, @Nullable Object detail) {
    /** Refuses a fault without code or reason. */
    public SoapFault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
    }
}
