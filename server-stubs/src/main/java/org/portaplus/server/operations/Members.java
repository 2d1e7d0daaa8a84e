package org.portaplus.server.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Members of messages that may be unset, and what they mean then: empty text, 0, false, the first day of year 1. */
final class Members {
    /** What a date without a value looks like in every documented format. */
    private static final LocalDateTime NO_DATE = LocalDateTime.of(1, 1, 1, 0, 0);

    private Members() {}

    static boolean isSet(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    static boolean flag(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    static BigDecimal amount(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    static LocalDateTime date(@Nullable Instant instant) {
        return instant == null ? NO_DATE : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The first text that is not empty; else the first that is not null; else null. */
    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return isSet(one) || other == null ? one : other;
    }

    /** The first number that is not 0; else 0. */
    static int first(@Nullable Integer one, @Nullable Integer other) {
        return number(one) != 0 ? one : number(other);
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
