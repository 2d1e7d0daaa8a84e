package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.portaplus.wire.internal.text.DateForms;
import org.portaplus.wire.internal.text.DateForms.Kind;

/** Writes the three kinds of dates in the form of a format. */
final class DateSerializer<T> extends StdScalarSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Style style;

    DateSerializer(Class<T> type, Style style) {
        super(type);
        this.style = style;
    }

    @Override
    public void serialize(T value, JsonGenerator gen, SerializerProvider provider) throws IOException {
        String text = text(value);
        if (gen instanceof TokenBuffer) {
            gen.writeString(text);
        } else if (style == Style.JSON) {
            // The escaped slashes are part of the format: clients look for them.
            gen.writeRawValue("\"\\" + text.substring(0, text.length() - 1) + "\\/\"");
        } else {
            gen.writeRawValue(text);
        }
    }

    private String text(T value) throws JsonMappingException {
        if (value instanceof LocalDateTime clock) {
            return text(clock, ZoneOffset.UTC, Kind.UNSPECIFIED);
        }
        if (value instanceof Instant instant) {
            return text(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC, Kind.UTC);
        }
        OffsetDateTime local = (OffsetDateTime) value;
        return text(local.toLocalDateTime(), local.getOffset(), Kind.LOCAL);
    }

    private String text(LocalDateTime clock, ZoneOffset offset, Kind kind) throws JsonMappingException {
        if (!DateForms.isDate(clock, offset)) {
            throw new JsonMappingException(null, "the year must be between 1 and 9999");
        }
        if (!DateForms.isOffset(offset)) {
            throw new JsonMappingException(null, "the offset must be whole minutes, and 14 hours at most");
        }
        return switch (style) {
            case JSON -> DateForms.json(clock, offset, kind);
            case TEXT -> DateForms.shortest(clock, offset, kind);
            case XML -> DateForms.xsd(clock, offset, kind);
        };
    }
}
