package org.portaplus.wire.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands UTF-8 over to a writer. Each call must give whole characters. */
final class WriterStream extends OutputStream {
    private final Writer writer;

    private WriterStream(Writer writer) {
        this.writer = writer;
    }

    /** {@code stream} or, when that is null, {@code writer} as a stream. */
    static OutputStream target(@Nullable OutputStream stream, @Nullable Writer writer) {
        return stream != null ? stream : new WriterStream(Objects.requireNonNull(writer, "a stream or a writer"));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        writer.write(new String(source, from, length, StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
