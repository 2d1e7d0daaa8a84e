package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.CacheProvider;
import com.fasterxml.jackson.databind.ser.DefaultSerializerProvider;
import com.fasterxml.jackson.databind.ser.SerializerFactory;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireWriteException;
import org.portaplus.wire.csv.CsvGenerator;

/** Gives the generator the schema of the root type and makes every failure a {@link WireWriteException}. */
public final class WireSerializerProvider extends DefaultSerializerProvider {
    private static final long serialVersionUID = 1L;

    private final transient Function<JavaType, @Nullable FormatSchema> schemas;

    /** With a function that may answer null for formats without schema. */
    public WireSerializerProvider(Function<JavaType, @Nullable FormatSchema> schemas) {
        this.schemas = schemas;
    }

    private WireSerializerProvider(
            WireSerializerProvider source, SerializationConfig config, SerializerFactory factory) {
        super(source, config, factory);
        this.schemas = source.schemas;
    }

    private WireSerializerProvider(WireSerializerProvider source, CacheProvider caches) {
        super(source, caches);
        this.schemas = source.schemas;
    }

    private WireSerializerProvider(WireSerializerProvider source) {
        super(source);
        this.schemas = source.schemas;
    }

    @Override
    public DefaultSerializerProvider copy() {
        return new WireSerializerProvider(this);
    }

    @Override
    public DefaultSerializerProvider createInstance(SerializationConfig config, SerializerFactory factory) {
        return new WireSerializerProvider(this, config, factory);
    }

    @Override
    public DefaultSerializerProvider withCaches(CacheProvider caches) {
        return new WireSerializerProvider(this, caches);
    }

    @Override
    public void serializeValue(JsonGenerator gen, Object value) throws IOException {
        try {
            prepare(gen, value, null);
            super.serializeValue(gen, value);
        } catch (JsonProcessingException failure) {
            throw WireWriteException.of(failure);
        }
    }

    @Override
    public void serializeValue(JsonGenerator gen, Object value, JavaType type) throws IOException {
        try {
            prepare(gen, value, type);
            super.serializeValue(gen, value, type);
        } catch (JsonProcessingException failure) {
            throw WireWriteException.of(failure);
        }
    }

    @Override
    public void serializeValue(JsonGenerator gen, Object value, JavaType type, JsonSerializer<Object> serializer)
            throws IOException {
        try {
            prepare(gen, value, type);
            super.serializeValue(gen, value, type, serializer);
        } catch (JsonProcessingException failure) {
            throw WireWriteException.of(failure);
        }
    }

    private void prepare(JsonGenerator gen, @Nullable Object value, @Nullable JavaType type) {
        if (value == null || gen.getSchema() != null) {
            return;
        }
        JavaType written = type == null ? constructType(value.getClass()) : type;
        if (gen instanceof CsvGenerator csv && !written.isContainerType()) {
            csv.expectColumns(() -> BeanListSerializer.columnsOfEach(findValueSerializer(value.getClass())));
        }
        FormatSchema schema = schemas.apply(written);
        if (schema != null && gen.canUseSchema(schema)) {
            gen.setSchema(schema);
        }
    }
}
