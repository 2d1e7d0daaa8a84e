package org.portaplus.wire.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.util.SymbolTable;
import com.fasterxml.jackson.core.FormatFeature;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.ByteArrayInputStream;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.codehaus.stax2.XMLInputFactory2;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.internal.io.CharInput;
import org.portaplus.wire.internal.stream.WireFactory;
import org.portaplus.wire.internal.xml.DocumentEncoding;
import org.portaplus.wire.internal.xml.ElementReader;
import org.portaplus.wire.internal.xml.Enclosure;
import org.portaplus.wire.internal.xml.MarkupWatch;
import org.portaplus.wire.soap.SoapFactory;

/**
 * Opens {@link DataContractParser} and {@link DataContractGenerator}. DTDs, external entities and processing
 * instructions are refused; depth and sizes are limited. Thread-safe after configuration.
 *
 * <p>Sources: those of {@link DataContractParser} and {@link DataContractGenerator}.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public sealed class DataContractFactory extends WireFactory permits SoapFactory {
    private static final long serialVersionUID = 1L;

    private final transient XMLInputFactory xml = inputFactory();

    /** With the limits of this module. */
    public DataContractFactory() {}

    /** For copies. */
    protected DataContractFactory(DataContractFactory source) {
        super(source);
    }

    private static XMLInputFactory inputFactory() {
        WstxInputFactory factory = new NamesOfContracts();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Otherwise broken text, such as a lone ampersand, is only found by methods that cannot throw what is caught
        // here.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // The limits are those of each reader and are watched before StAX sees the text.
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Integer.MAX_VALUE);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, Integer.MAX_VALUE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Integer.MAX_VALUE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
        return factory;
    }

    /** Remembers the names of messages from one to the next, but no more of them than one message may have. */
    private static final class NamesOfContracts extends WstxInputFactory {
        @Override
        public synchronized void updateSymbolTable(SymbolTable names) {
            if (names.size() <= WireLimit.XML_NAMES.standard()) {
                super.updateSymbolTable(names);
            }
        }
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

    /**
     * Opens a parser over bytes whose charset was told outside of the document, as by the header {@code Content-Type} of
     * a request. What the document declares of itself does then not count; only a byte order mark goes before (RFC 7303
     * section 3).
     *
     * @param announced UTF-8; US-ASCII, which is read as UTF-8; UTF-16 in either order; any other charset as Java decodes
     *     it. Null when nothing was told, which is the same as {@link #createParser(InputStream)}
     * @throws WireReadException when UTF-16 is announced and the bytes cannot be that
     */
    public JsonParser createParser(InputStream in, @Nullable Charset announced) throws IOException {
        return open(in, announced, _createContext(_createContentReference(in), false));
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext io) throws IOException {
        return open(in, null, io);
    }

    private JsonParser open(InputStream in, @Nullable Charset announced, IOContext io) throws IOException {
        try {
            return DocumentEncoding.open(in, announced, (source, encoding) -> parser(source, encoding, io));
        } catch (JsonParseException refused) {
            throw WireReadException.of(refused);
        }
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext io) throws IOException {
        return _createParser(new ByteArrayInputStream(data, offset, length), io);
    }

    @Override
    protected JsonParser _createParser(Reader reader, IOContext io) throws IOException {
        return parser(reader, DocumentEncoding.CHARACTERS, io);
    }

    private JsonParser parser(Reader source, DocumentEncoding encoding, IOContext io) throws IOException {
        MarkupWatch watch = new MarkupWatch(source, encoding, WireLimits.of(io.streamReadConstraints()));
        try {
            return parser(xml.createXMLStreamReader(watch), watch, io);
        } catch (XMLStreamException refused) {
            throw WireReadException.of(DataContractParser.syntaxError(refused, watch));
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
    protected JsonParser parser(XMLStreamReader reader, MarkupWatch watch, IOContext io) {
        return new DataContractParser(io, _parserFeatures, _objectCodec, new ElementReader(reader, watch), watch);
    }

    @Override
    protected JsonGenerator generator(IOContext io, @Nullable OutputStream stream, @Nullable Writer writer)
            throws IOException {
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
