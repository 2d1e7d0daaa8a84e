package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.text.BooleanText;
import org.portaplus.wire.internal.text.DateReader;
import org.portaplus.wire.internal.text.NumberText;

/**
 * One scalar type, read from its text. A text that does not fit is refused with the member path; the library would keep
 * the default silently. Blanks around it do not count.
 */
final class ScalarReader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    /** What a number with a point or an exponent is where none belongs. */
    private static final String CALCULATED =
            "a number with a point or an exponent. A spreadsheet makes one of an id or a phone"
                    + " number, such as 4477009008.0 or 4.477009E9 of 4477009008: send what it was, a text in quotes";

    private static final String NO_NUMBER =
            "NaN or an infinity. A data frame writes NaN for an empty cell: leave the" + " member out, or send null";

    private final String what;
    private final transient Function<String, @Nullable T> reading;
    private final boolean primitive;
    private final boolean number;
    private final boolean whole;

    private ScalarReader(Class<?> type, String what, Function<String, @Nullable T> reading) {
        super(type);
        this.what = what;
        this.reading = reading;
        this.primitive = type.isPrimitive();
        this.number = type != boolean.class && (primitive || Number.class.isAssignableFrom(type));
        this.whole = what.endsWith("integer");
    }

    /** The readers of a format by Java type. */
    static Map<Class<?>, JsonDeserializer<?>> all(Style style) {
        boolean xml = style == Style.XML;
        Map<Class<?>, JsonDeserializer<?>> all = new HashMap<>();
        all.put(String.class, new TextReader());
        all.put(CharSequence.class, new TextReader());
        Function<String, @Nullable Boolean> bool = xml ? BooleanText::xsd : BooleanText::library;
        add(all, "a boolean", bool, Boolean.class, boolean.class);
        add(all, "an 8-bit integer", integer(Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue), Byte.class, byte.class);
        add(
                all,
                "a 16-bit integer",
                integer(Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue),
                Short.class,
                short.class);
        add(
                all,
                "a 32-bit integer",
                integer(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue),
                Integer.class,
                int.class);
        add(
                all,
                "a 64-bit integer",
                integer(Long.MIN_VALUE, Long.MAX_VALUE, Function.identity()),
                Long.class,
                long.class);
        add(all, "an integer", NumberText::bigInteger, BigInteger.class);
        add(all, "a double", NumberText::real, Double.class, double.class);
        add(all, "a float", text -> single(NumberText.real(text)), Float.class, float.class);
        add(all, "a decimal", text -> NumberText.decimal(text, !xml), BigDecimal.class);
        add(all, "a date", date(xml, DateReader.ReadDate::toLocalDateTime), LocalDateTime.class);
        add(all, "a date", date(xml, DateReader.ReadDate::toInstant), Instant.class);
        add(all, "a date", date(xml, DateReader.ReadDate::toOffset), OffsetDateTime.class);
        return all;
    }

    /** The reader of one item where bytes are given as a list: .NET counts them from 0 to 255. */
    static JsonDeserializer<?> octet() {
        return new ScalarReader<>(byte.class, "a byte", integer(0, 255, Long::byteValue));
    }

    private static <T> void add(
            Map<Class<?>, JsonDeserializer<?>> all,
            String what,
            Function<String, @Nullable T> reading,
            Class<?>... types) {
        for (Class<?> type : types) {
            all.put(type, new ScalarReader<>(type, what, reading));
        }
    }

    private static <T> Function<String, @Nullable T> integer(long min, long max, Function<Long, T> narrow) {
        return text -> {
            Long value = NumberText.integer(text, true, min, max);
            return value == null ? null : narrow.apply(value);
        };
    }

    private static @Nullable Float single(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        float single = value.floatValue();
        boolean lost = (Float.isInfinite(single) && !value.isInfinite()) || (single == 0 && value != 0);
        return lost ? null : single;
    }

    private static <T> Function<String, @Nullable T> date(boolean xsd, Function<DateReader.ReadDate, T> as) {
        return text -> {
            DateReader.ReadDate date = DateReader.read(text, xsd);
            return date == null ? null : as.apply(date);
        };
    }

    @Override
    public T deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (p.currentToken().isScalarValue()) {
            String text = p.getText().strip();
            if (number) {
                p.streamReadConstraints().validateFPLength(text.length());
            }
            T value = reading.apply(text);
            if (value != null) {
                return value;
            }
            throw MismatchedInputException.from(p, _valueClass, "not " + what + mending(p.currentToken(), text));
        }
        throw MismatchedInputException.from(p, _valueClass, "not " + what);
    }

    /** What a JSON number that is not whole is, for a refusal; {@code text} is how it is written. */
    static String calculated(String text) {
        return isFinite(text) ? CALCULATED : NO_NUMBER;
    }

    /** NaN and the infinities end in a letter, in any of their spellings. */
    private static boolean isFinite(String number) {
        return Character.isDigit(number.charAt(number.length() - 1));
    }

    /** What to mend where it can be told, without repeating the text. */
    private String mending(JsonToken token, String text) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT && (whole || !isFinite(text))) {
            return ", but " + calculated(text);
        }
        if (number && text.indexOf(',') >= 0) {
            return ": digits are written without commas between them, and a fraction behind a point";
        }
        return "";
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext ctxt) throws JsonMappingException {
        if (primitive) {
            throw MismatchedInputException.from(ctxt.getParser(), _valueClass, what + " is needed, not null");
        }
        return null;
    }
}
