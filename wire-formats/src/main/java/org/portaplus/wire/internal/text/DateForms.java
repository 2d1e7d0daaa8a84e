package org.portaplus.wire.internal.text;

import java.nio.charset.StandardCharsets;
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

    private static final int MAX = 40;

    private DateForms() {}

    /** Whether .NET knows this moment: years 1 to 9999, also as universal time. */
    public static boolean isDate(LocalDateTime clock, ZoneOffset offset) {
        return isYear(clock) && (offset.getTotalSeconds() == 0 || isYear(clock.minusSeconds(offset.getTotalSeconds())));
    }

    private static boolean isYear(LocalDateTime clock) {
        return clock.getYear() >= 1 && clock.getYear() <= 9999;
    }

    /** Whether .NET knows this offset: whole minutes, 14 hours at most. */
    public static boolean isOffset(ZoneOffset offset) {
        int seconds = offset.getTotalSeconds();
        return seconds % 60 == 0 && Math.abs(seconds) <= 14 * 3600;
    }

    /** {@code /Date(ms)/} with the zone of the kind; the slashes are not escaped here. */
    public static String json(LocalDateTime clock, ZoneOffset offset, Kind kind) {
        long seconds = clock.toEpochSecond(offset);
        long ticks = seconds * 10_000_000L + ticks(clock);
        // The library divides as a double, which rounds the last tick of a second up; see vector T19.
        long millis = (long) ((double) ticks / 10_000d);
        byte[] zone = new byte[MAX];
        String suffix = "";
        if (kind == Kind.UNSPECIFIED) {
            suffix = "-0000";
        } else if (kind == Kind.LOCAL) {
            suffix = text(zone, offset(zone, 0, offset, false));
        }
        return "/Date(" + millis + suffix + ")/";
    }

    /** The shortest form of JSV and CSV: date only at midnight, else seconds, else seven decimals. */
    public static String shortest(LocalDateTime clock, ZoneOffset offset, Kind kind) {
        byte[] text = new byte[MAX];
        int end = date(text, clock);
        int ticks = ticks(clock);
        if (ticks == 0 && clock.getSecond() == 0 && clock.getMinute() == 0 && clock.getHour() == 0) {
            return text(text, end);
        }
        end = time(text, end, clock);
        if (ticks != 0) {
            text[end] = '.';
            end = padded(text, end + 1, ticks, 7);
        }
        if (kind == Kind.UTC) {
            text[end++] = 'Z';
        } else {
            end = offset(text, end, offset, true);
        }
        return text(text, end);
    }

    /** XML Schema dateTime; the fraction without trailing zeros, no zone for Unspecified. */
    public static String xsd(LocalDateTime clock, ZoneOffset offset, Kind kind) {
        byte[] text = new byte[MAX];
        int end = time(text, date(text, clock), clock);
        int ticks = ticks(clock);
        if (ticks != 0) {
            int width = 7;
            while (ticks % 10 == 0) {
                ticks /= 10;
                width--;
            }
            text[end] = '.';
            end = padded(text, end + 1, ticks, width);
        }
        if (kind == Kind.UTC) {
            text[end++] = 'Z';
        } else if (kind == Kind.LOCAL) {
            end = offset(text, end, offset, true);
        }
        return text(text, end);
    }

    private static int ticks(LocalDateTime clock) {
        return clock.get(ChronoField.NANO_OF_SECOND) / 100;
    }

    private static String text(byte[] ascii, int end) {
        return new String(ascii, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static int date(byte[] text, LocalDateTime clock) {
        int end = padded(text, 0, clock.getYear(), 4);
        text[end] = '-';
        end = padded(text, end + 1, clock.getMonthValue(), 2);
        text[end] = '-';
        return padded(text, end + 1, clock.getDayOfMonth(), 2);
    }

    private static int time(byte[] text, int from, LocalDateTime clock) {
        text[from] = 'T';
        int end = padded(text, from + 1, clock.getHour(), 2);
        text[end] = ':';
        end = padded(text, end + 1, clock.getMinute(), 2);
        text[end] = ':';
        return padded(text, end + 1, clock.getSecond(), 2);
    }

    private static int offset(byte[] text, int from, ZoneOffset offset, boolean colon) {
        int minutes = offset.getTotalSeconds() / 60;
        text[from] = (byte) (minutes < 0 ? '-' : '+');
        minutes = Math.abs(minutes);
        int end = padded(text, from + 1, minutes / 60, 2);
        if (colon) {
            text[end++] = ':';
        }
        return padded(text, end, minutes % 60, 2);
    }

    private static int padded(byte[] text, int from, int value, int width) {
        int rest = value;
        for (int i = from + width - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return from + width;
    }
}
