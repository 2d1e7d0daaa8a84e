package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;

/**
 * Jackson's JSON parser with the two limits that it lacks: members of an object and items of a list. What is skipped is
 * limited by its tokens only. A number beyond a double is refused where a double is asked for. Not thread-safe.
 */
public final class CountingJsonParser extends JsonParserDelegate {
    private final WireLimits limits;
    private final long most;

    /** Around {@code parser}. */
    public CountingJsonParser(JsonParser parser) {
        super(parser);
        limits = WireLimits.of(parser.streamReadConstraints());
        most = Math.min(limits.get(WireLimit.MEMBERS), limits.get(WireLimit.LIST_ITEMS));
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        count();
        return token;
    }

    @Override
    public JsonToken nextValue() throws IOException {
        JsonToken token = delegate.nextValue();
        count();
        return token;
    }

    @Override
    public String nextFieldName() throws IOException {
        String name = delegate.nextFieldName();
        count();
        return name;
    }

    @Override
    public boolean nextFieldName(SerializableString expected) throws IOException {
        boolean found = delegate.nextFieldName(expected);
        count();
        return found;
    }

    @Override
    public double getDoubleValue() throws IOException {
        double value = delegate.getDoubleValue();
        if (Double.isInfinite(value) && isDigit(delegate.getText())) {
            throw new JsonParseException(this, "not a double");
        }
        return value;
    }

    /** Without a type a number is what it looks like, but the zero of a negative double is written as {@code -0}. */
    @Override
    public Number getNumberValue() throws IOException {
        Number value = delegate.getNumberValue();
        if (value.equals(0) && delegate.getText().startsWith("-")) {
            return -0d;
        }
        return value instanceof Double ? (Number) getDoubleValue() : value;
    }

    /** Infinity itself is a value, but no number may silently become it. */
    private static boolean isDigit(String number) {
        char first = number.charAt(number.startsWith("-") ? 1 : 0);
        return first >= '0' && first <= '9';
    }

    private void count() throws StreamConstraintsException {
        JsonStreamContext around = delegate.getParsingContext();
        if (around.getEntryCount() > most) {
            limits.check(around.inObject() ? WireLimit.MEMBERS : WireLimit.LIST_ITEMS, around.getEntryCount());
        }
    }
}
