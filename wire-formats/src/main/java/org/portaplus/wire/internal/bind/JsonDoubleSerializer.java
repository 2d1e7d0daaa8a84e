package org.portaplus.wire.internal.bind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import org.portaplus.wire.internal.text.NumberText;

/** Doubles in JSON as .NET prints them: {@code 0}, {@code 1E+30}, and NaN without quotes. */
final class JsonDoubleSerializer extends StdScalarSerializer<Double> {
    private static final long serialVersionUID = 1L;

    JsonDoubleSerializer() {
        super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator gen, SerializerProvider provider) throws IOException {
        if (gen instanceof TokenBuffer) {
            gen.writeNumber(value);
        } else {
            gen.writeRawValue(NumberText.ofDouble(value));
        }
    }
}
