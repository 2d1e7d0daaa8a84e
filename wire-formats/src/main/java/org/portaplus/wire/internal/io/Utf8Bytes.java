package org.portaplus.wire.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.MalformedInputException;

/**
 * Bytes on their way to a parser which decodes UTF-8 itself, but takes forms that are longer than they need be, halves of
 * pairs and what is beyond the last character (RFC 3629, section 3). What stands before a wrong byte is still handed over,
 * so that the parser stands where the byte is. Not thread-safe.
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
    private boolean wrong;

    /** Over {@code source}, which is closed with this. */
    public Utf8Bytes(InputStream source) {
        this.source = source;
    }

    /** Whether these bytes are UTF-8 as a whole. */
    public static boolean areUtf8(byte[] bytes, int offset, int length) {
        Utf8Bytes state = new Utf8Bytes(nullInputStream());
        return state.right(bytes, offset, offset + length) == offset + length && state.missing == 0;
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
    private static int ascii(byte[] bytes, int from, int end) {
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
        missing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        wrong = lead < 0xC2 || lead > 0xF4;
    }

    private void next(int trail) {
        wrong = trail < least || trail > most;
        missing--;
        least = 0x80;
        most = 0xBF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (wrong) {
            throw new MalformedInputException(1);
        }
        int read = source.read(target, offset, count);
        if (read <= 0) {
            return read;
        }
        int right = right(target, offset, offset + read) - offset;
        if (wrong && right == 0) {
            throw new MalformedInputException(1);
        }
        return right;
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
