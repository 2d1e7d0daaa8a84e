package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.List;
import org.portaplus.wire.internal.text.Base64Text;

/**
 * Arrays of primitives, whose items are as strict as those of lists. Bytes are a text of Base64, or a list of their
 * numbers, which the library takes too (docs/wire-formats.md#json-reading).
 */
final class ArrayReader extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;

    private final ListReader items;

    ArrayReader(Class<?> type, ListReader items) {
        super(type);
        this.items = items;
    }

    @Override
    public Object deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (_valueClass == byte[].class && !p.isExpectedStartArrayToken()) {
            return bytes(p);
        }
        List<Object> list = items.deserialize(p, ctxt);
        Object array = Array.newInstance(_valueClass.getComponentType(), list.size());
        for (int i = 0; i < list.size(); i++) {
            Array.set(array, i, list.get(i));
        }
        return array;
    }

    private byte[] bytes(JsonParser p) throws IOException {
        byte[] bytes = p.currentToken() == JsonToken.VALUE_STRING
                ? Base64Text.decode(Base64Variants.getDefaultVariant(), p.getText())
                : null;
        if (bytes == null) {
            throw MismatchedInputException.from(p, _valueClass, "not Base64");
        }
        return bytes;
    }
}
