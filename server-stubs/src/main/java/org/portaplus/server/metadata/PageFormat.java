package org.portaplus.server.metadata;

import java.util.Locale;
import java.util.Optional;
import org.portaplus.wire.WireFormat;

/**
 * A format that has a page of its own for every operation.
 *
 * @param key as it stands in {@code /{key}/metadata}
 * @param name as the index shows it
 * @param wire its codec
 */
public record PageFormat(String key, String name, WireFormat wire) {

    /** The page format of a key; case does not matter. */
    static Optional<PageFormat> of(String key) {
        for (WireFormat wire : WireFormat.values()) {
            if (!wire.isSoap() && wire.suffix().equalsIgnoreCase(key)) {
                return Optional.of(new PageFormat(wire.suffix(), wire.name(), wire));
            }
        }
        return Optional.empty();
    }

    /** The capitals of the heading {@code HTTP + XML}. */
    public String heading() {
        return key.toUpperCase(Locale.ROOT);
    }

    /** Whether the answer can be embedded as a script. */
    public boolean jsonp() {
        return wire == WireFormat.JSON;
    }
}
