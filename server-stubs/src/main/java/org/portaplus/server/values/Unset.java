package org.portaplus.server.values;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What "unset" means, in members of messages, in columns and in documents alike: null, empty text, or 0 for a number that is
 * a key. Where nothing was said, a text is read as empty, a number and an amount as 0, a flag as false. Stateless.
 */
public final class Unset {
    private Unset() {}

    /** Whether a text says something. */
    @Contract("null -> false")
    public static boolean isSet(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    /** Whether a key names something. */
    @Contract("null -> false")
    public static boolean isSet(@Nullable Integer key) {
        return key != null && key != 0;
    }

    /** A text, empty where it is null. */
    public static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A number, 0 where it is null. */
    public static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /** A flag, false where it is null. */
    public static boolean flag(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    /** An amount, 0 where it is null. */
    public static BigDecimal amount(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /** A key as it is stored: null for none. */
    public static @Nullable Integer key(int key) {
        return key == 0 ? null : Integer.valueOf(key);
    }

    /** A text that says something, or else another one. */
    @Contract("_, !null -> !null")
    public static @Nullable String orElse(@Nullable String text, @Nullable String otherwise) {
        return isSet(text) ? text : otherwise;
    }

    /** The first text that says something; else the first that is not null; else null. */
    public static @Nullable String first(@Nullable String one, @Nullable String other) {
        return isSet(one) || other == null ? one : other;
    }

    /** The first key that names something; else 0. */
    public static int first(@Nullable Integer one, @Nullable Integer other) {
        return isSet(one) ? one : number(other);
    }
}
