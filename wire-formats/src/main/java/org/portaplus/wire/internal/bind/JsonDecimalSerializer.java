package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.portaplus.wire.internal.text.NumberText;

/** Decimals in JSON, of which only those of .NET are written, as in all other formats: no reader takes another. */
final class JsonDecimalSerializer extends StdScalarSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    JsonDecimalSerializer() {
        super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator gen, SerializerProvider provider) throws IOException {
        if (!NumberText.isModest(value)) {
            throw new JsonMappingException(null, NumberText.TOO_MANY_DIGITS);
        }
        gen.writeNumber(value);
    }
}
