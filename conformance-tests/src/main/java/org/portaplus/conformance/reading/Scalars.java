package org.portaplus.conformance.reading;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portaplus.conformance.contract.Contract.Kind;

/** The form of a scalar in each format, and its text in a common form. */
final class Scalars {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9]\\d{0,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");
    private static final Pattern JSON_DATE = Pattern.compile("/Date\\((-?\\d+)-0000\\)/");
    private static final Pattern SHORT_DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:T(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)\\+00:00)?");
    private static final Pattern XML_DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d*[1-9])?)");

    private Scalars() {}

    /**
     * The text in a form that all formats share: {@code true}, ISO dates.
     *
     * @return null when the scalar is not of that kind
     */
    static String common(Item.Scalar scalar, Kind kind, Format format) {
        String text = scalar.text();
        if (format == Format.JSON && scalar.form() != formIn(kind)) {
            return null;
        }
        return switch (kind) {
            case TEXT -> text;
            case INTEGER -> INTEGER.matcher(text).matches() ? text : null;
            case DECIMAL -> DECIMAL.matcher(text).matches() ? text : null;
            case BOOLEAN -> bool(text, format);
            case DATE -> date(text, format);
            default -> null;
        };
    }

    private static Item.Form formIn(Kind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL -> Item.Form.NUMBER;
            case BOOLEAN -> Item.Form.BOOLEAN;
            default -> Item.Form.TEXT;
        };
    }

    private static String bool(String text, Format format) {
        boolean capital = format == Format.JSV || format == Format.CSV;
        if (text.equals(capital ? "True" : "true")) {
            return "true";
        }
        return text.equals(capital ? "False" : "false") ? "false" : null;
    }

    private static String date(String text, Format format) {
        if (format == Format.JSON) {
            Matcher date = JSON_DATE.matcher(text);
            return date.matches()
                    ? LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(date.group(1))), ZoneOffset.UTC)
                            .toString()
                    : null;
        }
        Matcher date = (format == Format.XML ? XML_DATE : SHORT_DATE).matcher(text);
        if (!date.matches()) {
            return null;
        }
        String time = date.group(2) == null ? "00:00:00" : date.group(2);
        return LocalDateTime.parse(date.group(1) + "T" + time).toString();
    }
}
