package org.portaplus.wire.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Characters of a stream of bytes, of which those that stand for no character are refused with a {@link
 * java.nio.charset.CharacterCodingException}. Other than Java's own reader it still hands over what stands before them, so
 * that whoever reads stands where the wrong byte is. Not thread-safe.
 */
public final class StrictReader extends Reader {
    private static final int WINDOW = 8192;
    /** How many characters are decoded before what follows is looked at again: it may be plain. */
    private static final int RUN = 64;

    private final InputStream source;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(WINDOW).flip();
    private final boolean utf8;
    private boolean ended;
    /** The second half of a pair, for which there was no room any more; or 0. */
    private char held;

    /** Over {@code source}, which is closed with this. */
    public StrictReader(InputStream source, Charset charset) {
        this.source = source;
        this.utf8 = charset.equals(StandardCharsets.UTF_8);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        int end = offset + count;
        int at = offset;
        if (held != 0 && at < end) {
            target[at++] = held;
            held = 0;
        }
        while (at < end) {
            at = plain(target, at, end);
            int decoded = at < end ? decode(target, at, end, at > offset) : 0;
            if (decoded == 0) {
                break;
            }
            at += decoded;
        }
        return at == offset && count > 0 ? -1 : at - offset;
    }

    /**
     * Decodes some of the characters that are not plain.
     *
     * @param some whether there are characters to hand over already, before a wrong byte or the next read
     * @return how many; 0 at the end, or when those that there are come first
     */
    private int decode(char[] target, int from, int end, boolean some) throws IOException {
        while (true) {
            CharBuffer room = CharBuffer.wrap(target, from, Math.min(end - from, RUN));
            CoderResult result = decoder.decode(bytes, room, ended);
            int decoded = room.position() - from;
            if (decoded == 0 && result.isOverflow()) {
                // Only half of a pair has room; the other one waits.
                CharBuffer pair = CharBuffer.allocate(2);
                decoder.decode(bytes, pair, ended);
                target[from] = pair.get(0);
                held = pair.get(1);
                return 1;
            }
            if (decoded > 0 || some) {
                return decoded;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (ended) {
                return 0;
            }
            fill();
        }
    }

    /**
     * Copies the ASCII that comes next in UTF-8, and the letters of two bytes in it: most of a message, which needs no
     * decoder. Returns the end of what was copied.
     */
    private int plain(char[] target, int offset, int end) {
        if (!utf8) {
            return offset;
        }
        byte[] window = bytes.array();
        int from = bytes.position();
        int last = bytes.limit() - 1;
        int at = offset;
        while (true) {
            int ascii = Utf8Bytes.ascii(window, from, Math.min(from + end - at, last + 1));
            for (int shift = at - from; from < ascii; from++) {
                target[from + shift] = (char) window[from];
            }
            at += ascii - bytes.position();
            bytes.position(ascii);
            if (at == end
                    || from >= last
                    || (window[from + 1] & 0xC0) != 0x80
                    || (window[from] & 0xFF) < 0xC2
                    || (window[from] & 0xFF) > 0xDF) {
                return at;
            }
            target[at++] = (char) ((window[from] & 0x1F) << 6 | (window[from + 1] & 0x3F));
            from += 2;
            bytes.position(from);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = source.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
