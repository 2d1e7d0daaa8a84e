package org.portaplus.wire.internal.text;

import org.jspecify.annotations.Nullable;

/** The spellings of booleans. Each method answers null for a text that is none. */
public final class BooleanText {
    private BooleanText() {}

    /** What a check box of ASP.NET sends when it is on: its own value, and that of the hidden field behind it. */
    private static final String CHECKED = "true,false";

    /** What the library takes: true/false in any case, 1/0, t/f, y/n, on/off, and the two values of a check box. */
    public static @Nullable Boolean library(String text) {
        return switch (text) {
            case "1", "t", "T", "y", "Y", "on" -> Boolean.TRUE;
            case "0", "f", "F", "n", "N", "off" -> Boolean.FALSE;
            default -> word(text);
        };
    }

    private static @Nullable Boolean word(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase(CHECKED)) {
            return Boolean.TRUE;
        }
        return text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }

    /** XML Schema: true, false, 1, 0. */
    public static @Nullable Boolean xsd(String text) {
        return switch (text) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
