package org.portaplus.client.importer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet's export (RFC 4180 with any delimiter), read row by row in constant memory. Not thread-safe.
 */
final class Sheet implements AutoCloseable {
    private static final char[] DELIMITERS = {';', ',', '\t'};
    private static final int LONGEST_HEADER = 1 << 16;

    /**
     * How a sheet is written. Immutable.
     *
     * @param charset null: by the byte order mark, else UTF-8
     * @param delimiter null: the one of {@code ; ,} and tab that the header has most of
     */
    record Format(@Nullable Charset charset, @Nullable Character delimiter) {}

    /**
     * One row. Immutable.
     *
     * @param number as a spreadsheet counts: the header is row 1, empty rows count
     * @param cells as written
     */
    record Row(int number, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        /** The text of a cell; empty when the row is shorter. */
        String cell(int position) {
            return position < cells.size() ? cells.get(position) : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private final char delimiter;
    private final boolean marked;
    private int row;

    private Sheet(EncodedText text, @Nullable Character delimiter) throws IOException {
        BufferedReader reader = new BufferedReader(text.reader());
        this.marked = text.isMarked();
        this.delimiter = delimiter == null ? delimiter(reader) : delimiter;
        this.csv = CsvReader.builder()
                .fieldSeparator(this.delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new QuotedCells(reader, this.delimiter));
        this.records = csv.iterator();
        this.header = next().map(Row::cells).orElse(List.of());
    }

    /**
     * Opens a sheet and reads its header.
     *
     * @throws ImportFailure when it cannot be read
     */
    static Sheet open(Path file, Format format) {
        try {
            EncodedText text = EncodedText.open(file, format.charset());
            try {
                return new Sheet(text, format.delimiter());
            } catch (IOException | RuntimeException e) {
                text.reader().close();
                throw e;
            }
        } catch (CharacterCodingException e) {
            throw encoding(1, e);
        } catch (IOException e) {
            throw new ImportFailure(ExitCode.USAGE, file + " cannot be read: " + reason(e), e);
        }
    }

    List<String> header() {
        return header;
    }

    char delimiter() {
        return delimiter;
    }

    /** Whether it begins with a byte order mark, as exports for certain spreadsheets do. */
    boolean isMarked() {
        return marked;
    }

    /**
     * The next row that is not empty.
     *
     * @throws ImportFailure when it is no CSV, such as one with a quote that is never closed, or not in the encoding
     */
    Optional<Row> next() {
        try {
            while (records.hasNext()) {
                Row next = new Row(++row, records.next().getFields());
                if (!next.isBlank()) {
                    return Optional.of(next);
                }
            }
            return Optional.empty();
        } catch (CsvParseException | UncheckedIOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CharacterCodingException) {
                    throw encoding(row + 1, e);
                }
                if (cause instanceof ImportFailure refused) {
                    throw refused;
                }
            }
            throw new ImportFailure(ExitCode.USAGE, "the file cannot be read after row " + row + ": " + reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportFailure encoding(int row, Exception cause) {
        return new ImportFailure(
                ExitCode.USAGE,
                "the file has bytes, in or after row " + row + ", that are not text in this encoding;"
                        + " save it as UTF-8, or name its encoding, such as --encoding windows-1252",
                cause);
    }

    static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static char delimiter(Reader reader) throws IOException {
        reader.mark(LONGEST_HEADER);
        int[] found = new int[DELIMITERS.length];
        boolean quoted = false;
        boolean blank = true; // rows without text before the header are skipped, as everywhere
        for (int read = 0; read < LONGEST_HEADER - 1; read++) {
            int c = reader.read();
            if (c < 0 || (!quoted && !blank && (c == '\n' || c == '\r'))) {
                break;
            }
            quoted ^= c == '"';
            blank &= Character.isWhitespace(c) || c == ';' || c == ',';
            for (int i = 0; i < found.length && !quoted; i++) {
                found[i] += c == DELIMITERS[i] ? 1 : 0;
            }
        }
        reader.reset();
        int most = 0;
        for (int i = 1; i < found.length; i++) {
            most = found[i] > found[most] ? i : most;
        }
        return DELIMITERS[most];
    }
}
