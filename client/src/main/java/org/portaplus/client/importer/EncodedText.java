package org.portaplus.client.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a file: a byte order mark is believed before anything else, and bytes that are no text are an error. */
final class EncodedText {
    private static final String MARK = "\uFEFF";
    private static final List<Charset> MARKED =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final Reader reader;
    private final boolean marked;

    private EncodedText(Reader reader, boolean marked) {
        this.reader = reader;
        this.marked = marked;
    }

    /** @param charset of a file without a mark; null: UTF-8 */
    static EncodedText open(Path file, @Nullable Charset charset) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            for (Charset candidate : MARKED) {
                byte[] mark = MARK.getBytes(candidate);
                bytes.mark(mark.length);
                if (Arrays.equals(bytes.readNBytes(mark.length), mark)) {
                    return new EncodedText(strict(bytes, candidate), true);
                }
                bytes.reset();
            }
            return new EncodedText(strict(bytes, charset == null ? StandardCharsets.UTF_8 : charset), false);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    Reader reader() {
        return reader;
    }

    boolean isMarked() {
        return marked;
    }

    private static Reader strict(InputStream bytes, Charset charset) {
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
