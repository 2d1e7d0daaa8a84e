package org.portaplus.wire.internal.text;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * Dates as the three writers print them. The kind of a .NET date is the Java type: LocalDateTime is Unspecified,
 * Instant is Utc, OffsetDateTime is Local; the zone of the server is UTC. A tick is 100 ns, finer parts are cut off.
 */
public final class DateForms {
    /** What follows the clock time. */
    public enum Kind {
        /** No zone is known. */
        UNSPECIFIED,
        /** Universal time. */
        UTC,
        /** A clock with an offset. */
        LOCAL
    }

    private DateForms() {}

    /** {@code /Date(ms)/} with the zone of the kind; the slashes are not escaped here. */
    public static String json(LocalDateTime clock, ZoneOffset offset, Kind kind) {
        long seconds = clock.toEpochSecond(offset);
        long ticks = seconds * 10_000_000L + ticks(clock);
        // The library divides as a double, which rounds the last tick of a second up; see vector T19.
        long millis = (long) ((double) ticks / 10_000d);
        StringBuilder text = new StringBuilder(32).append("/Date(").append(millis);
        if (kind == Kind.UNSPECIFIED) {
            text.append("-0000");
        } else if (kind == Kind.LOCAL) {
            appendOffset(text, offset, false);
        }
        return text.append(")/").toString();
    }

    /** The shortest form of JSV and CSV: date only at midnight, else seconds, else seven decimals. */
    public static String shortest(LocalDateTime clock, ZoneOffset offset, Kind kind) {
        StringBuilder text = new StringBuilder(33);
        appendDate(text, clock);
        int ticks = ticks(clock);
        if (clock.toLocalTime().toSecondOfDay() == 0 && ticks == 0) {
            return text.toString();
        }
        appendTime(text, clock);
        if (ticks != 0) {
            text.append('.');
            appendPadded(text, ticks, 7);
        }
        if (kind == Kind.UTC) {
            text.append('Z');
        } else {
            appendOffset(text, offset, true);
        }
        return text.toString();
    }

    /** XML Schema dateTime; the fraction without trailing zeros, no zone for Unspecified. */
    public static String xsd(LocalDateTime clock, ZoneOffset offset, Kind kind) {
        StringBuilder text = new StringBuilder(33);
        appendDate(text, clock);
        appendTime(text, clock);
        int ticks = ticks(clock);
        if (ticks != 0) {
            int width = 7;
            while (ticks % 10 == 0) {
                ticks /= 10;
                width--;
            }
            text.append('.');
            appendPadded(text, ticks, width);
        }
        if (kind == Kind.UTC) {
            text.append('Z');
        } else if (kind == Kind.LOCAL) {
            appendOffset(text, offset, true);
        }
        return text.toString();
    }

    private static int ticks(LocalDateTime clock) {
        return clock.get(ChronoField.NANO_OF_SECOND) / 100;
    }

    private static void appendDate(StringBuilder text, LocalDateTime clock) {
        appendPadded(text, clock.getYear(), 4);
        text.append('-');
        appendPadded(text, clock.getMonthValue(), 2);
        text.append('-');
        appendPadded(text, clock.getDayOfMonth(), 2);
    }

    private static void appendTime(StringBuilder text, LocalDateTime clock) {
        text.append('T');
        appendPadded(text, clock.getHour(), 2);
        text.append(':');
        appendPadded(text, clock.getMinute(), 2);
        text.append(':');
        appendPadded(text, clock.getSecond(), 2);
    }

    private static void appendOffset(StringBuilder text, ZoneOffset offset, boolean colon) {
        int minutes = offset.getTotalSeconds() / 60;
        text.append(minutes < 0 ? '-' : '+');
        minutes = Math.abs(minutes);
        appendPadded(text, minutes / 60, 2);
        if (colon) {
            text.append(':');
        }
        appendPadded(text, minutes % 60, 2);
    }

    private static void appendPadded(StringBuilder text, int value, int width) {
        int limit = 1;
        for (int i = 1; i < width; i++) {
            limit *= 10;
        }
        for (; limit > value && limit > 1; limit /= 10) {
            text.append('0');
        }
        text.append(value);
    }
}
