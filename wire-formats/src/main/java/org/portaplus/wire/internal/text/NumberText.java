package org.portaplus.wire.internal.text;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers as .NET prints and reads them, invariant culture. Stateless; every method is linear in its input. */
public final class NumberText {
    /** Why a decimal is not written that is not {@linkplain #isModest modest}. */
    public static final String TOO_MANY_DIGITS = "the decimal has too many digits";

    /** Longer numbers are refused: their plain form would grow far beyond the text that was sent. */
    private static final int MAX_DIGITS = 1000;

    private static final int DECIMAL_SCALE = 28;
    private static final BigDecimal DECIMAL_MAX = new BigDecimal("79228162514264337593543950335");

    private static final double TINY = 1E-321;

    private NumberText() {}

    /** Shortest round-trip text; exponent form from 1E+15 upwards (or beyond all digits) and below 0.0001. */
    public static String ofDouble(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        String text = NumberOutput.toString(value, true);
        return reshape(Math.abs(value) < TINY ? oneDigit(text, value) : text, 15);
    }

    /** Java prints two digits at least; of the smallest numbers one may say as much. */
    private static String oneDigit(String text, double value) {
        String rounded =
                new BigDecimal(text).round(new MathContext(1)).toString().replace("E", ".0E");
        return Double.parseDouble(rounded) == value ? rounded : text;
    }

    /** As {@link #ofDouble} for the 7 digits of a single. */
    public static String ofFloat(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
            return ofDouble(value);
        }
        return reshape(Float.toString(value), 7);
    }

    /** Turns Java's {@code 1.5E30} or {@code 123.45} into significant digits and exponent, and those into .NET's form. */
    private static String reshape(String java, int plainDigits) {
        boolean negative = java.charAt(0) == '-';
        int mantissaEnd = java.indexOf('E');
        int exponent = mantissaEnd < 0 ? 0 : Integer.parseInt(java.substring(mantissaEnd + 1));
        String mantissa = java.substring(negative ? 1 : 0, mantissaEnd < 0 ? java.length() : mantissaEnd);
        int dot = mantissa.indexOf('.');
        String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int first = 0;
        while (all.charAt(first) == '0') {
            first++;
        }
        int last = all.length();
        while (all.charAt(last - 1) == '0') {
            last--;
        }
        String digits = all.substring(first, last);
        int scale = exponent + dot - first - 1;
        StringBuilder text = new StringBuilder(32);
        if (negative) {
            text.append('-');
        }
        if (scale <= -5 || scale >= Math.max(plainDigits, digits.length())) {
            return exponential(text, digits, scale);
        }
        return plain(text, digits, scale);
    }

    private static String exponential(StringBuilder text, String digits, int scale) {
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('E').append(scale < 0 ? '-' : '+');
        int size = Math.abs(scale);
        if (size < 10) {
            text.append('0');
        }
        return text.append(size).toString();
    }

    private static String plain(StringBuilder text, String digits, int scale) {
        if (scale < 0) {
            text.append("0.");
            text.append("0".repeat(-scale - 1));
            return text.append(digits).toString();
        }
        int whole = scale + 1;
        if (digits.length() <= whole) {
            return text.append(digits)
                    .append("0".repeat(whole - digits.length()))
                    .toString();
        }
        text.append(digits, 0, whole).append('.');
        return text.append(digits, whole, digits.length()).toString();
    }

    /** True for {@code [sign] digits [. digits] [exponent]} with at least one digit; what both parsers below accept. */
    private static boolean isNumber(String text, boolean exponentAllowed) {
        int length = text.length();
        int i = 0;
        if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            i++;
        }
        int digits = i;
        i = skipDigits(text, i);
        digits = i - digits;
        if (i < length && text.charAt(i) == '.') {
            int fraction = skipDigits(text, i + 1);
            digits += fraction - i - 1;
            i = fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (exponentAllowed && i < length && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            i++;
            if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
                i++;
            }
            int end = skipDigits(text, i);
            if (end == i || end - i > 4) {
                return false;
            }
            i = end;
        }
        return i == length;
    }

    private static int skipDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /** The decimal, scale kept, or null when {@code text} is none. Blanks must have been cut off. */
    public static @Nullable BigDecimal decimal(String text, boolean exponentAllowed) {
        if (text.length() > MAX_DIGITS || !isNumber(text, exponentAllowed)) {
            return null;
        }
        BigDecimal value = new BigDecimal(text);
        return isModest(value) ? value : null;
    }

    /** True when {@code value} is one of .NET's decimals: at most 28 fraction digits, and not beyond its range. */
    public static boolean isModest(BigDecimal value) {
        return value.scale() <= DECIMAL_SCALE && value.abs().compareTo(DECIMAL_MAX) <= 0;
    }

    /** The double, or null when {@code text} is none, or too big or too small for one. Blanks must have been cut off. */
    public static @Nullable Double real(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "INF", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (text.length() > MAX_DIGITS || !isNumber(text, true)) {
                    yield null;
                }
                double value = Double.parseDouble(text);
                yield Double.isInfinite(value) || (value == 0 && !isZero(text)) ? null : value;
            }
        };
    }

    /** True for a number whose digits, before any exponent, are zeros: one that is too small for a double has others. */
    public static boolean isZero(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '1' && c <= '9') {
                return false;
            }
            if (c == 'e' || c == 'E') {
                return true;
            }
        }
        return true;
    }

    /** The integer of any size that is written with digits and perhaps a sign, or null. */
    public static @Nullable BigInteger bigInteger(String text) {
        int first = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        boolean digits = text.length() > first && skipDigits(text, first) == text.length();
        return digits && text.length() <= MAX_DIGITS ? new BigInteger(text) : null;
    }

    /** The integer within the bounds, or null. Only digits with an optional minus (and plus, where allowed). */
    public static @Nullable Long integer(String text, boolean plusAllowed, long min, long max) {
        int length = text.length();
        int i = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '-' || (plusAllowed && text.charAt(0) == '+'))) {
            negative = text.charAt(0) == '-';
            i = 1;
        }
        if (i == length) {
            return null;
        }
        long value = 0;
        for (; i < length; i++) {
            int digit = text.charAt(i) - '0';
            // Counted downwards, because the smallest long has no positive twin.
            if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return null;
            }
            value = value * 10 - digit;
        }
        if (!negative) {
            if (value == Long.MIN_VALUE) {
                return null;
            }
            value = -value;
        }
        return value < min || value > max ? null : value;
    }
}
