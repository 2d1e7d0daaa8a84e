package org.portaplus.server.http.bodies;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;

/**
 * Limits of the parts of a message; {@code quarkus.http.limits.max-body-size} limits its total size. Limits without a
 * setting have the formats' defaults. Immutable. Source: docs/operations.md.
 */
@Singleton
public final class MessageLimits {
    private final WireLimits wire;

    /**
     * Takes the settings.
     *
     * @param depth {@code porta.limits.depth}: objects and lists around a value
     * @param text {@code porta.limits.text}: characters of one text
     * @param items {@code porta.limits.items}: items of one list, so also of one batch
     * @param tokens {@code porta.limits.tokens}: values, names, begins and ends in one message
     * @throws IllegalArgumentException when one is not positive
     */
    @Inject
    MessageLimits(
            @ConfigProperty(name = "porta.limits.depth", defaultValue = "64") int depth,
            @ConfigProperty(name = "porta.limits.text", defaultValue = "262144") int text,
            @ConfigProperty(name = "porta.limits.items", defaultValue = "200000") int items,
            @ConfigProperty(name = "porta.limits.tokens", defaultValue = "20000000") long tokens) {
        wire = WireLimits.STANDARD
                .with(WireLimit.MESSAGE_LENGTH, Long.MAX_VALUE)
                .with(WireLimit.NESTING_DEPTH, depth)
                .with(WireLimit.TEXT_LENGTH, text)
                .with(WireLimit.LIST_ITEMS, items)
                .with(WireLimit.TOKENS, tokens);
    }

    WireLimits wire() {
        return wire;
    }
}
