package org.portaplus.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.Closeable;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/**
 * A value that a format cannot carry, for example a control character in XML; it says which member holds it.
 *
 * <p>Source: rule D01 of the module's README; {@code docs/wire-formats.md#xml-text}.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public final class WireWriteException extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    private WireWriteException(String problem, JsonProcessingException cause) {
        super((Closeable) null, problem, cause);
        this.problem = problem;
    }

    /** {@code cause} as a write exception with the same member path. */
    public static WireWriteException of(JsonProcessingException cause) {
        if (cause instanceof WireWriteException already) {
            return already;
        }
        String text = cause.getOriginalMessage();
        WireWriteException made = new WireWriteException(text == null ? "not writable" : text, cause);
        WirePath.copy(cause, made);
        return made;
    }

    /** The dotted member path in wire names; empty when the problem is not within a member. */
    public String memberPath() {
        return WirePath.of(this);
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return WirePath.message(memberPath(), problem, null);
    }

    @Override
    public String getLocalizedMessage() {
        return getMessage();
    }
}
