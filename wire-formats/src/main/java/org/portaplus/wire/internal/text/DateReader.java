package org.portaplus.wire.internal.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads every form of a date which the library takes, first match wins: {@code /Date(ms±hhmm)/}, ISO 8601 with or
 * without time, fraction and zone, {@code yyyyMMdd}, slashed dates, RFC 1123. Anything else is refused, a plain number
 * too. One instance reads one text.
 */
public final class DateReader {
    /** What the library writes for the last moment of .NET, because it counts as a double (docs/wire-formats.md#json-dates). */
    private static final long AFTER_THE_LAST = 253402300800000L;

    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_900);

    /** Days and years as they are written and no others, where Java would move a 30 February to March. */
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("\\D*\\d{1,2} \\D+ \\d{4} .*");

    private final String text;
    private int pos;

    private DateReader(String text) {
        this.text = text;
    }

    /**
     * The date in {@code text}, or null when it is none. The offset is the one that was written; null stands for none.
     *
     * @param xsd only the forms of XML Schema
     */
    public static @Nullable ReadDate read(String text, boolean xsd) {
        if (text.isEmpty() || text.length() > 64) {
            return null;
        }
        try {
            DateReader reader = new DateReader(text);
            return xsd ? reader.iso(true) : reader.any();
        } catch (DateTimeException | ArithmeticException refused) {
            return null;
        }
    }

    /**
     * A clock time and what was said about its zone.
     *
     * @param offset null when none was written
     * @param keepsOffset true for JSON dates, whose clock stays in the zone that they name; the offset of an ISO date is
     *     converted to the zone of the server, which is UTC
     */
    public record ReadDate(LocalDateTime clock, @Nullable ZoneOffset offset, boolean keepsOffset) {
        /** As a date without a zone. */
        public LocalDateTime toLocalDateTime() {
            return toOffset().toLocalDateTime();
        }

        /** As an instant. */
        public Instant toInstant() {
            return toOffset().toInstant();
        }

        /** As a date with an offset, UTC when none was written. */
        public OffsetDateTime toOffset() {
            OffsetDateTime written = OffsetDateTime.of(clock, offset == null ? ZoneOffset.UTC : offset);
            return keepsOffset ? written : written.withOffsetSameInstant(ZoneOffset.UTC);
        }
    }

    private @Nullable ReadDate any() {
        if (text.startsWith("/Date(")) {
            return json(6, ")/");
        }
        if (text.startsWith("\\/Date(")) {
            return json(7, ")\\/");
        }
        if (text.length() == 8 && isDigits(0, 8)) {
            return date(number(4), number(2), number(2));
        }
        if (text.charAt(0) >= 'A') {
            return rfc1123();
        }
        int slash = text.indexOf('/');
        if (slash == 2) {
            return slashed();
        }
        return iso(false);
    }

    private @Nullable ReadDate json(int start, String end) {
        if (!text.endsWith(end)) {
            return null;
        }
        int last = text.length() - end.length();
        int zone = Math.max(text.indexOf('+', start), text.indexOf('-', start + 1));
        Long millis = NumberText.integer(
                text.substring(start, zone < 0 ? last : zone), false, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
        if (millis == null) {
            return null;
        }
        ZoneOffset offset = ZoneOffset.UTC;
        if (zone >= 0) {
            if (last - zone != 5 || !isDigits(zone + 1, zone + 5)) {
                return null;
            }
            pos = zone + 1;
            offset = offset(text.charAt(zone) == '-', number(2), number(2));
        }
        LocalDateTime clock = millis == AFTER_THE_LAST && offset.equals(ZoneOffset.UTC)
                ? LAST
                : Instant.ofEpochMilli(millis).atOffset(offset).toLocalDateTime();
        return dated(clock, offset, true);
    }

    private @Nullable ReadDate rfc1123() {
        if (!FOUR_DIGIT_YEAR.matcher(text).matches()) {
            return null;
        }
        OffsetDateTime value = OffsetDateTime.parse(text, RFC_1123);
        return dated(value.toLocalDateTime(), value.getOffset(), false);
    }

    /** With a time of day month first, without one day first: so does the library. */
    private @Nullable ReadDate slashed() {
        boolean monthFirst = text.length() == 19;
        if ((!monthFirst && text.length() != 10) || !isDigits(0, 2) || !isDigits(3, 5) || !isDigits(6, 10)) {
            return null;
        }
        if (text.charAt(2) != '/' || text.charAt(5) != '/') {
            return null;
        }
        int first = number(2);
        pos++;
        int second = number(2);
        pos++;
        int year = number(4);
        LocalDate day = monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
        return monthFirst ? time(day, false) : midnight(day);
    }

    private @Nullable ReadDate iso(boolean strict) {
        int year = digits(4, 4);
        char separator = take();
        if (separator != '-' && (strict || separator != '/')) {
            return null;
        }
        int month = digits(strict ? 2 : 1, 2);
        int day = 1;
        if (pos < text.length() || !strict) {
            if (take() != separator) {
                return null;
            }
            day = digits(strict ? 2 : 1, 2);
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (pos == text.length()) {
            return midnight(date);
        }
        if (strict && (text.charAt(pos) == 'Z' || text.charAt(pos) == '+' || text.charAt(pos) == '-')) {
            return zone(date.atStartOfDay());
        }
        return time(date, strict);
    }

    private @Nullable ReadDate time(LocalDate date, boolean strict) {
        char separator = take();
        if (separator != 'T' && (strict || separator != ' ')) {
            return null;
        }
        int hour = digits(2, 2);
        if (take() != ':') {
            return null;
        }
        int minute = digits(2, 2);
        int second = 0;
        int nano = 0;
        if (pos < text.length() && text.charAt(pos) == ':') {
            pos++;
            second = digits(2, 2);
            if (pos < text.length() && text.charAt(pos) == '.') {
                pos++;
                nano = fraction();
            }
        } else if (strict) {
            return null;
        }
        LocalDateTime clock = LocalDateTime.of(date, LocalTime.of(hour, minute, second));
        // Eight and more digits round to a tick, which may carry into the next second.
        return zone(clock.plusNanos(nano));
    }

    private int fraction() {
        int start = pos;
        long ticks = 0;
        while (pos < text.length() && text.charAt(pos) >= '0' && text.charAt(pos) <= '9') {
            int digit = text.charAt(pos) - '0';
            int index = pos - start;
            if (index < 7) {
                ticks = ticks * 10 + digit;
            } else if (index == 7 && digit >= 5) {
                ticks++;
            }
            pos++;
        }
        int count = pos - start;
        if (count == 0) {
            throw new DateTimeException("no digits");
        }
        for (; count < 7; count++) {
            ticks *= 10;
        }
        return (int) (ticks * 100);
    }

    private @Nullable ReadDate zone(LocalDateTime clock) {
        ZoneOffset offset = pos == text.length() ? null : offset();
        return pos == text.length() ? dated(clock, offset, false) : null;
    }

    private ZoneOffset offset() {
        char sign = take();
        if (sign == 'Z') {
            return ZoneOffset.UTC;
        }
        if (sign != '+' && sign != '-') {
            throw new DateTimeException("offset");
        }
        int hours = digits(2, 2);
        if (pos < text.length() && text.charAt(pos) == ':') {
            pos++;
        }
        return offset(sign == '-', hours, digits(2, 2));
    }

    private static @Nullable ReadDate midnight(LocalDate day) {
        return dated(day.atStartOfDay(), null, false);
    }

    private @Nullable ReadDate date(int year, int month, int day) {
        return pos == text.length() ? midnight(LocalDate.of(year, month, day)) : null;
    }

    private static @Nullable ReadDate dated(LocalDateTime clock, @Nullable ZoneOffset offset, boolean keepsOffset) {
        return DateForms.isDate(clock, offset == null ? ZoneOffset.UTC : offset)
                ? new ReadDate(clock, offset, keepsOffset)
                : null;
    }

    private static ZoneOffset offset(boolean negative, int hours, int minutes) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((hours * 60 + minutes) * (negative ? -60 : 60));
        if (minutes > 59 || !DateForms.isOffset(offset)) {
            throw new DateTimeException("offset");
        }
        return offset;
    }

    private char take() {
        return pos < text.length() ? text.charAt(pos++) : 0;
    }

    private int digits(int min, int max) {
        int end = pos;
        while (end < text.length() && end - pos < max && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end - pos < min) {
            throw new DateTimeException("digits");
        }
        return number(end - pos);
    }

    private int number(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value * 10 + (text.charAt(pos++) - '0');
        }
        return value;
    }

    private boolean isDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
