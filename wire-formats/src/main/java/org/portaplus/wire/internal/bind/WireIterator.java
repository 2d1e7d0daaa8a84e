package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import org.portaplus.wire.WireReadException;

/** Values one by one, of which each fails as a whole message does. Belongs to one thread. */
final class WireIterator<T> extends MappingIterator<T> {
    WireIterator(
            JavaType type,
            JsonParser p,
            DeserializationContext ctxt,
            JsonDeserializer<?> reader,
            boolean managed,
            Object toUpdate) {
        super(type, p, ctxt, reader, managed, toUpdate);
    }

    @Override
    public boolean hasNextValue() throws IOException {
        try {
            if (_closeParser && _state == STATE_MAY_HAVE_VALUE && _parser.currentToken() == null) {
                checkEnd(_parser.nextToken());
            }
            return super.hasNextValue();
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure, _parser);
        }
    }

    @Override
    public T nextValue() throws IOException {
        try {
            return super.nextValue();
        } catch (JsonProcessingException failure) {
            throw WireReadException.of(failure, _parser);
        }
    }

    /** Nothing may follow the list; Jackson would not look. */
    private void checkEnd(JsonToken next) throws IOException {
        if (next == JsonToken.END_ARRAY && _parser.nextToken() != null) {
            throw MismatchedInputException.from(_parser, _type, "text after the end");
        }
    }
}
