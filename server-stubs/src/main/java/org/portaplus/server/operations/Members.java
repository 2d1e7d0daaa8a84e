package org.portaplus.server.operations;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Members of messages that are unset, where {@link org.portaplus.server.values.Unset} does not know them: groups and dates. */
final class Members {
    /** What a date without a value looks like in every documented format. */
    private static final LocalDateTime NO_DATE = LocalDateTime.of(1, 1, 1, 0, 0);

    private Members() {}

    static LocalDateTime date(@Nullable Instant instant) {
        return instant == null ? NO_DATE : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static <T> T orNew(@Nullable T value, Supplier<T> empty) {
        return value == null ? empty.get() : value;
    }

    /** A list without null members; null is empty. */
    static <T> List<T> list(@Nullable List<T> values, Supplier<T> empty) {
        return values == null
                ? List.of()
                : values.stream().map(value -> orNew(value, empty)).toList();
    }
}
