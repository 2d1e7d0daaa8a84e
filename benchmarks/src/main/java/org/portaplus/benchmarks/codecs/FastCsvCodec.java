package org.portaplus.benchmarks.codecs;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** FastCSV, which knows texts only: what it writes is text already, and what it reads stays text. */
final class FastCsvCodec implements Codec {
    private final List<List<String>> records;

    /** Writes the cells that are in {@code bytes}. */
    FastCsvCodec(byte[] bytes) throws IOException {
        records = records(bytes);
    }

    private static List<List<String>> records(byte[] bytes) throws IOException {
        List<List<String>> read = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (CsvRecord csv : reader) {
                read.add(csv.getFields());
            }
        }
        return read;
    }

    @Override
    public byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter writer = CsvWriter.builder().build(bytes, StandardCharsets.UTF_8)) {
            records.forEach(writer::writeRecord);
        }
        return bytes.toByteArray();
    }

    @Override
    public Object read(byte[] bytes) throws IOException {
        return records(bytes);
    }
}
