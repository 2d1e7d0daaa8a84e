package org.portaplus.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;

/**
 * The dates of the contract ({@code format: dotnet-date-time}): {@code /Date(-62135596800000-0000)/}, milliseconds since
 * 1970 without a zone. The server's clock is UTC. ISO 8601 is read as well.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
@NullMarked
public final class DotNetDates extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public DotNetDates() {
        super("DotNetDates");
        addSerializer(LocalDateTime.class, new Writer());
        addDeserializer(LocalDateTime.class, new Reader());
    }

    private static final class Writer extends StdSerializer<LocalDateTime> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(LocalDateTime.class);
        }

        @Override
        public void serialize(LocalDateTime value, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeString("/Date(" + value.toInstant(ZoneOffset.UTC).toEpochMilli() + "-0000)/");
        }
    }

    private static final class Reader extends StdDeserializer<LocalDateTime> {
        private static final long serialVersionUID = 1L;
        private static final Pattern MILLISECONDS =
                Pattern.compile("/Date\\((-?\\d{1,18})(([+-])(\\d\\d)(\\d\\d))?\\)/");

        Reader() {
            super(LocalDateTime.class);
        }

        @Override
        public LocalDateTime deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getText().trim();
            try {
                Matcher milliseconds = MILLISECONDS.matcher(text);
                return milliseconds.matches() ? clockTime(milliseconds) : iso(text);
            } catch (DateTimeException e) {
                return (LocalDateTime) context.handleWeirdStringValue(LocalDateTime.class, text, "no date: %s", e);
            }
        }

        /** The clock time in the zone that the text names; {@code -0000} and no zone are UTC. */
        private static LocalDateTime clockTime(Matcher milliseconds) {
            ZoneOffset zone = milliseconds.group(2) == null
                    ? ZoneOffset.UTC
                    : ZoneOffset.of(milliseconds.group(3) + milliseconds.group(4) + ":" + milliseconds.group(5));
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(milliseconds.group(1))), zone);
        }

        private static LocalDateTime iso(String text) {
            return text.length() == "yyyy-MM-dd".length()
                    ? LocalDateTime.parse(text + "T00:00:00")
                    : DateTimeFormatter.ISO_DATE_TIME.parse(text, LocalDateTime::from);
        }
    }
}
