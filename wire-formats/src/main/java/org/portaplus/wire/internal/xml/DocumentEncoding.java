package org.portaplus.wire.internal.xml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.ContentReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.io.StrictReader;

/**
 * The charset of a document's bytes, and whether what the document declares has a say in it. A byte order mark counts
 * most, then what was told outside, then the first bytes. Immutable.
 *
 * <p>Sources: RFC 7303 section 3; XML 1.0 section 4.3.3 and appendix F.
 *
 * @param charset that of the bytes; null for characters, which no bytes are known of
 * @param outside whether it was told outside of the document, as by the header of an HTTP request
 */
public record DocumentEncoding(@Nullable Charset charset, boolean outside) {
    /** Of a document that is given as characters. */
    public static final DocumentEncoding CHARACTERS = new DocumentEncoding(null, false);

    private static final int LONGEST_MARK = 3;
    private static final int UTF_8_MARK = 0xEF_BB_BF;

    /** Opens the characters of a document, of which the charset is known. */
    public interface Opening<P> {
        /** Opens {@code source}. */
        P open(Reader source, DocumentEncoding encoding) throws IOException;
    }

    /**
     * Finds the encoding of a document.
     *
     * @param announced the charset told outside, or null
     * @throws JsonParseException when UTF-16 is announced and the bytes cannot be that
     */
    public static <P> P open(InputStream bytes, @Nullable Charset announced, Opening<P> parser) throws IOException {
        PushbackInputStream ahead = new PushbackInputStream(bytes, LONGEST_MARK);
        byte[] start = ahead.readNBytes(LONGEST_MARK);
        ahead.unread(start);
        Charset charset = charset(start, announced);
        return parser.open(new StrictReader(ahead, charset), new DocumentEncoding(charset, announced != null));
    }

    private static Charset charset(byte[] start, @Nullable Charset announced) throws IOException {
        int first = start.length < 2 ? -1 : (start[0] & 0xFF) << 8 | (start[1] & 0xFF);
        if (first == 0xFEFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFFFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length == LONGEST_MARK && (first << 8 | (start[2] & 0xFF)) == UTF_8_MARK) {
            return StandardCharsets.UTF_8;
        }
        if (announced == null) {
            // Half of a bracket.
            return first == '<'
                    ? StandardCharsets.UTF_16BE
                    : first == '<' << 8 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        }
        if (announced.equals(StandardCharsets.UTF_16)) {
            return utf16(first);
        }
        return announced.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : announced;
    }

    /** Without a mark the order of the bytes is that in which the first character can begin a document. */
    private static Charset utf16(int first) throws JsonParseException {
        if (beginsDocument(first)) {
            return StandardCharsets.UTF_16BE;
        }
        if (beginsDocument((first & 0xFF) << 8 | first >> 8)) {
            return StandardCharsets.UTF_16LE;
        }
        JsonLocation begin = new JsonLocation(ContentReference.unknown(), -1L, 0, 1, 1);
        throw new JsonParseException(null, "the text is announced as UTF-16, and is not that", begin);
    }

    private static boolean beginsDocument(int character) {
        return character == '<' || character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /** The charset that the bytes must be in, for a refusal. */
    public String name() {
        return charset == null ? StandardCharsets.UTF_8.name() : charset.name();
    }

    /**
     * Whether a document may declare itself so. Names of ASCII stand for UTF-8, which has all of it; characters may be
     * declared as anything that they could have been read from here. What was told outside makes declarations void.
     *
     * @param declared the name in the document's declaration, or null when there is none
     */
    boolean allows(@Nullable String declared) {
        return outside
                || declared == null
                || switch (declared.toUpperCase(Locale.ROOT)) {
                    case "UTF-8", "UTF8", "UTF_8", "US-ASCII", "US_ASCII", "ASCII" ->
                        charset == null || charset.equals(StandardCharsets.UTF_8);
                    case "UTF-16", "UTF16", "UTF_16", "UTF-16LE", "UTF-16BE" -> !StandardCharsets.UTF_8.equals(charset);
                    default -> false;
                };
    }
}
