package org.portaplus.server.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dates as requests write them in text members: {@code YYYY-MM-DD}, with or without a time, UTC unless a zone is given. */
public final class WireDates {
    private static final DateTimeFormatter BLANK = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter();

    /** What clients of the documented kind can hold. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private WireDates() {}

    /** Reads a day of the years 1 to 9999: {@code YYYY-MM-DD}. */
    public static Optional<LocalDate> day(String text) {
        String bare = text.strip();
        return bare.length() == 10
                ? parse(bare).map(start -> LocalDate.ofInstant(start, ZoneOffset.UTC))
                : Optional.empty();
    }

    /** Reads a date or a date and time of the years 1 to 9999; a date alone is its first moment. */
    public static Optional<Instant> parse(String text) {
        return any(text.strip()).filter(instant -> !instant.isBefore(FIRST) && !instant.isAfter(LAST));
    }

    private static Optional<Instant> any(String bare) {
        try {
            if (bare.length() == 10) {
                return Optional.of(LocalDate.parse(bare).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            if (bare.indexOf(' ') == 10) {
                return Optional.of(LocalDateTime.parse(bare, BLANK).toInstant(ZoneOffset.UTC));
            }
            if (bare.endsWith("Z") || bare.lastIndexOf('+') > 10 || bare.lastIndexOf('-') > 10) {
                return Optional.of(OffsetDateTime.parse(bare).toInstant());
            }
            return Optional.of(LocalDateTime.parse(bare).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
