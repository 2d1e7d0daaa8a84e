package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.portaplus.wire.WireReadException;
import org.portaplus.wire.internal.io.CharInput;

/** Leads the many ways to open a Jackson factory to one parser and one generator per format. Thread-safe. */
public abstract class WireFactory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    /** Limits of all formats: deeper, longer or bigger input is refused. */
    public static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(1 << 20)
            .maxNumberLength(1000)
            .maxNameLength(1000)
            .build();

    /** With the limits of this module. */
    protected WireFactory() {
        setStreamReadConstraints(LIMITS);
    }

    /** For copies. */
    protected WireFactory(WireFactory source) {
        super(source, null);
    }

    /** Opens a parser over characters. */
    protected abstract JsonParser parser(CharInput input, IOContext io) throws IOException;

    /** Opens a generator; either {@code stream} or {@code writer} is null. */
    protected abstract JsonGenerator generator(IOContext io, OutputStream stream, Writer writer) throws IOException;

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
        Reader reader = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return _createParser(reader, io);
    }

    @Override
    protected JsonParser _createParser(Reader reader, IOContext io) throws IOException {
        return parser(CharInput.of(reader, new char[4096]), io);
    }

    @Override
    protected JsonParser _createParser(char[] data, int offset, int length, IOContext io, boolean recyclable)
            throws IOException {
        return parser(CharInput.of(data, offset, length), io);
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext io) throws IOException {
        try {
            return parser(CharInput.of(data, offset, length), io);
        } catch (CharacterCodingException notUtf8) {
            throw WireReadException.of(
                    new JsonParseException((JsonParser) null, "the text is not UTF-8", (JsonLocation) null, notUtf8));
        }
    }

    @Override
    protected JsonParser _createParser(DataInput input, IOContext io) {
        throw new UnsupportedOperationException("DataInput");
    }

    @Override
    public JsonParser createParser(String content) throws IOException {
        return createParser(content.toCharArray());
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
