package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happens before the first token and right after it. */
public final class RootReading {
    private RootReading() {}

    /** Gives {@code p} the schema of {@code type}, unless it has one or its format has none. */
    public static void prepare(
            JsonParser p, @Nullable JavaType type, Function<JavaType, @Nullable FormatSchema> schemas) {
        if (type != null && p.currentToken() == null && p.getSchema() == null) {
            FormatSchema schema = schemas.apply(type);
            if (schema != null && p.canUseSchema(schema)) {
                p.setSchema(schema);
            }
        }
    }

    /** {@code first}, refused when it is null in the place of a message. */
    public static JsonToken checked(JsonToken first, JsonParser p, @Nullable JavaType type) throws IOException {
        if (first == JsonToken.VALUE_NULL
                && type != null
                && !type.isJavaLangObject()
                && !JsonNode.class.isAssignableFrom(type.getRawClass())) {
            throw MismatchedInputException.from(p, type, "null is no message");
        }
        return first;
    }
}
