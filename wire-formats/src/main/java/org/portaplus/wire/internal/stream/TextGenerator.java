package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.io.Utf8Output;
import org.portaplus.wire.internal.text.NumberText;

/** What the generators of the text formats share: raw output is refused, odd types go through text. Not thread-safe. */
public abstract class TextGenerator extends GeneratorBase {
    private final byte[] pooled;

    /** For a generator with these stream features and this pooled buffer. */
    protected TextGenerator(IOContext io, int features, @Nullable ObjectCodec codec, byte[] pooled) {
        super(features, codec, io);
        this.pooled = pooled;
    }

    /** Where bytes go in the end. */
    protected abstract Utf8Output target();

    /** A scalar that is plain ASCII without any special character, as numbers and dates are. */
    protected abstract void writeBare(String text) throws IOException;

    /** A member name that may hold any character, as map keys do. */
    @Override
    public abstract void writeFieldName(String name) throws IOException;

    @Override
    public StreamWriteConstraints streamWriteConstraints() {
        return ioContext().streamWriteConstraints();
    }

    /** A failure to write. */
    protected final JsonGenerationException unwritable(String problem) {
        return new JsonGenerationException(problem, this);
    }

    @Override
    public void writeFieldName(SerializableString name) throws IOException {
        writeFieldName(name.getValue());
    }

    @Override
    public void writeStartArray(Object forValue) throws IOException {
        writeStartArray();
    }

    @Override
    public void writeStartArray(Object forValue, int size) throws IOException {
        writeStartArray();
    }

    @Override
    public void writeString(SerializableString text) throws IOException {
        writeString(text.getValue());
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length));
    }

    @Override
    public void writeRawUTF8String(byte[] text, int offset, int length) throws IOException {
        throw noRaw();
    }

    @Override
    public void writeUTF8String(byte[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void writeRaw(String text) throws IOException {
        throw noRaw();
    }

    @Override
    public void writeRaw(String text, int offset, int length) throws IOException {
        throw noRaw();
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) throws IOException {
        throw noRaw();
    }

    @Override
    public void writeRaw(char c) throws IOException {
        throw noRaw();
    }

    @Override
    public void writeRawValue(String text) throws IOException {
        writeBare(text);
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) throws IOException {
        byte[] part = offset == 0 && length == data.length
                ? data
                : java.util.Arrays.copyOfRange(data, offset, offset + length);
        writeBase64(variant.encode(part));
    }

    /** Binary data as text, which is as plain as {@link #writeBare} wants it. */
    protected void writeBase64(String text) throws IOException {
        writeBare(text);
    }

    @Override
    public void writeNumber(short value) throws IOException {
        writeNumber((int) value);
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        writeBare(value.toString());
    }

    @Override
    public void writeNumber(double value) throws IOException {
        writeBare(NumberText.ofDouble(value));
    }

    @Override
    public void writeNumber(float value) throws IOException {
        writeBare(NumberText.ofFloat(value));
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        if (!NumberText.isModest(value)) {
            throw unwritable(NumberText.TOO_MANY_DIGITS);
        }
        writeBare(value.toPlainString());
    }

    @Override
    public void writeNumber(String text) throws IOException {
        writeBare(text);
    }

    @Override
    protected void _verifyValueWrite(String what) {
        // Each format keeps its own state.
    }

    private UnsupportedOperationException noRaw() {
        return new UnsupportedOperationException("raw text");
    }

    @Override
    public void flush() throws IOException {
        target().flush(isEnabled(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM));
    }

    @Override
    public void close() throws IOException {
        if (isClosed()) {
            return;
        }
        try {
            finish();
            if (ioContext().isResourceManaged() || isEnabled(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                target().close();
            } else {
                flush();
            }
        } finally {
            _releaseBuffers();
            super.close();
        }
    }

    /** Called once before the target is flushed for the last time. */
    protected void finish() throws IOException {
        // Most formats have nothing to add.
    }

    @Override
    protected void _releaseBuffers() {
        target().detach();
        ioContext().releaseWriteEncodingBuffer(pooled);
    }
}
