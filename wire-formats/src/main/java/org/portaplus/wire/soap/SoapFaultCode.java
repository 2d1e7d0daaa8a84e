package org.portaplus.wire.soap;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * Whose fault it is. The two versions have different names for the same codes. Immutable.
 *
 * <p>Sources: SOAP 1.1 section 4.4.1, SOAP 1.2 part 1 section 5.4.6.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public enum SoapFaultCode {
    /** The root is an envelope of neither version. */
    VERSION_MISMATCH("VersionMismatch", "VersionMismatch"),
    /** A header that must be understood is not. */
    MUST_UNDERSTAND("MustUnderstand", "MustUnderstand"),
    /** The message is at fault; sending it again as it is does not help. */
    SENDER("Client", "Sender"),
    /** The receiver is at fault. */
    RECEIVER("Server", "Receiver");

    private final String in11;
    private final String in12;

    SoapFaultCode(String in11, String in12) {
        this.in11 = in11;
        this.in12 = in12;
    }

    /** The local name of the code, which belongs to the envelope's namespace. */
    public String name(SoapVersion version) {
        return version == SoapVersion.V1_1 ? in11 : in12;
    }

    /** The code of a local name; 1.1 lets senders refine theirs after a dot. */
    static Optional<SoapFaultCode> named(String name, SoapVersion version) {
        String general = name.split("\\.", 2)[0];
        for (SoapFaultCode code : values()) {
            if (code.name(version).equals(general)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /**
     * The code to answer with when a message could not be read: {@link #SENDER} unless its envelope says more.
     *
     * @param refusal what reading threw
     */
    public static SoapFaultCode of(JsonProcessingException refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof EnvelopeReader.EnvelopeRefusal envelope) {
                return envelope.code();
            }
        }
        return SENDER;
    }
}
