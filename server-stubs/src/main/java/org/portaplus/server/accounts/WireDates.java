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

    private WireDates() {}

    /** Reads a date or a date and time; a date alone is its first moment. */
    public static Optional<Instant> parse(String text) {
        String bare = text.strip();
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
