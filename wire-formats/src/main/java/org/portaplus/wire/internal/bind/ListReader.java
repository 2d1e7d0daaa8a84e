package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.ListFactory;
import org.portaplus.wire.internal.stream.JsvScanner;

/**
 * Lists. As in the library a single value stands for a list of one, and a text with commas, where no list was quoted,
 * for its items: {@code ids=1,2,3} in a query string.
 */
final class ListReader extends StdDeserializer<List<Object>> implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    private final JavaType type;
    private final transient @Nullable JsonDeserializer<?> items;
    private final transient @Nullable TypeDeserializer types;
    private final Style style;

    /** With null for {@code types} where items have the declared class. */
    ListReader(JavaType type, @Nullable JsonDeserializer<?> items, @Nullable TypeDeserializer types, Style style) {
        super(type);
        this.type = type;
        this.items = items;
        this.types = types;
        this.style = style;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext ctxt, BeanProperty property)
            throws JsonMappingException {
        JsonDeserializer<?> resolved = items == null
                ? ctxt.findContextualValueDeserializer(type.getContentType(), property)
                : ctxt.handleSecondaryContextualization(items, property, type.getContentType());
        return new ListReader(type, resolved, types, style);
    }

    @Override
    public List<Object> deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (p.isExpectedStartArrayToken()) {
            return list(p, ctxt);
        }
        JsonToken token = p.currentToken();
        if (token == JsonToken.VALUE_STRING && !isQuotedJsv(p)) {
            return split(p, ctxt);
        }
        if (style == Style.XML || token == null || token == JsonToken.VALUE_NULL) {
            throw MismatchedInputException.from(p, type, "a list is expected");
        }
        List<Object> single = new ArrayList<>(1);
        add(single, p, ctxt);
        return single;
    }

    private static boolean isQuotedJsv(JsonParser p) {
        return p instanceof JsvScanner jsv && !jsv.isBareRoot();
    }

    private List<Object> list(JsonParser p, DeserializationContext ctxt) throws IOException {
        List<Object> list = empty(ctxt);
        while (next(list, p) != JsonToken.END_ARRAY) {
            add(list, p, ctxt);
        }
        return list;
    }

    private List<Object> empty(DeserializationContext ctxt) {
        return ctxt.getAttribute(ListFactory.class) instanceof ListFactory lists
                ? lists.create(type.getContentType().getRawClass())
                : new ArrayList<>();
    }

    private static JsonToken next(List<Object> list, JsonParser p) throws IOException {
        try {
            return p.nextToken();
        } catch (JsonProcessingException failure) {
            throw JsonMappingException.wrapWithPath(failure, list, list.size());
        }
    }

    private void add(List<Object> list, JsonParser p, DeserializationContext ctxt) throws IOException {
        try {
            list.add(isNull(p) ? items().getNullValue(ctxt) : item(p, ctxt));
        } catch (IOException | RuntimeException failure) {
            throw JsonMappingException.wrapWithPath(failure, list, list.size());
        }
    }

    /** A null dictionary of a list is the word in JSV, unlike all other nulls (docs/wire-formats.md#jsv-lists-and-dictionaries). */
    private boolean isNull(JsonParser p) throws IOException {
        JsonToken token = p.currentToken();
        return token == JsonToken.VALUE_NULL
                || (token == JsonToken.VALUE_STRING
                        && style == Style.TEXT
                        && type.getContentType().isMapLikeType()
                        && p.getText().equals("null"));
    }

    private Object item(JsonParser p, DeserializationContext ctxt) throws IOException {
        return types == null ? items().deserialize(p, ctxt) : items().deserializeWithType(p, ctxt, types);
    }

    /** The reader of the items, which {@link #createContextual} has found before anything is read. */
    private JsonDeserializer<?> items() {
        return Objects.requireNonNull(items, "the reader of the items");
    }

    private List<Object> split(JsonParser p, DeserializationContext ctxt) throws IOException {
        String text = p.getText().strip();
        if (text.isEmpty()) {
            throw MismatchedInputException.from(p, type, "a list is expected, not an empty text");
        }
        try (JsonParser parts = JsvScanner.over("[" + text + "]", p.streamReadConstraints())) {
            parts.nextToken();
            List<Object> list = list(parts, ctxt);
            if (parts.nextToken() != null) {
                throw MismatchedInputException.from(p, type, "a list is expected");
            }
            return list;
        } catch (JsonProcessingException failure) {
            throw at(p, failure);
        }
    }

    /** Places inside the text mean nothing to the reader of the message. */
    private JsonMappingException at(JsonParser p, JsonProcessingException failure) {
        JsonMappingException made = MismatchedInputException.from(p, type, failure.getOriginalMessage());
        if (failure instanceof JsonMappingException mapping) {
            for (int i = mapping.getPath().size() - 1; i >= 0; i--) {
                made.prependPath(mapping.getPath().get(i));
            }
        }
        return made;
    }
}
