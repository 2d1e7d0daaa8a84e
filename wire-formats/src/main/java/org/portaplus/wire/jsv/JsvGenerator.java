package org.portaplus.wire.jsv;

import com.fasterxml.jackson.core.FormatFeature;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.internal.io.JsvOutput;
import org.portaplus.wire.internal.io.PageFormat;
import org.portaplus.wire.internal.stream.JsvTokens;

/**
 * Writes JSV: {@code {Name:value,List:[a,"b,c"]}}. Nothing is quoted but text with special characters; null members and
 * null map values are left out. Not thread-safe; obtained from {@link JsvFactory}.
 *
 * <p>Sources: {@code docs/wire-formats.md#jsv-writing}, {@code docs/wire-formats.md#jsv-lists-and-dictionaries} and
 * {@code docs/wire-formats.md#jsv-page-layout}.
 *
 * @since 0.1.0
 */
@API(status = Status.EXPERIMENTAL, since = "0.1.0")
@SuppressWarnings("exports") // what all formats share is internal; nobody else can extend this class
public final class JsvGenerator extends JsvTokens {
    /** What can be switched on and off. */
    public enum Feature implements FormatFeature {
        /** The indented layout of the metadata pages (the library's Dump) instead of one line. */
        PAGE_LAYOUT;

        @Override
        public boolean enabledByDefault() {
            return false;
        }

        @Override
        public int getMask() {
            return 1;
        }

        @Override
        public boolean enabledIn(int flags) {
            return (flags & getMask()) != 0;
        }
    }

    private final byte[] pooled;
    private final @Nullable OutputStream stream;
    private final @Nullable Writer writer;
    private int formatFeatures;
    private @Nullable PageFormat page;

    /** Over {@code stream} or, when that is null, {@code writer}. */
    JsvGenerator(
            IOContext io,
            int features,
            @Nullable ObjectCodec codec,
            byte[] pooled,
            @Nullable OutputStream stream,
            @Nullable Writer writer) {
        super(io, features, codec, pooled, new JsvOutput(pooled, stream, writer));
        this.pooled = pooled;
        this.stream = stream;
        this.writer = writer;
    }

    @Override
    public int getFormatFeatures() {
        return formatFeatures;
    }

    /** Takes effect only before the first token. */
    @Override
    public JsonGenerator overrideFormatFeatures(int values, int mask) {
        formatFeatures = (formatFeatures & ~mask) | (values & mask);
        page = Feature.PAGE_LAYOUT.enabledIn(formatFeatures) ? new PageFormat(stream, writer) : null;
        out = page == null ? new JsvOutput(pooled, stream, writer) : new JsvOutput(pooled, page, null);
        return this;
    }

    @Override
    public void flush() throws IOException {
        super.flush();
        if (page != null) {
            page.drain();
        }
    }
}
