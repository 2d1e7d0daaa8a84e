package org.portaplus.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.FormatSchema;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.bind.RootReading;
import org.portaplus.wire.internal.bind.Style;
import org.portaplus.wire.internal.bind.WireModule;
import org.portaplus.wire.internal.bind.WireReader;
import org.portaplus.wire.internal.bind.WireSerializerProvider;

/**
 * What the mappers of all formats have in common. Reading is strict: a value that does not fit its type, text after the
 * end, a truncated text, a member given twice with different values and characters that XML 1.0 cannot carry are
 * refused with a {@link WireReadException}. Member names match in any case; unknown members are ignored unless
 * {@link DeserializationFeature#FAIL_ON_UNKNOWN_PROPERTIES} is on. Thread-safe once configured.
 *
 * <p>Sources: {@code docs/wire-formats.md#members} and {@code docs/wire-formats.md#reading-errors}; the rules D01 to
 * D26 of the module's README.
 *
 * @since 0.1.0
 */
@API(status = Status.MAINTAINED, since = "0.1.0")
public abstract class WireMapper extends ObjectMapper {
    private static final long serialVersionUID = 1L;

    private final WireFormat format;

    /**
     * For a format.
     *
     * @param nulls what becomes of null members
     */
    @SuppressWarnings({"deprecation", "this-escape"})
    protected WireMapper(WireFormat format, JsonFactory factory, JsonInclude.Include nulls) {
        super(factory, null, null);
        this.format = format;
        setSerializerProvider(new WireSerializerProvider(this::schemaFor));
        registerModule(new WireModule(style(format)));
        setDefaultPropertyInclusion(JsonInclude.Value.construct(nulls, nulls));
        disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        disable(MapperFeature.USE_GETTERS_AS_SETTERS);
        disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST);
        enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES);
    }

    private static Style style(WireFormat format) {
        return switch (format) {
            case JSON -> Style.JSON;
            case JSV, CSV -> Style.TEXT;
            case XML, SOAP11, SOAP12 -> Style.XML;
        };
    }

    /** The format this mapper reads and writes. */
    public final WireFormat format() {
        return format;
    }

    /**
     * Reads lists into those of a factory instead of plain ones. To be set before the mapper is used; a single reader has one
     * of its own by {@code reader.withAttribute(ListFactory.class, factory)}.
     */
    public final void readListsInto(ListFactory lists) {
        setConfig(getDeserializationConfig().withAttribute(ListFactory.class, lists));
    }

    /** A writer for people: the layout of the documented sample pages. The same as the wire where a format has only one. */
    public ObjectWriter pageWriter() {
        return writer();
    }

    /** The schema of a type, or null when the format needs none. */
    protected @Nullable FormatSchema schemaFor(JavaType type) {
        return null;
    }

    @Override
    protected JsonToken _initForReading(JsonParser p, JavaType type) throws IOException {
        RootReading.prepare(p, type, this::schemaFor);
        return RootReading.checked(super._initForReading(p, type), p, type);
    }

    @Override
    protected Object _readMapAndClose(JsonParser p, JavaType type) throws IOException {
        try {
            return super._readMapAndClose(p, type);
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure, p);
        }
    }

    @Override
    protected JsonNode _readTreeAndClose(JsonParser p) throws IOException {
        try {
            return super._readTreeAndClose(p);
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure, p);
        }
    }

    @Override
    public <T> MappingIterator<T> readValues(JsonParser p, JavaType type) throws IOException {
        return readerFor(type).readValues(p);
    }

    /**
     * Not supported: a mapper belongs to the limits and the schemas that it was made with. Make another one.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public final ObjectMapper copy() {
        throw new UnsupportedOperationException("a " + getClass().getSimpleName() + " is not copied: make a new one");
    }

    /**
     * Not supported, as {@link #copy()}.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public final ObjectMapper copyWith(JsonFactory factory) {
        return copy();
    }

    @Override
    protected Object _readValue(DeserializationConfig config, JsonParser p, JavaType type) throws IOException {
        try {
            return super._readValue(config, p, type);
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure, p);
        }
    }

    @Override
    protected ObjectReader _newReader(DeserializationConfig config) {
        return new WireReader(this, config, null, null, null, null, this::schemaFor);
    }

    @Override
    protected ObjectReader _newReader(
            DeserializationConfig config,
            @Nullable JavaType type,
            @Nullable Object toUpdate,
            @Nullable FormatSchema schema,
            @Nullable InjectableValues values) {
        return new WireReader(this, config, type, toUpdate, schema, values, this::schemaFor);
    }
}
