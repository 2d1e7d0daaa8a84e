package org.portaplus.wire.soap;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.xml.DataContractGenerator;

/**
 * Writes one message, or one fault, in an envelope. Inside, the bytes are those of {@link DataContractGenerator}. Not
 * thread-safe; obtained from {@link SoapFactory}.
 *
 * <p>Sources: SOAP 1.1 section 4, SOAP 1.2 part 1 section 5.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
public final class SoapGenerator extends DataContractGenerator {
    private final SoapVersion version;

    SoapGenerator(
            IOContext io,
            int features,
            @Nullable ObjectCodec codec,
            byte[] pooled,
            @Nullable OutputStream stream,
            @Nullable Writer writer,
            SoapVersion version) {
        super(io, features, codec, pooled, stream, writer, new Envelope(version));
        this.version = version;
    }

    /** What is written next is the detail of this fault. */
    void beginFault(SoapFaultCode code, String reason) {
        elements.enclose(new FaultEnvelope(version, code, reason, true));
    }

    /** Writes a fault that has no detail. */
    void bareFault(SoapFaultCode code, String reason) throws IOException {
        elements.enclose(new FaultEnvelope(version, code, reason, false));
        elements.nothing();
    }
}
