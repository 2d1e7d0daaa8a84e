package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.impl.AsPropertyTypeSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.csv.CsvGenerator;

/**
 * Names the class of an object where it is not the declared one, except of an object that is a cell of CSV (docs/wire-formats.md#csv-cells). Immutable.
 */
final class SubclassWriter extends AsPropertyTypeSerializer {
    private final Class<?> declared;

    SubclassWriter(TypeIdResolver names, @Nullable BeanProperty property, Class<?> declared) {
        super(names, property, Subclasses.MEMBER);
        this.declared = declared;
    }

    @Override
    public AsPropertyTypeSerializer forProperty(@Nullable BeanProperty property) {
        return new SubclassWriter(_idResolver, property, declared);
    }

    @Override
    public WritableTypeId writeTypePrefix(JsonGenerator g, WritableTypeId type) throws IOException {
        boolean nameless = g instanceof CsvGenerator csv && csv.atCell();
        if (type.forValue.getClass() != declared && !nameless) {
            return super.writeTypePrefix(g, type);
        }
        g.writeStartObject(type.forValue);
        return type;
    }

    @Override
    public WritableTypeId writeTypeSuffix(JsonGenerator g, WritableTypeId type) throws IOException {
        g.writeEndObject();
        return type;
    }
}
