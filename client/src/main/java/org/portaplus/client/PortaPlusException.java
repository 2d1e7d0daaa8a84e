package org.portaplus.client;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@link PortaPlus} that brought no result: a {@link Refusal}, or {@link NoAnswer}.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
public abstract sealed class PortaPlusException extends RuntimeException permits Refusal, NoAnswer {
    private static final long serialVersionUID = 1L;

    PortaPlusException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
