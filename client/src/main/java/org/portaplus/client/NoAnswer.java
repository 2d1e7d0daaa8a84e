package org.portaplus.client;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * There was no answer, or none that could be read, after all tries. A request that changes something may have been done: send it
 * again {@linkplain PortaPlus#underKey under the same key}, which does it once at most.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
public final class NoAnswer extends PortaPlusException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
