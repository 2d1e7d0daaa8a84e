package org.portaplus.wire.internal.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.ContentReference;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.MalformedInputException;

/**
 * Bytes on their way to a parser which decodes UTF-8 itself, but takes forms that are longer than they need be, halves of
 * pairs and what is beyond the last character (RFC 3629, section 3), and counts bytes where people count characters. What
 * stands before a wrong byte is still handed over, so that the parser stands where the byte is. Not thread-safe.
 */
public final class Utf8Bytes extends InputStream {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final InputStream source;
    /** How many bytes the current character still needs. */
    private int missing;
    /** The bounds of the next one of them. */
    private int least;

    private int most;
    /** How many columns the current character takes, of which some bytes may have been handed over. */
    private int begun;

    private boolean wrong;

    /** The bytes that were handed over last, which are still there for as long as places in them are asked for. */
    private byte[] window = {};

    private int start;
    private int length;
    /** How many bytes there were before the window. */
    private long before;
    /** By how many the bytes before the window exceed the characters, in the line that goes on there. */
    private int excessBefore;

    private boolean ascii = true;
    /** Whether the line ended with the last byte before the window. */
    private boolean lineEnded;

    /** Over {@code source}, which is closed with this. */
    public Utf8Bytes(InputStream source) {
        this.source = source;
    }

    /** Over bytes in memory, which need not be read here: see {@link #areRight}. */
    public Utf8Bytes(byte[] bytes, int offset, int length) {
        this(nullInputStream());
        this.window = bytes;
        this.start = offset;
        this.length = length;
    }

    /** Whether the bytes in memory are UTF-8 as a whole; asked once. */
    public boolean areRight() {
        return right(window, start, start + length) == start + length && missing == 0;
    }

    /**
     * The column of a place in characters.
     *
     * @param offset how many bytes are before the place
     * @param column the column in bytes, from 1
     */
    public int column(long offset, int column) {
        long place = offset - before;
        long line = place - (column - 1);
        if (place < 0 || place > length) {
            return column;
        }
        int excess = line < 0 ? excessBefore : 0;
        return column - excess - excess(start + (int) Math.max(0, line), start + (int) place);
    }

    /**
     * The place of the wrong byte, or of the character that it breaks off, in characters; asked once it was refused. A
     * parser that was refused more bytes knows no more than the line in which it stood.
     *
     * @param line of the last byte that was handed over
     * @param lineStart how many bytes are before that line
     */
    public JsonLocation wrongPlace(int line, long lineStart) {
        return lineEnded
                ? new JsonLocation(ContentReference.unknown(), before, -1, line + 1, 1)
                : new JsonLocation(
                        ContentReference.unknown(),
                        before,
                        -1,
                        line,
                        (int) (before - lineStart) + 1 - excessBefore - begun);
    }

    /** By how many bytes exceed characters, of which those of four bytes are two, as everywhere in Java. */
    private int excess(int from, int to) {
        int excess = 0;
        for (int i = from; i < to; i++) {
            int b = window[i] & 0xFF;
            excess += b >= 0xF0 ? -1 : b >= 0x80 && b < 0xC0 ? 1 : 0;
        }
        return excess;
    }

    /** What is known of the window before it goes. */
    private void leave() {
        int end = start + length;
        before += length;
        length = 0;
        lineEnded = end == start ? lineEnded : window[end - 1] == '\r';
        if (ascii && excessBefore == 0) {
            return;
        }
        int line = end;
        while (line > start && window[line - 1] != '\n' && window[line - 1] != '\r') {
            line--;
        }
        excessBefore = (line == start ? excessBefore : 0) + excess(line, end);
        ascii = missing == 0;
    }

    /** The index of the first wrong byte, or {@code end}. */
    private int right(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end) {
            if (missing == 0) {
                i = ascii(bytes, i, end);
                if (i == end) {
                    break;
                }
                begin(bytes[i] & 0xFF);
            } else {
                next(bytes[i] & 0xFF);
            }
            if (wrong) {
                return i;
            }
            i++;
        }
        return i;
    }

    /** Passes over ASCII, of which most messages are. */
    static int ascii(byte[] bytes, int from, int end) {
        int i = from;
        while (i + 8 <= end && ((long) EIGHT.get(bytes, i) & NOT_ASCII) == 0) {
            i += 8;
        }
        while (i < end && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    private void begin(int lead) {
        ascii = false;
        missing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        wrong = lead < 0xC2 || lead > 0xF4;
        begun = wrong ? 0 : lead < 0xF0 ? 1 : 2;
    }

    private void next(int trail) {
        wrong = trail < least || trail > most;
        missing--;
        least = 0x80;
        most = 0xBF;
    }

    /** Reads up to {@code count} bytes for a look at the beginning: fewer where the text ends or a wrong byte follows. */
    public int first(byte[] target, int count) throws IOException {
        int taken = 0;
        while (taken < count && !wrong) {
            int more = take(target, taken, count - taken);
            if (more < 0) {
                break;
            }
            taken += more;
        }
        return taken;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = wrong ? 0 : take(target, offset, count);
        if (wrong && read == 0) {
            leave();
            throw new MalformedInputException(1);
        }
        return read;
    }

    private int take(byte[] target, int offset, int count) throws IOException {
        leave();
        int read = source.read(target, offset, count);
        window = target;
        start = offset;
        length = read <= 0 ? 0 : right(target, offset, offset + read) - offset;
        return read <= 0 ? read : length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
