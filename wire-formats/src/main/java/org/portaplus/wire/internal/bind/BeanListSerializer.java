package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContainerSerializer;
import com.fasterxml.jackson.databind.ser.std.AsArraySerializerBase;
import java.io.IOException;
import java.util.Collection;

/** A list of objects, in which the library writes null as an object without members. */
final class BeanListSerializer extends AsArraySerializerBase<Collection<?>> {
    private static final long serialVersionUID = 1L;

    BeanListSerializer(JavaType item, TypeSerializer types) {
        super(Collection.class, item, false, types, null);
    }

    private BeanListSerializer(
            BeanListSerializer source,
            BeanProperty property,
            TypeSerializer types,
            JsonSerializer<?> items,
            Boolean unwrap) {
        super(source, property, types, items, unwrap);
    }

    @Override
    public AsArraySerializerBase<Collection<?>> withResolved(
            BeanProperty property, TypeSerializer types, JsonSerializer<?> items, Boolean unwrap) {
        return new BeanListSerializer(this, property, types, items, unwrap);
    }

    @Override
    protected ContainerSerializer<?> _withValueTypeSerializer(TypeSerializer types) {
        return new BeanListSerializer(this, _property, types, _elementSerializer, _unwrapSingle);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Collection<?> value) {
        return value.isEmpty();
    }

    @Override
    public boolean hasSingleElement(Collection<?> value) {
        return value.size() == 1;
    }

    @Override
    public void serialize(Collection<?> value, JsonGenerator gen, SerializerProvider provider) throws IOException {
        gen.writeStartArray(value, value.size());
        serializeContents(value, gen, provider);
        gen.writeEndArray();
    }

    @Override
    protected void serializeContents(Collection<?> value, JsonGenerator gen, SerializerProvider provider)
            throws IOException {
        int index = 0;
        JsonSerializer<Object> known = _elementSerializer;
        Class<?> knownType = null;
        try {
            for (Object item : value) {
                if (item == null) {
                    gen.writeStartObject();
                    gen.writeEndObject();
                } else {
                    if (_elementSerializer == null && item.getClass() != knownType) {
                        knownType = item.getClass();
                        known = provider.findContentValueSerializer(knownType, _property);
                    }
                    if (_valueTypeSerializer == null) {
                        known.serialize(item, gen, provider);
                    } else {
                        known.serializeWithType(item, gen, provider, _valueTypeSerializer);
                    }
                }
                index++;
            }
        } catch (IOException | RuntimeException failure) {
            wrapAndThrow(provider, failure, value, index);
        }
    }
}
