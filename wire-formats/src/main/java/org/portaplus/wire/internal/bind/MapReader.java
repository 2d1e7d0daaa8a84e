package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Dictionaries in the order of the message. A key that comes again with another value is refused. */
final class MapReader extends StdDeserializer<Map<Object, Object>> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    private final JavaType type;
    private final transient @Nullable KeyDeserializer keys;
    private final transient @Nullable JsonDeserializer<?> values;
    private final transient @Nullable TypeDeserializer types;

    /** With null for {@code keys} where they are texts, and for {@code types} where values have the declared class. */
    MapReader(
            JavaType type,
            @Nullable KeyDeserializer keys,
            @Nullable JsonDeserializer<?> values,
            @Nullable TypeDeserializer types) {
        super(type);
        this.type = type;
        this.keys = keys;
        this.values = values;
        this.types = types;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext ctxt, BeanProperty property)
            throws JsonMappingException {
        JsonDeserializer<?> resolved = values == null
                ? ctxt.findContextualValueDeserializer(type.getContentType(), property)
                : ctxt.handleSecondaryContextualization(values, property, type.getContentType());
        return new MapReader(type, keys(ctxt, property), resolved, types);
    }

    private @Nullable KeyDeserializer keys(DeserializationContext ctxt, BeanProperty property)
            throws JsonMappingException {
        boolean texts =
                type.getKeyType().hasRawClass(String.class) || type.getKeyType().isJavaLangObject();
        return keys != null || texts ? keys : ctxt.findKeyDeserializer(type.getKeyType(), property);
    }

    @Override
    public Map<Object, Object> deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (!p.isExpectedStartObjectToken()) {
            throw MismatchedInputException.from(p, type, "a dictionary is expected");
        }
        Map<Object, Object> map = empty();
        for (String name = p.nextFieldName(); name != null; name = p.nextFieldName()) {
            try {
                p.nextToken();
                TextReader.checked(name, p, ctxt);
                Object key = keys == null ? name : keys.deserializeKey(name, ctxt);
                Object value = p.currentToken() == JsonToken.VALUE_NULL ? values().getNullValue(ctxt) : value(p, ctxt);
                if (map.containsKey(key) && !Objects.equals(map.get(key), value)) {
                    throw MismatchedInputException.from(p, type, "given twice with different values");
                }
                map.put(key, value);
            } catch (IOException | RuntimeException failure) {
                throw JsonMappingException.wrapWithPath(failure, map, name);
            }
        }
        return map;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private Map<Object, Object> empty() {
        return type.hasRawClass(EnumMap.class) ? new EnumMap(type.getKeyType().getRawClass()) : new LinkedHashMap<>();
    }

    private Object value(JsonParser p, DeserializationContext ctxt) throws IOException {
        return types == null ? values().deserialize(p, ctxt) : values().deserializeWithType(p, ctxt, types);
    }

    /** The reader of the values, which {@link #createContextual} has found before anything is read. */
    private JsonDeserializer<?> values() {
        return Objects.requireNonNull(values, "the reader of the values");
    }
}
