package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.text.XmlCharacters;

/**
 * Jackson's JSON generator of characters, which would write half of a surrogate pair, where all other formats refuse
 * it: no reader takes it. Not thread-safe.
 */
public final class WholePairsGenerator extends JsonGeneratorDelegate {
    /** Around {@code generator}. */
    public WholePairsGenerator(JsonGenerator generator) {
        super(generator, false);
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        super.writeFieldName(XmlCharacters.whole(name, this));
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        super.writeString(text == null ? null : XmlCharacters.whole(text, this));
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        XmlCharacters.whole(new String(text, offset, length), this);
        super.writeString(text, offset, length);
    }
}
