package org.portaplus.wire.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The text rules of JSV and of the CSV cells around it. Within a cell every quote is doubled, so nested JSV streams
 * into its cell without a copy. Linear: a string is looked at twice at most.
 */
public final class JsvOutput extends Utf8Output {
    private static final boolean[] JSV = marks("\":,{}[]\r\n");
    private static final boolean[] CELL = marks("\",\r\n");

    private static final boolean[] QUOTE = marks("\"");

    private boolean inCell;

    /** Either {@code stream} or {@code writer} is the target. */
    public JsvOutput(byte[] buf, @Nullable OutputStream stream, @Nullable Writer writer) {
        super(buf, stream, writer);
    }

    /** Whether what follows is inside a quoted CSV cell. */
    public void inCell(boolean inside) {
        this.inCell = inside;
    }

    /** A member name and its colon, after a comma where one is due. */
    public void member(byte[] name, boolean comma) throws IOException {
        if (buf.length - pos < name.length + 2) {
            ascii(comma ? "," : "");
            bytes(name);
            ascii(':');
            return;
        }
        byte[] target = buf;
        int at = pos;
        if (comma) {
            target[at++] = ',';
        }
        System.arraycopy(name, 0, target, at, name.length);
        at += name.length;
        target[at++] = ':';
        pos = at;
    }

    /** A string, list item or map key: quoted when it holds one of the nine special characters or is empty. */
    public void text(String text) throws IOException {
        int length = text.length();
        if (length == 0) {
            quote();
            quote();
            return;
        }
        if (length > SHORT) {
            longText(text, JSV);
            return;
        }
        room(WORST * length + 4);
        int start = pos;
        int i = plain(text, 0, length, JSV);
        if (i == length) {
            return;
        }
        if (text.charAt(i) < 0x80 || find(text, i, JSV) < length) {
            pos = start;
            quoted(text);
        } else {
            utf8(text, i, length);
        }
    }

    /** A cell that holds a scalar: quoted when it holds a comma, a quote or a line end or begins like a list or object. */
    public void cell(String text) throws IOException {
        int length = text.length();
        if (length == 0) {
            return;
        }
        char first = text.charAt(0);
        if (first == '[' || first == '{') {
            quoted(text);
        } else if (length > SHORT) {
            longText(text, CELL);
        } else {
            room(WORST * length + 4);
            int start = pos;
            int i = plain(text, 0, length, CELL);
            if (i == length) {
                return;
            }
            if (text.charAt(i) < 0x80 || find(text, i, CELL) < length) {
                pos = start;
                quoted(text);
            } else {
                utf8(text, i, length);
            }
        }
    }

    private void longText(String text, boolean[] special) throws IOException {
        if (find(text, 0, special) < text.length()) {
            quoted(text);
        } else {
            utf8(text, 0, text.length());
        }
    }

    private static int find(String text, int from, boolean[] special) {
        int i = from;
        for (int length = text.length(); i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80 && special[c]) {
                break;
            }
        }
        return i;
    }

    private void quoted(String text) throws IOException {
        quote();
        int length = text.length();
        for (int i = utf8(text, 0, length, QUOTE); i < length; i = utf8(text, i + 1, length, QUOTE)) {
            quote();
            quote();
        }
        quote();
    }

    private void quote() throws IOException {
        ascii('"');
        if (inCell) {
            ascii('"');
        }
    }
}
