package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.internal.io.CharInput;
import org.portaplus.wire.internal.io.StrictReader;

/** Leads the many ways to open a Jackson factory to one parser and one generator per format. Thread-safe. */
public abstract class WireFactory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    /** Up to this size a message is decoded at once; a longer one piece by piece, however it is given. */
    private static final int AT_ONCE = 1 << 16;

    /** With the limits of this module. */
    protected WireFactory() {
        super(new JsonFactoryBuilder()
                // Names that collide in the symbol table are read without it.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(WireLimits.STANDARD));
    }

    /** For copies. */
    protected WireFactory(WireFactory source) {
        super(source, null);
    }

    @Override
    public JsonFactory setStreamReadConstraints(StreamReadConstraints constraints) {
        return super.setStreamReadConstraints(WireLimits.of(constraints));
    }

    /** Places in error texts are lines and columns; the text itself may be a password, and nothing holds on to it. */
    @Override
    protected final ContentReference _createContentReference(Object content) {
        return ContentReference.unknown();
    }

    @Override
    protected final ContentReference _createContentReference(Object content, int offset, int length) {
        return ContentReference.unknown();
    }

    /** Opens a parser over characters. */
    protected abstract JsonParser parser(CharInput input, IOContext io) throws IOException;

    /** Opens a generator; either {@code stream} or {@code writer} is null. */
    protected abstract JsonGenerator generator(IOContext io, @Nullable OutputStream stream, @Nullable Writer writer)
            throws IOException;

    @Override
    public boolean canUseCharArrays() {
        return false;
    }

    @Override
    public boolean requiresPropertyOrdering() {
        return false;
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext io) throws IOException {
        return _createParser(new StrictReader(in, StandardCharsets.UTF_8), io);
    }

    @Override
    protected JsonParser _createParser(Reader reader, IOContext io) throws IOException {
        return parser(CharInput.of(reader, WireLimits.of(io.streamReadConstraints())), io);
    }

    @Override
    protected JsonParser _createParser(char[] data, int offset, int length, IOContext io, boolean recyclable)
            throws IOException {
        io.streamReadConstraints().validateDocumentLength(length);
        return parser(CharInput.of(data, offset, length), io);
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext io) throws IOException {
        io.streamReadConstraints().validateDocumentLength(length);
        if (length > AT_ONCE) {
            return _createParser(new ByteArrayInputStream(data, offset, length), io);
        }
        try {
            return parser(CharInput.of(data, offset, length), io);
        } catch (CharacterCodingException notUtf8) {
            // Read piece by piece it is refused where the wrong byte is.
            return _createParser(new ByteArrayInputStream(data, offset, length), io);
        }
    }

    @Override
    protected JsonParser _createParser(DataInput input, IOContext io) {
        throw new UnsupportedOperationException("DataInput");
    }

    @Override
    public JsonParser createParser(String content) throws IOException {
        return content.length() > AT_ONCE
                ? createParser(new StringReader(content))
                : createParser(content.toCharArray());
    }

    @Override
    protected JsonGenerator _createGenerator(Writer out, IOContext io) throws IOException {
        return generator(io, null, out);
    }

    @Override
    protected JsonGenerator _createUTF8Generator(OutputStream out, IOContext io) throws IOException {
        return generator(io, out, null);
    }

    @Override
    protected Writer _createWriter(OutputStream out, JsonEncoding encoding, IOContext io) throws IOException {
        return new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public boolean canHandleBinaryNatively() {
        return false;
    }
}
