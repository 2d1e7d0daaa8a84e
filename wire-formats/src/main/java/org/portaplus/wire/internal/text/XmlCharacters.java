package org.portaplus.wire.internal.text;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;

/**
 * The characters that XML 1.0 can carry. What one format accepts must be writable in every other, so all readers
 * refuse the rest (XML 1.0, production 2: no control characters but tab, LF, CR; no lone surrogates; no U+FFFE/FFFF). That
 * includes references to U+0000 and U+0001, which the standard forbids, too (section 4.1). .NET's
 * DataContractSerializer takes them from a stream, as its hosts read bodies (run on Mono and .NET Core 3.1), and refuses them
 * only from a reader that checks characters; what it took so, no XML parser but its own would read again.
 */
public final class XmlCharacters {
    private XmlCharacters() {}

    /** The index of the first character of {@code text} that XML 1.0 cannot carry, or -1. Linear, no allocation. */
    public static int firstIllegal(CharSequence text) {
        for (int i = 0, length = text.length(); i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0xD800) {
                continue;
            }
            if (c < 0x20) {
                if (c != '\t' && c != '\n' && c != '\r') {
                    return i;
                }
            } else if (Character.isHighSurrogate(c)) {
                if (i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            } else if (c < 0xE000 || c >= 0xFFFE) {
                return i;
            }
        }
        return -1;
    }

    /** Refuses half of a surrogate pair, which no reader takes, and answers {@code text}. */
    public static String whole(String text, JsonGenerator by) throws JsonGenerationException {
        for (int i = 0, length = text.length(); i < length; i++) {
            if ((text.charAt(i) & 0xF800) == 0xD800 && Character.charCount(text.codePointAt(i++)) == 1) {
                throw new JsonGenerationException("half of a surrogate pair cannot be written", by);
            }
        }
        return text;
    }

    /** {@code U+0001} for an error text. */
    public static String name(char c) {
        String digits = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
        return "U+" + "0000".substring(digits.length()) + digits;
    }
}
