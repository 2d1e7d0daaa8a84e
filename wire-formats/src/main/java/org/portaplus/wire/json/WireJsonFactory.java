package org.portaplus.wire.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.internal.io.Utf8Bytes;
import org.portaplus.wire.internal.stream.CountingJsonParser;
import org.portaplus.wire.internal.stream.WholePairsGenerator;
import org.portaplus.wire.internal.stream.WholePairsUtf8Generator;

/**
 * Jackson's own JSON with the escapes of the library: control characters U+0000–001F and U+007F–009F as {@code \u001B},
 * everything else as it is. Bytes are UTF-8. NaN and Infinity are read, because the library writes them. Thread-safe
 * after configuration.
 *
 * <p>Sources: {@code docs/wire-formats.md#json-escapes}, {@code docs/wire-formats.md#json-reals} and
 * {@code docs/wire-formats.md#json-reading}; rule D03 of the module's README.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
public final class WireJsonFactory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Length of the byte order mark in UTF-8. */
    private static final int MARK = 3;

    /** With the limits of this module. */
    public WireJsonFactory() {
        super(new JsonFactoryBuilder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                // Line breaks and tabs in texts; of the others, the reader of texts refuses those that XML cannot
                // carry.
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                // Without it bytes, unlike strings, would carry such a character as two escapes.
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .characterEscapes(new Escapes())
                // Error texts must not repeat what was sent: it may be a password.
                .errorReportConfiguration(ErrorReportConfiguration.builder()
                        .maxErrorTokenLength(0)
                        .maxRawContentLength(0)
                        .build())
                // Names that collide in the symbol table are read without it.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(WireLimits.STANDARD));
    }

    private WireJsonFactory(WireJsonFactory source) {
        super(source, null);
    }

    @Override
    public JsonFactory setStreamReadConstraints(StreamReadConstraints constraints) {
        return super.setStreamReadConstraints(WireLimits.of(constraints));
    }

    @Override
    public JsonFactory copy() {
        return new WireJsonFactory(this);
    }

    @Override
    public String getFormatName() {
        return FORMAT_NAME_JSON;
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext io) throws IOException {
        Utf8Bytes bytes = new Utf8Bytes(in);
        byte[] buffer = io.allocReadIOBuffer();
        return utf8(io, bytes, bytes, buffer, 0, bytes.first(buffer, MARK), true);
    }

    /** As RFC 8259 has it (section 8.1). Jackson would guess at UTF-16 and UTF-32 from the first four bytes. */
    private JsonParser utf8(
            IOContext io,
            @Nullable Utf8Bytes places,
            @Nullable InputStream in,
            byte[] bytes,
            int offset,
            int length,
            boolean recyclable) {
        io.setEncoding(JsonEncoding.UTF8);
        boolean marked = length >= MARK
                && bytes[offset] == (byte) 0xEF
                && bytes[offset + 1] == (byte) 0xBB
                && bytes[offset + 2] == (byte) 0xBF;
        int mark = marked ? MARK : 0;
        JsonParser parser = new UTF8StreamJsonParser(
                io,
                _parserFeatures,
                in,
                _objectCodec,
                _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures),
                bytes,
                offset + mark,
                offset + length,
                mark,
                recyclable);
        return new CountingJsonParser(parser, places);
    }

    @Override
    protected JsonGenerator _createGenerator(Writer out, IOContext io) throws IOException {
        return new WholePairsGenerator(super._createGenerator(out, io));
    }

    @Override
    protected JsonGenerator _createUTF8Generator(OutputStream out, IOContext io) {
        return new WholePairsUtf8Generator(io, _generatorFeatures, _objectCodec, out)
                .setCharacterEscapes(_characterEscapes)
                .setRootValueSeparator(_rootValueSeparator);
    }

    @Override
    protected JsonParser _createParser(Reader reader, IOContext io) throws IOException {
        return new CountingJsonParser(super._createParser(new WithoutMark(reader), io), null);
    }

    @Override
    protected JsonParser _createParser(char[] data, int offset, int length, IOContext io, boolean recyclable)
            throws IOException {
        int mark = length > 0 && data[offset] == BYTE_ORDER_MARK ? 1 : 0;
        return new CountingJsonParser(super._createParser(data, offset + mark, length - mark, io, recyclable), null);
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext io) throws IOException {
        Utf8Bytes bytes = new Utf8Bytes(data, offset, length);
        return bytes.areRight()
                ? utf8(io, bytes, null, data, offset, length, false)
                // Read piece by piece it is refused where the wrong byte is.
                : _createParser(new ByteArrayInputStream(data, offset, length), io);
    }

    /** Drops a byte order mark, as it is dropped from bytes; not before the parser reads, whose failures have a place. */
    private static final class WithoutMark extends FilterReader {
        private boolean begun;

        WithoutMark(Reader reader) {
            super(reader);
        }

        @Override
        public int read(char[] target, int offset, int count) throws IOException {
            int read = super.read(target, offset, count);
            if (begun || read <= 0) {
                return read;
            }
            begun = true;
            if (target[offset] != BYTE_ORDER_MARK) {
                return read;
            }
            System.arraycopy(target, offset + 1, target, offset, read - 1);
            return read > 1 ? read - 1 : super.read(target, offset, count);
        }
    }

    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final SerializedString[] C1 = new SerializedString[32];

        static {
            for (int i = 0; i < C1.length; i++) {
                C1[i] = new SerializedString(String.format(java.util.Locale.ROOT, "\\u%04X", 0x80 + i));
            }
        }

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes() {
            ascii[0x7F] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c >= 0x80 && c < 0xA0 ? C1[c - 0x80] : null;
        }
    }
}
