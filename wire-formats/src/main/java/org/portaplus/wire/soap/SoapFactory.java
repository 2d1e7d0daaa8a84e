package org.portaplus.wire.soap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.OutputStream;
import java.io.Writer;
import javax.xml.stream.XMLStreamReader;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.xml.MarkupWatch;
import org.portaplus.wire.xml.DataContractFactory;

/**
 * Opens {@link SoapParser} and {@link SoapGenerator} for one version, with all limits of {@link DataContractFactory}.
 * Thread-safe after configuration.
 *
 * <p>Sources: those of {@link SoapParser} and {@link SoapGenerator}.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public final class SoapFactory extends DataContractFactory {
    private static final long serialVersionUID = 1L;

    private final SoapVersion version;

    /** With the limits of this module. */
    public SoapFactory(SoapVersion version) {
        this.version = version;
    }

    private SoapFactory(SoapFactory source) {
        super(source);
        version = source.version;
    }

    @Override
    public JsonFactory copy() {
        return new SoapFactory(this);
    }

    @Override
    public String getFormatName() {
        return version.format().name();
    }

    @Override
    protected JsonParser parser(XMLStreamReader reader, MarkupWatch watch, IOContext io) {
        EnvelopeReader envelope = new EnvelopeReader(reader, watch, version);
        return new SoapParser(io, _parserFeatures, _objectCodec, envelope, watch);
    }

    @Override
    protected JsonGenerator generator(IOContext io, @Nullable OutputStream stream, @Nullable Writer writer) {
        byte[] buffer = io.allocWriteEncodingBuffer();
        return new SoapGenerator(io, _generatorFeatures, _objectCodec, buffer, stream, writer, version);
    }
}
