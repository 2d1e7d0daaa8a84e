package org.portaplus.wire.csv;

import com.fasterxml.jackson.core.FormatFeature;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.io.CharInput;
import org.portaplus.wire.internal.stream.WireFactory;

/**
 * Opens {@link CsvParser} and {@link CsvGenerator}. Thread-safe after configuration.
 *
 * <p>Sources: those of {@link CsvParser} and {@link CsvGenerator}.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public final class CsvFactory extends WireFactory {
    private static final long serialVersionUID = 1L;

    /** With the limits of this module. */
    public CsvFactory() {}

    private CsvFactory(CsvFactory source) {
        super(source);
    }

    @Override
    public JsonFactory copy() {
        return new CsvFactory(this);
    }

    @Override
    public String getFormatName() {
        return "CSV";
    }

    @Override
    public Class<? extends FormatFeature> getFormatWriteFeatureType() {
        return CsvGenerator.Feature.class;
    }

    @Override
    public boolean canUseSchema(FormatSchema schema) {
        return schema instanceof CsvSchema;
    }

    @Override
    protected JsonParser parser(CharInput input, IOContext io) {
        return new CsvParser(io, _parserFeatures, _objectCodec, input, _rootCharSymbols.makeChild());
    }

    @Override
    protected JsonGenerator generator(IOContext io, @Nullable OutputStream stream, @Nullable Writer writer)
            throws IOException {
        return new CsvGenerator(io, _generatorFeatures, _objectCodec, io.allocWriteEncodingBuffer(), stream, writer);
    }
}
