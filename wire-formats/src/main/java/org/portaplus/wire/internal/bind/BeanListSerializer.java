package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.ContainerSerializer;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.std.AsArraySerializerBase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.csv.CsvGenerator;
import org.portaplus.wire.internal.stream.JsvTokens;

/**
 * A list of objects, in which the library writes null as an object without members, or of dictionaries, in which JSV has
 * the word null (vectors L19 and L24). The columns of CSV are those of the class, also when there is no row.
 */
final class BeanListSerializer extends AsArraySerializerBase<Collection<?>> {
    private static final long serialVersionUID = 1L;

    BeanListSerializer(JavaType item, @Nullable TypeSerializer types) {
        super(Collection.class, item, false, types, null);
    }

    private BeanListSerializer(
            BeanListSerializer source,
            @Nullable BeanProperty property,
            @Nullable TypeSerializer types,
            @Nullable JsonSerializer<?> items,
            @Nullable Boolean unwrap) {
        super(source, property, types, items, unwrap);
    }

    @Override
    public AsArraySerializerBase<Collection<?>> withResolved(
            @Nullable BeanProperty property,
            @Nullable TypeSerializer types,
            @Nullable JsonSerializer<?> items,
            @Nullable Boolean unwrap) {
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
        if (value.isEmpty() && gen instanceof CsvGenerator csv) {
            csv.writeColumns(columns(provider));
        }
        serializeContents(value, gen, provider);
        gen.writeEndArray();
    }

    private List<String> columns(SerializerProvider provider) throws JsonMappingException {
        return columns(provider.findContentValueSerializer(_elementType, _property));
    }

    /** The members that a serializer writes of every object, in order; none when some are left out, or it does not tell. */
    static List<String> columnsOfEach(JsonSerializer<?> serializer) {
        Iterator<PropertyWriter> members = serializer.properties();
        while (members.hasNext()) {
            if (!(members.next() instanceof BeanPropertyWriter member) || member.willSuppressNulls()) {
                return List.of();
            }
        }
        return columns(serializer);
    }

    private static List<String> columns(JsonSerializer<?> serializer) {
        List<String> names = new ArrayList<>();
        serializer.properties().forEachRemaining(member -> names.add(member.getName()));
        return names;
    }

    private void writeNull(JsonGenerator gen) throws IOException {
        if (!_elementType.isMapLikeType()) {
            gen.writeStartObject();
            gen.writeEndObject();
        } else if (gen instanceof JsvTokens jsv) {
            jsv.writeNullDictionary();
        } else {
            gen.writeNull();
        }
    }

    @Override
    protected void serializeContents(Collection<?> value, JsonGenerator gen, SerializerProvider provider)
            throws IOException {
        int index = 0;
        JsonSerializer<Object> known = _elementSerializer;
        Class<?> knownType = null;
        TypeSerializer names = _valueTypeSerializer;
        boolean rows = names != null && gen instanceof CsvGenerator csv && csv.atRow();
        if (rows) {
            // The columns are those of the declared class, and no row says that it is of another one.
            known = provider.findContentValueSerializer(_elementType, _property);
            names = null;
        }
        try {
            for (Object item : value) {
                if (item == null) {
                    writeNull(gen);
                } else {
                    if (_elementSerializer == null && !rows && item.getClass() != knownType) {
                        knownType = item.getClass();
                        // The class alone does not tell what is in a dictionary.
                        known = provider.findContentValueSerializer(
                                provider.constructSpecializedType(_elementType, knownType), _property);
                    }
                    if (names == null) {
                        known.serialize(item, gen, provider);
                    } else {
                        known.serializeWithType(item, gen, provider, names);
                    }
                }
                index++;
            }
        } catch (IOException | RuntimeException failure) {
            wrapAndThrow(provider, failure, value, index);
        }
    }
}
