package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.internal.io.Utf8Bytes;
import org.portaplus.wire.internal.text.Base64Text;
import org.portaplus.wire.internal.text.NumberText;

/**
 * Jackson's JSON parser with the two limits that it lacks: members of an object and items of a list. What is skipped is
 * limited by its tokens only. A number beyond a double, or too small for one, is refused where a double is asked for. Not thread-safe.
 */
public final class CountingJsonParser extends JsonParserDelegate {
    private static final String NO_TOKEN = "Unrecognized token";

    private final WireLimits limits;
    private final long most;
    private final @Nullable Utf8Bytes bytes;
    /** The member that was read last, if it was one. */
    private @Nullable String member;

    /** Around {@code parser}, which reads {@code bytes}, or characters where that is null. */
    public CountingJsonParser(JsonParser parser, @Nullable Utf8Bytes bytes) {
        super(parser);
        this.bytes = bytes;
        limits = WireLimits.of(parser.streamReadConstraints());
        most = Math.min(limits.get(WireLimit.MEMBERS), limits.get(WireLimit.LIST_ITEMS));
    }

    @Override
    public long currentTokenCount() {
        return delegate.currentTokenCount();
    }

    @Override
    public JsonToken nextToken() throws IOException {
        try {
            JsonToken token = delegate.nextToken();
            count();
            return token;
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    @Override
    public JsonToken nextValue() throws IOException {
        try {
            JsonToken token = delegate.nextValue();
            count();
            return token;
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    @Override
    public String nextFieldName() throws IOException {
        try {
            String name = delegate.nextFieldName();
            count();
            return name;
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    @Override
    public boolean nextFieldName(SerializableString expected) throws IOException {
        try {
            boolean found = delegate.nextFieldName(expected);
            count();
            return found;
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        try {
            delegate.skipChildren();
            return this;
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    @Override
    public String getText() throws IOException {
        try {
            return delegate.getText();
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    @Override
    public double getDoubleValue() throws IOException {
        double value = delegate.getDoubleValue();
        if ((Double.isInfinite(value) && isDigit(delegate.getText()))
                || (value == 0 && !NumberText.isZero(delegate.getText()))) {
            throw new JsonParseException(this, "not a double");
        }
        return value;
    }

    /** Without a type a number is a double where that says the same, else a decimal. */
    @Override
    public NumberTypeFP getNumberTypeFP() throws IOException {
        BigDecimal exact = delegate.isNaN() ? null : NumberText.decimal(delegate.getText(), true);
        return exact == null || exact.compareTo(BigDecimal.valueOf(delegate.getDoubleValue())) == 0
                ? NumberTypeFP.DOUBLE64
                : NumberTypeFP.BIG_DECIMAL;
    }

    /** Without a type a number is what it looks like, but the zero of a negative double is written as {@code -0}. */
    @Override
    public Number getNumberValue() throws IOException {
        Number value = delegate.getNumberValue();
        if (value.equals(0) && delegate.getText().startsWith("-")) {
            return -0d;
        }
        if (!(value instanceof Double)) {
            return value;
        }
        return getNumberTypeFP() == NumberTypeFP.BIG_DECIMAL ? (Number) getDecimalValue() : getDoubleValue();
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) throws IOException {
        byte[] bytes = currentToken() == JsonToken.VALUE_STRING ? Base64Text.decode(variant, getText()) : null;
        if (bytes == null) {
            throw new JsonParseException(this, "not Base64");
        }
        return bytes;
    }

    /** Infinity itself is a value, but no number may silently become it. */
    private static boolean isDigit(String number) {
        char first = number.charAt(number.startsWith("-") ? 1 : 0);
        return first >= '0' && first <= '9';
    }

    @Override
    public JsonLocation currentLocation() {
        return inCharacters(delegate.currentLocation());
    }

    @Override
    public JsonLocation currentTokenLocation() {
        return inCharacters(delegate.currentTokenLocation());
    }

    @Override
    @SuppressWarnings("deprecation")
    public JsonLocation getCurrentLocation() {
        return currentLocation();
    }

    @Override
    @SuppressWarnings("deprecation")
    public JsonLocation getTokenLocation() {
        return currentTokenLocation();
    }

    private JsonLocation inCharacters(JsonLocation place) {
        if (bytes == null || place.getByteOffset() < 0) {
            return place;
        }
        return new JsonLocation(
                place.contentReference(),
                place.getByteOffset(),
                -1,
                place.getLineNr(),
                bytes.column(place.getByteOffset(), place.getColumnNr()));
    }

    private void count() throws StreamConstraintsException {
        JsonStreamContext around = delegate.getParsingContext();
        member = around.getCurrentName();
        if (around.getEntryCount() > most) {
            limits.check(around.inObject() ? WireLimit.MEMBERS : WireLimit.LIST_ITEMS, around.getEntryCount());
        }
    }

    /** A failure with its place, which nobody knows any more once the parser is closed. */
    private IOException told(IOException failure) {
        if (failure instanceof StreamConstraintsException tooMuch && tooMuch.getLocation() == null) {
            return new StreamConstraintsException(tooMuch.getOriginalMessage(), currentLocation());
        }
        if (failure instanceof CharacterCodingException) {
            return inMember(new JsonParseException(this, "the text is not UTF-8", wrongPlace()));
        }
        return inMember(
                failure instanceof JsonParseException syntax
                        ? new JsonParseException(this, problem(syntax), inCharacters(syntax.getLocation()))
                        : failure);
    }

    /** Jackson counts the last piece of a text twice when the next one cannot be read, but in both numbers alike. */
    private JsonLocation wrongPlace() {
        JsonLocation place = delegate.currentLocation();
        if (bytes == null) {
            return place;
        }
        return bytes.wrongPlace(place.getLineNr(), place.getByteOffset() - place.getColumnNr() + 1);
    }

    /**
     * Without the first two letters of a token that is none, which may be those of a password. What programs that write
     * JSON by hand get wrong is told with what to mend.
     */
    private String problem(JsonParseException syntax) {
        String problem = syntax.getOriginalMessage();
        if (problem.startsWith(NO_TOKEN)) {
            return NO_TOKEN;
        }
        if (problem.startsWith("Invalid numeric value: Leading zeroes")) {
            return "a number begins with a zero: an id or a phone number is a text in quotes, any other number has no zero"
                    + " there";
        }
        boolean noMember = problem.startsWith("Unexpected character ('}'") && problem.contains("to start field name");
        boolean noItem = problem.startsWith("Unexpected character (']'")
                && delegate.getParsingContext().inArray();
        return noMember || noItem ? "a comma stands before the closing bracket: leave it out" : problem;
    }

    /** Jackson looks at the beginning of a value when it reads the name of its member, which nobody has seen by then. */
    @SuppressWarnings("ReferenceEquality") // the same name may come again, the same string is no other member's
    private IOException inMember(IOException failure) {
        JsonStreamContext around = delegate.getParsingContext();
        boolean named = around.inObject() && around.getCurrentName() != null && around.getCurrentName() != member;
        return named
                ? JsonMappingException.wrapWithPath(
                        failure, new JsonMappingException.Reference(null, around.getCurrentName()))
                : failure;
    }
}
