package org.portaplus.benchmarks.codecs;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;

/** Jackson's CSV, which reads rows one by one. */
final class CsvCodec implements Codec {
    private final ObjectWriter writer;
    private final ObjectReader row;
    private final Object value;

    CsvCodec(ObjectWriter writer, ObjectReader row, Object value) {
        this.writer = writer;
        this.row = row;
        this.value = value;
    }

    @Override
    public byte[] write() throws IOException {
        return writer.writeValueAsBytes(value);
    }

    @Override
    public Object read(byte[] bytes) throws IOException {
        try (MappingIterator<Object> rows = row.readValues(bytes)) {
            return rows.readAll();
        }
    }
}
