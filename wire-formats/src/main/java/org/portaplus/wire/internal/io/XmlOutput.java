package org.portaplus.wire.internal.io;

import com.fasterxml.jackson.core.JsonGenerationException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.text.XmlCharacters;

/** The text rules of the XML writer: three escapes, one kind of line end, no character that XML 1.0 cannot carry. */
public final class XmlOutput extends Utf8Output {
    private static final boolean[] STOP = marks("&<>\r");

    private static final boolean[] ATTRIBUTE = marks("&<\"");

    static {
        for (int c = 0; c < 0x20; c++) {
            STOP[c] = c != '\t' && c != '\n';
        }
    }

    /** Either {@code stream} or {@code writer} is the target. */
    public XmlOutput(byte[] buf, @Nullable OutputStream stream, @Nullable Writer writer) {
        super(buf, stream, writer);
    }

    /**
     * Element text.
     *
     * @param normalise whether CR LF and CR become LF, as on HTTP bodies
     */
    public void text(String text, boolean normalise) throws IOException {
        int length = text.length();
        for (int i = 0; i < length; ) {
            int to = Math.min(length, i + SHORT);
            room(WORST * SHORT);
            i = plain(text, i, to, STOP);
            if (i < to) {
                i = special(text, i, normalise);
            }
        }
    }

    /** What a tag begins with: its bracket, a prefix with its colon or nothing, and a name. */
    public void tag(byte[] bracket, byte[] prefix, byte[] name) throws IOException {
        int length = bracket.length + prefix.length + name.length;
        if (length > buf.length - pos) {
            bytes(bracket);
            bytes(prefix);
            bytes(name);
            return;
        }
        byte[] target = buf;
        int at = pos;
        System.arraycopy(bracket, 0, target, at, bracket.length);
        at += bracket.length;
        System.arraycopy(prefix, 0, target, at, prefix.length);
        at += prefix.length;
        System.arraycopy(name, 0, target, at, name.length);
        pos = at + name.length;
    }

    /** The value of an attribute, with its quotes. */
    public void attribute(String text) throws IOException {
        ascii('"');
        int length = text.length();
        for (int i = utf8(text, 0, length, ATTRIBUTE); i < length; i = utf8(text, i + 1, length, ATTRIBUTE)) {
            switch (text.charAt(i)) {
                case '&' -> ascii("&amp;");
                case '<' -> ascii("&lt;");
                default -> ascii("&quot;");
            }
        }
        ascii('"');
    }

    private int special(String text, int index, boolean normalise) throws IOException {
        char c = text.charAt(index);
        switch (c) {
            case '&' -> ascii("&amp;");
            case '<' -> ascii("&lt;");
            case '>' -> ascii("&gt;");
            case '\r' -> {
                boolean pair = index + 1 < text.length() && text.charAt(index + 1) == '\n';
                if (!normalise) {
                    ascii('\r');
                } else if (!pair) {
                    ascii('\n');
                }
            }
            default -> {
                if (c < 0x20 || c >= 0xFFFE) {
                    throw new JsonGenerationException(
                            "XML cannot carry the character " + XmlCharacters.name(c),
                            (com.fasterxml.jackson.core.JsonGenerator) null);
                }
                return utf8(text, index);
            }
        }
        return index + 1;
    }
}
