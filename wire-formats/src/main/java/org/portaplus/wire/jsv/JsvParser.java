package org.portaplus.wire.jsv;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.sym.CharsToNameCanonicalizer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.io.CharInput;
import org.portaplus.wire.internal.stream.JsvScanner;

/**
 * Reads JSV, compact or in the layout of the metadata pages. All scalars are text; an absent value is null. White
 * space around the whole value does not count, and inside of it it does; but a line break after an opening bracket switches
 * to layout mode, in which blanks and line breaks around tokens do not count.
 * Truncated or surplus text is refused with its line and column. Not thread-safe; obtained from {@link JsvFactory}.
 *
 * <p>Sources: {@code docs/wire-formats.md#jsv-reading}; rules D04, D11 and D12 of the module's README.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public final class JsvParser extends JsvScanner {
    JsvParser(IOContext io, int features, @Nullable ObjectCodec codec, CharInput in, CharsToNameCanonicalizer names) {
        super(io, features, codec, in, names);
    }
}
