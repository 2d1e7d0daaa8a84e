package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DataFormatReaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireReadException;

/** An ObjectReader that gives the parser the schema of its type and fails with {@link WireReadException}. Immutable. */
public final class WireReader extends ObjectReader {
    private static final long serialVersionUID = 1L;

    private final transient Function<JavaType, @Nullable FormatSchema> schemas;

    /** For {@code mapper}. */
    public WireReader(
            ObjectMapper mapper,
            DeserializationConfig config,
            @Nullable JavaType type,
            @Nullable Object toUpdate,
            @Nullable FormatSchema schema,
            @Nullable InjectableValues values,
            Function<JavaType, @Nullable FormatSchema> schemas) {
        super(mapper, config, type, toUpdate, schema, values);
        this.schemas = schemas;
    }

    private WireReader(
            WireReader base,
            DeserializationConfig config,
            @Nullable JavaType type,
            @Nullable JsonDeserializer<Object> root,
            @Nullable Object toUpdate,
            @Nullable FormatSchema schema,
            @Nullable InjectableValues values,
            @Nullable DataFormatReaders formats) {
        super(base, config, type, root, toUpdate, schema, values, formats);
        this.schemas = base.schemas;
    }

    private WireReader(WireReader base, DeserializationConfig config) {
        super(base, config);
        this.schemas = base.schemas;
    }

    private WireReader(WireReader base, JsonFactory factory) {
        super(base, factory);
        this.schemas = base.schemas;
    }

    @Override
    protected ObjectReader _new(ObjectReader base, JsonFactory factory) {
        return new WireReader((WireReader) base, factory);
    }

    @Override
    protected ObjectReader _new(ObjectReader base, DeserializationConfig config) {
        return new WireReader((WireReader) base, config);
    }

    @Override
    protected ObjectReader _new(
            ObjectReader base,
            DeserializationConfig config,
            @Nullable JavaType type,
            @Nullable JsonDeserializer<Object> root,
            @Nullable Object toUpdate,
            @Nullable FormatSchema schema,
            @Nullable InjectableValues values,
            @Nullable DataFormatReaders formats) {
        return new WireReader((WireReader) base, config, type, root, toUpdate, schema, values, formats);
    }

    @Override
    protected JsonToken _initForReading(DeserializationContext ctxt, JsonParser p) throws IOException {
        RootReading.prepare(p, _valueType, schemas);
        return RootReading.checked(super._initForReading(ctxt, p), p, _valueType);
    }

    /** What is read one by one are the items of a list, the rows of a CSV text for example. */
    @Override
    protected void _initForMultiRead(DeserializationContext ctxt, JsonParser p) throws IOException {
        if (_valueType != null) {
            RootReading.prepare(p, getTypeFactory().constructCollectionType(List.class, _valueType), schemas);
        }
        super._initForMultiRead(ctxt, p);
    }

    @Override
    public <T> MappingIterator<T> readValues(String content) throws IOException {
        return told(() -> super.readValues(content));
    }

    @Override
    public <T> MappingIterator<T> readValues(Reader content) throws IOException {
        return told(() -> super.readValues(content));
    }

    @Override
    protected <T> MappingIterator<T> _bindAndReadValues(JsonParser p) throws IOException {
        return told(() -> super._bindAndReadValues(p));
    }

    @Override
    protected <T> MappingIterator<T> _newIterator(
            JsonParser p, DeserializationContext ctxt, JsonDeserializer<?> reader, boolean managed) {
        return new WireIterator<>(_valueType, p, ctxt, reader, managed, _valueToUpdate);
    }

    @Override
    public JsonNode readTree(byte[] content) throws IOException {
        return told(() -> super.readTree(content));
    }

    @Override
    public JsonNode readTree(InputStream in) throws IOException {
        return told(() -> super.readTree(in));
    }

    @Override
    public JsonNode readTree(Reader reader) throws IOException {
        return told(() -> super.readTree(reader));
    }

    @Override
    public JsonNode readTree(String content) throws JsonProcessingException {
        try {
            return super.readTree(content);
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Jackson lets no subclass in where trees are bound and where lists are begun. */
    private static <T> T told(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure);
        }
    }

    @Override
    protected Object _bind(JsonParser p, Object toUpdate) throws IOException {
        try {
            return super._bind(p, toUpdate);
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure, p);
        }
    }

    @Override
    protected Object _bindAndClose(JsonParser p) throws IOException {
        try {
            return super._bindAndClose(p);
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure, p);
        }
    }
}
