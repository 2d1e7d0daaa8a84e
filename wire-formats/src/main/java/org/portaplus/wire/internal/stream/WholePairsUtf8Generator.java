package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.text.XmlCharacters;

/**
 * As {@link WholePairsGenerator} for bytes, where Jackson would write the half of a pair as an escape. Not a delegate,
 * because answers are written by it. Not thread-safe.
 */
public final class WholePairsUtf8Generator extends UTF8JsonGenerator {
    /** Writes to {@code out}. */
    public WholePairsUtf8Generator(IOContext io, int features, ObjectCodec codec, OutputStream out) {
        super(io, features, codec, out, '"');
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
