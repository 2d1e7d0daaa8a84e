package org.portaplus.wire.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.FormatFeature;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.ByteArrayInputStream;
import java.io.CharArrayReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.internal.io.CharInput;
import org.portaplus.wire.internal.stream.WireFactory;
import org.portaplus.wire.internal.xml.Enclosure;

/**
 * Opens {@link DataContractParser} and {@link DataContractGenerator}. DTDs, external entities and processing
 * instructions are refused; depth and sizes are limited. Thread-safe after configuration.
 */
public class DataContractFactory extends WireFactory {
    private static final long serialVersionUID = 1L;

    private final transient XMLInputFactory xml = inputFactory();

    /** With the limits of this module. */
    public DataContractFactory() {}

    /** For copies. */
    protected DataContractFactory(DataContractFactory source) {
        super(source);
    }

    private static XMLInputFactory inputFactory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 2 * LIMITS.getMaxNestingDepth());
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LIMITS.getMaxStringLength());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 50);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 2000);
        return factory;
    }

    @Override
    public JsonFactory copy() {
        return new DataContractFactory(this);
    }

    @Override
    public String getFormatName() {
        return "DataContract XML";
    }

    @Override
    public boolean canUseSchema(FormatSchema schema) {
        return schema instanceof DataContractSchema;
    }

    @Override
    public Class<? extends FormatFeature> getFormatWriteFeatureType() {
        return DataContractGenerator.Feature.class;
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext io) throws IOException {
        try {
            return parser(xml.createXMLStreamReader(in), in, io);
        } catch (XMLStreamException refused) {
            throw refused(refused);
        }
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext io) throws IOException {
        return _createParser(new ByteArrayInputStream(data, offset, length), io);
    }

    @Override
    protected JsonParser _createParser(Reader reader, IOContext io) throws IOException {
        try {
            return parser(xml.createXMLStreamReader(reader), reader, io);
        } catch (XMLStreamException refused) {
            throw refused(refused);
        }
    }

    @Override
    protected JsonParser _createParser(char[] data, int offset, int length, IOContext io, boolean recyclable)
            throws IOException {
        return _createParser(new CharArrayReader(data, offset, length), io);
    }

    @Override
    protected JsonParser parser(CharInput input, IOContext io) {
        throw new UnsupportedOperationException("XML is read by StAX");
    }

    /** Opens a parser over StAX events. */
    protected JsonParser parser(XMLStreamReader reader, Closeable source, IOContext io) {
        return new DataContractParser(io, _parserFeatures, _objectCodec, reader, source);
    }

    private static WireReadException refused(XMLStreamException problem) {
        return WireReadException.of(DataContractParser.syntaxError(null, problem));
    }

    @Override
    protected JsonGenerator generator(IOContext io, OutputStream stream, Writer writer) throws IOException {
        return new DataContractGenerator(
                io,
                _generatorFeatures,
                _objectCodec,
                io.allocWriteEncodingBuffer(),
                stream,
                writer,
                Enclosure.DOCUMENT);
    }
}
