package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.io.JsvOutput;
import org.portaplus.wire.internal.io.Utf8Output;

/**
 * Tokens as compact JSV: the whole of the JSV format and the inside of CSV cells. A member name is held back until its
 * value comes, because a null value drops both.
 */
public abstract class JsvTokens extends TextGenerator {
    private static final byte[] TRUE = {'T', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'F', 'a', 'l', 's', 'e'};

    /** Where the text goes at the moment; CSV changes it for its first row. */
    protected JsvOutput out;

    private @Nullable SerializableString memberName;
    private @Nullable String mapKey;
    /** Whether something stands before the next value between its brackets: no stack is needed to know. */
    private boolean comma;

    /** For a generator that begins with {@code out}. */
    protected JsvTokens(IOContext io, int features, @Nullable ObjectCodec codec, byte[] pooled, JsvOutput out) {
        super(io, features, codec, pooled);
        this.out = out;
    }

    @Override
    protected Utf8Output target() {
        return out;
    }

    /** Writes the comma and the name that belong before the next value. */
    protected void beforeValue() throws IOException {
        SerializableString name = memberName;
        if (name != null) {
            memberName = null;
            out.member(name.asUnquotedUTF8(), comma);
        } else if (mapKey != null) {
            separate();
            out.text(mapKey);
            out.ascii(':');
            mapKey = null;
        } else if (_writeContext.inObject()) {
            throw unwritable("a member needs a name");
        } else {
            separate();
        }
        comma = true;
    }

    private void separate() throws IOException {
        if (comma && !_writeContext.inRoot()) {
            out.ascii(',');
        }
    }

    @Override
    public void writeFieldName(SerializableString name) throws IOException {
        memberName = name;
        mapKey = null;
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        mapKey = name;
        memberName = null;
    }

    @Override
    public void writeStartObject() throws IOException {
        beforeValue();
        _writeContext = _writeContext.createChildObjectContext();
        streamWriteConstraints().validateNestingDepth(_writeContext.getNestingDepth());
        out.ascii('{');
        comma = false;
    }

    @Override
    public void writeStartObject(Object forValue) throws IOException {
        writeStartObject();
    }

    @Override
    public void writeStartObject(Object forValue, int size) throws IOException {
        writeStartObject(forValue);
    }

    @Override
    public void writeEndObject() throws IOException {
        if (!_writeContext.inObject()) {
            throw unwritable("no object to end");
        }
        out.ascii('}');
        comma = true;
        _writeContext = _writeContext.clearAndGetParent();
    }

    @Override
    public void writeStartArray() throws IOException {
        beforeValue();
        _writeContext = _writeContext.createChildArrayContext();
        streamWriteConstraints().validateNestingDepth(_writeContext.getNestingDepth());
        out.ascii('[');
        comma = false;
    }

    @Override
    public void writeEndArray() throws IOException {
        if (!_writeContext.inArray()) {
            throw unwritable("no list to end");
        }
        out.ascii(']');
        comma = true;
        _writeContext = _writeContext.clearAndGetParent();
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        if (text == null) {
            writeNull();
            return;
        }
        beforeValue();
        out.text(text);
    }

    @Override
    public void writeNumber(int value) throws IOException {
        beforeValue();
        out.number(value);
    }

    @Override
    public void writeNumber(long value) throws IOException {
        beforeValue();
        out.number(value);
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        beforeValue();
        out.bytes(value ? TRUE : FALSE);
    }

    @Override
    protected void writeBare(String text) throws IOException {
        beforeValue();
        out.ascii(text);
    }

    /** A null dictionary of a list is the word, which no other null is. */
    public void writeNullDictionary() throws IOException {
        writeBare("null");
    }

    /** A null member is left out, a null item is nothing between its commas. */
    @Override
    public void writeNull() throws IOException {
        if (_writeContext.inObject()) {
            memberName = null;
            mapKey = null;
        } else {
            beforeValue();
        }
    }
}
