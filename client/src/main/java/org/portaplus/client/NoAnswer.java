package org.portaplus.client;

import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * There was no answer of the service, or none that could be read, after all tries. A request that changes something may have been
 * done: send the same one again {@linkplain PortaPlus#underKey under} {@link #key()}, and it is done once at most.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
public final class NoAnswer extends PortaPlusException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String key;

    NoAnswer(String message, @Nullable String key, @Nullable Throwable cause) {
        super(message, cause);
        this.key = key;
    }

    /** The Idempotency-Key of the request; empty for one that changes nothing. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }
}
