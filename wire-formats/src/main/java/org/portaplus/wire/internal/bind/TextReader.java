package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import org.portaplus.wire.internal.text.XmlCharacters;

/**
 * Strings. A whole JSON number or a boolean is taken as its text. One with a point or an exponent is refused: it is what
 * spreadsheets make of an id, which would silently become another. So are characters which XML 1.0 cannot carry.
 */
final class TextReader extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    /** Reader attribute that lets all characters through when it is true. */
    static final String ANY_CHARACTER = "org.portaplus.wire.anyCharacter";

    TextReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser p, DeserializationContext ctxt) throws IOException {
        if (!p.currentToken().isScalarValue()) {
            throw MismatchedInputException.from(p, String.class, "a text is expected, not an object or a list");
        }
        if (p.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            throw MismatchedInputException.from(
                    p, String.class, "a text is expected, not " + ScalarReader.calculated(p.getText()));
        }
        return checked(p.getText(), p, ctxt);
    }

    /** {@code text}, refused when XML could not carry it. */
    static String checked(String text, JsonParser p, DeserializationContext ctxt) throws IOException {
        int illegal = XmlCharacters.firstIllegal(text);
        if (illegal >= 0 && !Boolean.TRUE.equals(ctxt.getAttribute(ANY_CHARACTER))) {
            String name = XmlCharacters.name(text.charAt(illegal));
            throw MismatchedInputException.from(p, String.class, "the character " + name + " is not allowed");
        }
        return text;
    }
}
