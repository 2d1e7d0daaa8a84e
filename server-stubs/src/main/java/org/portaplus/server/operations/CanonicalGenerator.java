package org.portaplus.server.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message so that all spellings of one request become one text. Decimals are written by their value. Members without a
 * meaning are left out: null, a whole number that is 0, and an empty FeatureName, which clients send that cannot leave a
 * member out. An amount of 0, a switch that is off and an empty text do mean something, if only in a change, and stay. For one
 * thread. Source: decision 6.
 *
 * <p>A name is held back until its value shows whether it is written.
 */
final class CanonicalGenerator extends JsonGeneratorDelegate {
    private static final String FEATURE = "FeatureName";

    private @Nullable String held;

    CanonicalGenerator(JsonGenerator text) {
        super(text, false);
    }

    @Override
    public void writeFieldName(String name) {
        held = name;
    }

    @Override
    public void writeFieldName(SerializableString name) {
        held = name.getValue();
    }

    /** Writes the name that is held back. */
    private JsonGenerator named() throws IOException {
        String name = held;
        held = null;
        if (name != null) {
            delegate.writeFieldName(name);
        }
        return delegate;
    }

    /** Drops the name that is held back, with its value; false in a list, where each place counts. */
    private boolean isDropped() {
        boolean dropped = held != null;
        held = null;
        return dropped;
    }

    @Override
    public void writeNull() throws IOException {
        if (!isDropped()) {
            delegate.writeNull();
        }
    }

    @Override
    public void writeNumber(short number) throws IOException {
        writeNumber((long) number);
    }

    @Override
    public void writeNumber(int number) throws IOException {
        writeNumber((long) number);
    }

    @Override
    public void writeNumber(long number) throws IOException {
        if (number != 0 || !isDropped()) {
            named().writeNumber(number);
        }
    }

    @Override
    public void writeNumber(BigDecimal number) throws IOException {
        named().writeNumber(number.stripTrailingZeros());
    }

    @Override
    public void writeNumber(double number) throws IOException {
        named().writeNumber(number);
    }

    @Override
    public void writeString(String text) throws IOException {
        if (!text.isEmpty() || !FEATURE.equals(held) || !isDropped()) {
            named().writeString(text);
        }
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length));
    }

    @Override
    public void writeString(SerializableString text) throws IOException {
        writeString(text.getValue());
    }

    @Override
    public void writeBoolean(boolean state) throws IOException {
        named().writeBoolean(state);
    }

    @Override
    public void writeRawValue(String text) throws IOException {
        named().writeRawValue(text);
    }

    @Override
    public void writeStartObject() throws IOException {
        named().writeStartObject();
    }

    @Override
    public void writeStartObject(Object forValue) throws IOException {
        named().writeStartObject();
    }

    @Override
    public void writeStartObject(Object forValue, int size) throws IOException {
        named().writeStartObject();
    }

    @Override
    public void writeStartArray() throws IOException {
        named().writeStartArray();
    }

    @Override
    public void writeStartArray(Object forValue) throws IOException {
        named().writeStartArray();
    }

    @Override
    public void writeStartArray(Object forValue, int size) throws IOException {
        named().writeStartArray();
    }
}
