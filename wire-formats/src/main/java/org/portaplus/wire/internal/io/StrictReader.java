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

    private final InputStream source;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(WINDOW).flip();
    private final boolean utf8;
    private boolean ended;

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
        CharBuffer characters = CharBuffer.wrap(target, offset, count);
        while (count > 0) {
            int plain = ascii(target, offset, count);
            if (plain > 0) {
                return plain;
            }
            CoderResult result = decoder.decode(bytes, characters, ended);
            if (characters.position() > offset) {
                return characters.position() - offset;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        return 0;
    }

    /** Copies the ASCII that comes next in UTF-8, which is most of a message and needs no decoder; returns its length. */
    private int ascii(char[] target, int offset, int count) {
        byte[] window = bytes.array();
        int from = bytes.position();
        int end = utf8 ? Utf8Bytes.ascii(window, from, from + Math.min(count, bytes.remaining())) : from;
        for (int i = from; i < end; i++) {
            target[offset + i - from] = (char) window[i];
        }
        bytes.position(end);
        return end - from;
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
