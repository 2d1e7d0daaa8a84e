package org.portaplus.wire.internal.io;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A buffer of UTF-8 bytes in front of a stream or a writer. The formats put their own text rules on top. Lone
 * surrogates are refused, because no byte stands for them. Not thread-safe.
 */
public class Utf8Output {
    /** Strings up to this length are written in one go, without looking at the buffer again. */
    protected static final int SHORT = 1000;

    private static final boolean[] NOTHING = marks("");

    /** At most this many bytes come from one char, doubled quotes and entities included. */
    protected static final int WORST = 6;

    /** What is not flushed yet. */
    protected byte[] buf;
    /** Number of bytes in {@link #buf}. */
    protected int pos;

    private final OutputStream target;

    /** Either {@code stream} or {@code writer} is the target; the buffer has at least 8000 bytes. */
    protected Utf8Output(byte[] buf, @Nullable OutputStream stream, @Nullable Writer writer) {
        this.buf = buf;
        target = WriterStream.target(stream, writer);
    }

    /** Makes room for {@code count} bytes, which must not exceed the buffer. */
    protected final void room(int count) throws IOException {
        if (buf.length - pos < count) {
            drain();
        }
    }

    /** One ASCII character. */
    public final void ascii(char c) throws IOException {
        if (pos == buf.length) {
            drain();
        }
        buf[pos++] = (byte) c;
    }

    /** ASCII text that needs no escape in any format. */
    public final void ascii(String text) throws IOException {
        int length = text.length();
        if (length > buf.length) {
            utf8(text, 0, length);
            return;
        }
        room(length);
        byte[] target = buf;
        int at = pos;
        for (int i = 0; i < length; i++) {
            target[at++] = (byte) text.charAt(i);
        }
        pos = at;
    }

    /** Bytes as they are. */
    public final void bytes(byte[] source) throws IOException {
        bytes(source, 0, source.length);
    }

    /** Bytes as they are. */
    public final void bytes(byte[] source, int from, int length) throws IOException {
        if (length > buf.length - pos) {
            drain();
            if (length > buf.length) {
                send(source, from, length);
                return;
            }
        }
        System.arraycopy(source, from, buf, pos, length);
        pos += length;
    }

    /** A decimal integer. */
    public final void number(int value) throws IOException {
        room(16);
        pos = NumberOutput.outputInt(value, buf, pos);
    }

    /** A decimal integer. */
    public final void number(long value) throws IOException {
        room(24);
        pos = NumberOutput.outputLong(value, buf, pos);
    }

    /** The characters from {@code from} to {@code to} as they are. */
    public final void utf8(String text, int from, int to) throws IOException {
        utf8(text, from, to, NOTHING);
    }

    /** Those up to the first that {@code stop} marks; returns its index, or what is behind the last. */
    protected final int utf8(String text, int from, int to, boolean[] stop) throws IOException {
        int i = from;
        while (i < to) {
            int end = Math.min(to, i + SHORT);
            room(SHORT);
            i = plain(text, i, end, stop);
            if (i < end) {
                if (text.charAt(i) < 0x80) {
                    return i;
                }
                i = utf8(text, i);
            }
        }
        return i;
    }

    /** The character at {@code index}, or the pair that begins there; returns the index after it. */
    protected final int utf8(String text, int index) throws IOException {
        room(4);
        char c = text.charAt(index);
        if (c < 0x80) {
            buf[pos++] = (byte) c;
        } else if (c < 0x800) {
            buf[pos++] = (byte) (0xC0 | (c >> 6));
            buf[pos++] = (byte) (0x80 | (c & 0x3F));
        } else if (!Character.isSurrogate(c)) {
            buf[pos++] = (byte) (0xE0 | (c >> 12));
            buf[pos++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            buf[pos++] = (byte) (0x80 | (c & 0x3F));
        } else {
            if (Character.isLowSurrogate(c)
                    || index + 1 == text.length()
                    || !Character.isLowSurrogate(text.charAt(index + 1))) {
                throw new JsonGenerationException(
                        "half of a surrogate pair cannot be written", (com.fasterxml.jackson.core.JsonGenerator) null);
            }
            int point = Character.toCodePoint(c, text.charAt(index + 1));
            buf[pos++] = (byte) (0xF0 | (point >> 18));
            buf[pos++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            buf[pos++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            buf[pos++] = (byte) (0x80 | (point & 0x3F));
            return index + 2;
        }
        return index + 1;
    }

    /**
     * Copies characters until the first that is not ASCII or that {@code stop} marks; returns its index. The caller has
     * made room.
     */
    protected final int plain(String text, int from, int to, boolean[] stop) {
        byte[] target = buf;
        int at = pos;
        int i = from;
        for (; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || stop[c]) {
                break;
            }
            target[at++] = (byte) c;
        }
        pos = at;
        return i;
    }

    /** Marks of the given ASCII characters. */
    protected static boolean[] marks(String characters) {
        boolean[] marks = new boolean[128];
        for (int i = 0; i < characters.length(); i++) {
            marks[characters.charAt(i)] = true;
        }
        return marks;
    }

    private void drain() throws IOException {
        int count = pos;
        pos = 0;
        send(buf, 0, count);
    }

    private void send(byte[] source, int from, int length) throws IOException {
        target.write(source, from, length);
    }

    /** Hands the buffer over to the target. */
    public final void flush(boolean deep) throws IOException {
        drain();
        if (deep) {
            target.flush();
        }
    }

    /** Flushes and closes the target. */
    public final void close() throws IOException {
        drain();
        target.close();
    }

    /** Gives up the buffer, which may go back to its pool. */
    public final byte[] detach() {
        byte[] old = buf;
        buf = new byte[0];
        pos = 0;
        return old;
    }
}
