package org.portaplus.wire.internal.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.ContentReference;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;

/**
 * A sliding window of characters for hand-written scanners. Everything from {@link #keep} on stays in the window while
 * more is read, so that a token is always one contiguous range. Reads each character once; not thread-safe.
 */
public final class CharInput {
    private static final int WINDOW = 4096;
    private static final int LARGE = 16 * WINDOW;
    private static final int LONGEST_TEXT = (int) WireLimit.TEXT_LENGTH.standard() + 2 * WINDOW;
    /** A longer record is not kept as a whole. */
    private static final int FAR = LARGE / 2;

    /** The window; replaced when it must grow, so scanners re-read this field after {@link #more}. */
    public char[] buf;
    /** Index of the next character. */
    public int pos;
    /** End of what has been read. */
    public int end;

    private final @Nullable Reader source;
    private final WireLimits limits;
    private int kept = -1;
    private int anchor = -1;
    /** Where the last anchor was that had to be dropped. */
    private @Nullable JsonLocation dropped;
    /** The number of the character whose place can be told wherever the window is. */
    private long marked;
    /** Its place, once the window has slid past it. */
    private @Nullable JsonLocation passed;

    private long discarded;
    private int line = 1;
    private int column = 1;

    private CharInput(char[] buf, int pos, int end, @Nullable Reader source, WireLimits limits) {
        this.buf = buf;
        this.pos = pos;
        this.end = end;
        this.source = source;
        this.limits = limits;
    }

    /** Over a stream of characters, read piece by piece. */
    public static CharInput of(Reader source, WireLimits limits) {
        return new CharInput(new char[WINDOW], 0, 0, source, limits);
    }

    /** A table of ASCII in which the given characters are true. */
    public static boolean[] marks(String characters) {
        return Utf8Output.marks(characters);
    }

    /** Over characters in memory. */
    public static CharInput of(char[] text, int offset, int length) {
        // A copy only when an offset would spoil the columns.
        return offset == 0
                ? new CharInput(text, 0, length, null, WireLimits.STANDARD)
                : new CharInput(
                        Arrays.copyOfRange(text, offset, offset + length), 0, length, null, WireLimits.STANDARD);
    }

    /** Over UTF-8 bytes in memory; malformed bytes are refused. */
    public static CharInput of(byte[] text, int offset, int length) throws CharacterCodingException {
        String decoded = new String(text, offset, length, StandardCharsets.UTF_8);
        if (decoded.indexOf('\uFFFD') >= 0) {
            // Either a real U+FFFD or a malformed byte; the strict decoder tells.
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text, offset, length));
        }
        char[] chars = decoded.toCharArray();
        return new CharInput(chars, 0, chars.length, null, WireLimits.STANDARD);
    }

    /** Drops a byte order mark at the very beginning. */
    public void skipByteOrderMark() throws IOException {
        if (more() && buf[pos] == '\uFEFF') {
            pos++;
        }
    }

    /** From here on characters stay in the window until {@link #release}. */
    public void keep() {
        kept = pos;
    }

    /** From here on characters stay in the window until the next anchor, so that their places can be told. */
    public void anchor() {
        anchor = pos;
    }

    /** The place of the next character can be told by {@link #marked} until the next mark. */
    public void mark() {
        marked = discarded + pos;
    }

    /** The place of the last mark. */
    public JsonLocation marked(ContentReference source) {
        return passed != null && marked < discarded ? passed : location(marked, source);
    }

    /** The window may slide past everything that was read. */
    public void release() {
        kept = -1;
    }

    /** Index of the first kept character; it moves when the window slides. */
    public int kept() {
        return kept;
    }

    /** The index of the next such character in the window, or its end. */
    public int indexOf(char c) {
        char[] window = buf;
        int until = end;
        int i = pos;
        while (i < until && window[i] != c) {
            i++;
        }
        return i;
    }

    /** True when a character is at {@link #pos}, reading on where necessary. */
    public boolean more() throws IOException {
        return pos < end || fill();
    }

    /** The character {@code ahead} places after the next one, or -1 beyond the end. */
    public int peek(int ahead) throws IOException {
        while (pos + ahead >= end) {
            if (!fill()) {
                return -1;
            }
        }
        return buf[pos + ahead];
    }

    /** Reads on, keeping everything from the kept character (or the next one); false at the end of the source. */
    private boolean fill() throws IOException {
        if (source == null) {
            return false;
        }
        int from = kept < 0 ? pos : kept;
        if (anchor >= 0 && end - anchor > FAR) {
            dropAnchor();
        }
        from = anchor < 0 ? from : Math.min(anchor, from);
        if (from > 0) {
            if (marked >= discarded && marked < discarded + from) {
                passed = location(marked, ContentReference.unknown());
            }
            countLines(from);
            System.arraycopy(buf, from, buf, 0, end - from);
            discarded += from;
            pos -= from;
            end -= from;
            kept = kept < 0 ? -1 : kept - from;
            anchor = anchor < 0 ? -1 : anchor - from;
        }
        if (end == buf.length) {
            buf = Arrays.copyOf(buf, larger());
        }
        int count = source.read(buf, end, buf.length - end);
        if (count <= 0) {
            return false;
        }
        end += count;
        limits.check(WireLimit.MESSAGE_LENGTH, discarded + end);
        return true;
    }

    /**
     * Two big steps up to the longest text, so that all windows together are hardly more than the last one; then doubling,
     * which keeps the cost linear. The scanners limit what they keep.
     */
    private int larger() {
        return buf.length == WINDOW ? LARGE : buf.length == LARGE ? LONGEST_TEXT : 2 * buf.length;
    }

    /** Places after a far anchor are no longer told one by one: all are that of the anchor. */
    private void dropAnchor() {
        dropped = location(discarded + anchor, ContentReference.unknown());
        anchor = -1;
    }

    private void countLines(int until) {
        char[] window = buf;
        int lineStart = 1 - column;
        for (int i = 0; i < until; i++) {
            if (window[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        column = until - lineStart + 1;
    }

    /** The number of characters before the next one. */
    public long offset() {
        return discarded + pos;
    }

    /** The place of the character with that number; lines end with LF. Costs a pass over the window, for errors only. */
    public JsonLocation location(long offset, ContentReference source) {
        if (offset < discarded && dropped != null) {
            return dropped;
        }
        int until = (int) Math.max(0, Math.min(offset - discarded, end));
        int atLine = line;
        int atColumn = column;
        for (int i = 0; i < until; i++) {
            if (buf[i] == '\n') {
                atLine++;
                atColumn = 1;
            } else {
                atColumn++;
            }
        }
        return new JsonLocation(source, -1L, discarded + until, atLine, atColumn);
    }

    /** Closes the source. */
    public void close() throws IOException {
        if (source != null) {
            source.close();
        }
    }
}
