package org.portaplus.benchmarks.codecs;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;

/** A codec by a mapper of Jackson, ours or another. */
final class MapperCodec implements Codec {
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Object value;

    MapperCodec(ObjectWriter writer, ObjectReader reader, Object value) {
        this.writer = writer;
        this.reader = reader;
        this.value = value;
    }

    @Override
    public byte[] write() throws IOException {
        return writer.writeValueAsBytes(value);
    }

    @Override
    public Object read(byte[] bytes) throws IOException {
        return reader.readValue(bytes);
    }
}
