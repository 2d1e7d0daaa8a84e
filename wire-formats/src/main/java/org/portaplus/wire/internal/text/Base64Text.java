package org.portaplus.wire.internal.text;

import com.fasterxml.jackson.core.Base64Variant;
import org.jspecify.annotations.Nullable;

/** Bytes as text. Stateless. */
public final class Base64Text {
    private Base64Text() {}

    /** The bytes, or null when {@code text} is no Base64. Jackson's own refusal would quote a piece of the text. */
    public static byte @Nullable [] decode(Base64Variant variant, String text) {
        try {
            return variant.decode(text);
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }
}
