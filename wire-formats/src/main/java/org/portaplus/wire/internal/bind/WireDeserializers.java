package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The strict deserializers of a format. Immutable. */
final class WireDeserializers extends Deserializers.Base {
    private final Map<Class<?>, JsonDeserializer<?>> scalars;
    private final Style style;

    WireDeserializers(Style style) {
        this.style = style;
        this.scalars = ScalarReader.all(style);
    }

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) {
        return scalars.get(type.getRawClass());
    }

    @Override
    public JsonDeserializer<?> findTreeNodeDeserializer(
            Class<? extends JsonNode> type, DeserializationConfig config, BeanDescription description) {
        return new TreeReader(type);
    }

    @Override
    public @Nullable JsonDeserializer<?> findEnumDeserializer(
            Class<?> type, DeserializationConfig config, BeanDescription description) {
        for (AnnotatedMethod factory : description.getFactoryMethods()) {
            if (config.getAnnotationIntrospector().findCreatorAnnotation(config, factory) != null) {
                return null;
            }
        }
        return description.findJsonValueAccessor() == null ? new EnumReader(type, config, style) : null;
    }

    @Override
    public @Nullable JsonDeserializer<?> findCollectionDeserializer(
            CollectionType type,
            DeserializationConfig config,
            BeanDescription description,
            @Nullable TypeDeserializer types,
            @Nullable JsonDeserializer<?> items) {
        return type.getRawClass().isAssignableFrom(ArrayList.class) ? new ListReader(type, items, types, style) : null;
    }

    @Override
    public @Nullable JsonDeserializer<?> findArrayDeserializer(
            ArrayType type,
            DeserializationConfig config,
            BeanDescription description,
            @Nullable TypeDeserializer types,
            @Nullable JsonDeserializer<?> items) {
        JavaType item = type.getContentType();
        JsonDeserializer<?> reader =
                type.hasRawClass(byte[].class) ? ScalarReader.octet() : scalars.get(item.getRawClass());
        if (!item.isPrimitive() || reader == null) {
            return null;
        }
        JavaType list = config.getTypeFactory().constructCollectionType(List.class, item);
        return new ArrayReader(type.getRawClass(), new ListReader(list, reader, null, style));
    }

    @Override
    public @Nullable JsonDeserializer<?> findMapDeserializer(
            MapType type,
            DeserializationConfig config,
            BeanDescription description,
            @Nullable KeyDeserializer keys,
            @Nullable TypeDeserializer types,
            @Nullable JsonDeserializer<?> values) {
        return type.getRawClass().isAssignableFrom(LinkedHashMap.class) || type.hasRawClass(EnumMap.class)
                ? new MapReader(type, keys, values, types)
                : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return scalars.containsKey(type);
    }
}
