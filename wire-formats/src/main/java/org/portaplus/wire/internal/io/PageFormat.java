package org.portaplus.wire.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Turns compact JSV into the layout of the metadata pages, byte by byte, as the library's formatter does: it also
 * breaks lines at brackets inside quotes, so what it prints is for people. Line end LF, one TAB per level.
 */
public final class PageFormat extends OutputStream {
    private final OutputStream target;
    private byte[] buf = new byte[4000];
    private int pos;
    private int depth;
    private int held = -1;
    private int previous = -1;
    private boolean quoted;
    private boolean nameDone;

    /** In front of {@code stream} or, when that is null, {@code writer}. */
    public PageFormat(@Nullable OutputStream stream, @Nullable Writer writer) {
        target = WriterStream.target(stream, writer);
    }

    @Override
    public void write(int b) throws IOException {
        int next = b & 0xFF;
        if (held >= 0) {
            int bracket = held;
            held = -1;
            // An empty list or object right after its name stays on the line.
            if (next == (bracket == '{' ? '}' : ']')) {
                put(bracket);
                put(next);
                nameDone = false;
                previous = next;
                return;
            }
            newLine();
            open(bracket);
        }
        if (next == '"') {
            quoted = !quoted;
        }
        step(next);
        previous = next;
    }

    private void step(int b) throws IOException {
        switch (b) {
            case '{', '[' -> {
                if (previous == ':') {
                    held = b;
                } else {
                    open(b);
                }
            }
            case '}', ']' -> {
                depth = Math.max(0, depth - 1);
                newLine();
                put(b);
                nameDone = false;
            }
            case ',' -> {
                put(b);
                if (!quoted) {
                    newLine();
                    nameDone = false;
                }
            }
            case ':' -> {
                put(b);
                if (!nameDone) {
                    put(' ');
                    nameDone = true;
                }
            }
            default -> put(b);
        }
    }

    private void open(int bracket) throws IOException {
        put(bracket);
        depth++;
        newLine();
        nameDone = false;
    }

    private void newLine() throws IOException {
        put('\n');
        for (int i = 0; i < depth; i++) {
            put('\t');
        }
    }

    private void put(int b) throws IOException {
        if (pos == buf.length) {
            drain(false);
        }
        buf[pos++] = (byte) b;
    }

    /** Hands over what is complete, without flushing the target. */
    public void drain() throws IOException {
        drain(false);
    }

    private void drain(boolean last) throws IOException {
        if (!(target instanceof WriterStream)) {
            target.write(buf, 0, pos);
            pos = 0;
            return;
        }
        int whole = pos;
        // A character must not be torn between two strings.
        while (!last && whole > 0 && (buf[whole - 1] & 0xC0) == 0x80) {
            whole--;
        }
        if (!last && whole > 0 && (buf[whole - 1] & 0x80) != 0) {
            whole--;
        }
        target.write(buf, 0, whole);
        System.arraycopy(buf, whole, buf, 0, pos - whole);
        pos -= whole;
    }

    @Override
    public void flush() throws IOException {
        drain(false);
        target.flush();
    }

    @Override
    public void close() throws IOException {
        drain(true);
        target.close();
    }
}
