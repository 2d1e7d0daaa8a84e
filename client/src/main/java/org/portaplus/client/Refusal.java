package org.portaplus.client;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.portaplus.client.model.ResponseError;

/**
 * The service, or something before it, said no. The service did nothing then; with the status 500 it has a defect, and undid what it
 * had begun. The message has status, code and text, and never the License.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
public final class Refusal extends PortaPlusException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorCode;
    /** Not serialized: null then. */
    private final transient @Nullable List<ResponseError> errors;

    private final @Nullable String requestId;

    Refusal(int status, String errorCode, String text, List<ResponseError> errors, @Nullable String requestId) {
        super(status + " " + errorCode + ": " + text, null);
        this.status = status;
        this.errorCode = errorCode;
        this.errors = List.copyOf(errors);
        this.requestId = requestId;
    }

    /** The status of HTTP, such as 409. */
    public int status() {
        return status;
    }

    /** What programs key on, such as {@code Server.Account.duplicate_id}; empty where something before the service said no. */
    public String errorCode() {
        return errorCode;
    }

    /** The members at fault, each with its path and code; empty where none is, and after serialization. */
    public List<ResponseError> errors() {
        return errors == null ? List.of() : errors;
    }

    /** By what the operator finds the request in the log of the service. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
