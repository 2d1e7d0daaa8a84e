package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.JsonReadContext;
import com.fasterxml.jackson.core.util.JacksonFeatureSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.internal.text.Base64Text;

/**
 * What the parsers of the text formats share: all scalars are text, whose meaning the target type decides. Not
 * thread-safe.
 *
 * <p>Longer than 300 lines because Jackson asks a parser for its scalar in a dozen ways, each of them a line or two.
 */
public abstract class ScalarParser extends ParserMinimalBase {
    /** Source description, limits and buffers. */
    protected final IOContext io;

    /** The object or list that is being read. */
    protected JsonReadContext context = JsonReadContext.createRootContext(null);

    /** What is refused for its size. */
    protected final WireLimits limits;

    private @Nullable ObjectCodec codec;
    private boolean closed;
    private long tokens;
    private final long most;

    /** For a parser with these stream features. */
    protected ScalarParser(IOContext io, int features, @Nullable ObjectCodec codec) {
        super(features, io.streamReadConstraints());
        this.io = io;
        this.limits = WireLimits.of(io.streamReadConstraints());
        this.most = Math.min(limits.get(WireLimit.MEMBERS), limits.get(WireLimit.LIST_ITEMS));
        this.codec = codec;
    }

    /** Begins a nested object or list. */
    protected final JsonToken open(boolean list) throws IOException {
        context = list ? context.createChildArrayContext(-1, -1) : context.createChildObjectContext(-1, -1);
        limits.validateNestingDepth(context.getNestingDepth());
        _currToken = list ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
        return _currToken;
    }

    /** The refusal of something over a limit with the place where the scanner is, unless it has one. */
    protected final StreamConstraintsException located(StreamConstraintsException refusal) {
        return refusal.getLocation() != null
                ? refusal
                : new StreamConstraintsException(refusal.getOriginalMessage(), currentLocation());
    }

    /** Counts one token of the message, whatever it is. */
    protected final void countToken() throws StreamConstraintsException {
        limits.validateTokenCount(++tokens);
    }

    /** Tokens of the message so far. */
    @Override
    public final long currentTokenCount() {
        return tokens;
    }

    /** Counts a token and, where it is one, the member or item that it begins; every token passes here once. */
    protected final @Nullable JsonToken counted(@Nullable JsonToken token) throws StreamConstraintsException {
        if (token == null) {
            return null;
        }
        countToken();
        return placed(token);
    }

    /** Counts the member or item that a token begins. */
    protected final JsonToken placed(JsonToken token) throws StreamConstraintsException {
        switch (token) {
            case FIELD_NAME -> count(context, WireLimit.MEMBERS);
            case END_OBJECT, END_ARRAY -> {}
            case START_OBJECT, START_ARRAY -> countItem(context.getParent());
            default -> countItem(context);
        }
        return token;
    }

    private void countItem(JsonReadContext around) throws StreamConstraintsException {
        if (around.inArray()) {
            count(around, WireLimit.LIST_ITEMS);
        }
    }

    private void count(JsonReadContext around, WireLimit limit) throws StreamConstraintsException {
        around.expectComma();
        if (around.getEntryCount() > most) {
            limits.check(limit, around.getEntryCount());
        }
    }

    /** Ends it. */
    protected final JsonToken shut() {
        _currToken = context.inArray() ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
        context = context.clearAndGetParent();
        return _currToken;
    }

    /** A syntax error at the place where the scanner is. */
    protected final JsonParseException malformed(String problem) {
        return new JsonParseException(this, problem, currentLocation());
    }

    @Override
    public StreamReadConstraints streamReadConstraints() {
        return _streamReadConstraints;
    }

    @Override
    public JacksonFeatureSet<com.fasterxml.jackson.core.StreamReadCapability> getReadCapabilities() {
        return DEFAULT_READ_CAPABILITIES.with(com.fasterxml.jackson.core.StreamReadCapability.UNTYPED_SCALARS);
    }

    @Override
    public @Nullable ObjectCodec getCodec() {
        return codec;
    }

    @Override
    public void setCodec(@Nullable ObjectCodec c) {
        codec = c;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonStreamContext getParsingContext() {
        return context;
    }

    @Override
    public String currentName() throws IOException {
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            JsonReadContext parent = context.getParent();
            if (parent != null) {
                return parent.getCurrentName();
            }
        }
        return context.getCurrentName();
    }

    @Override
    @SuppressWarnings("deprecation")
    public String getCurrentName() throws IOException {
        return currentName();
    }

    @Override
    public void overrideCurrentName(String name) {
        try {
            context.setCurrentName(name);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    @SuppressWarnings("deprecation")
    public JsonLocation getCurrentLocation() {
        return currentLocation();
    }

    @Override
    @SuppressWarnings("deprecation")
    public JsonLocation getTokenLocation() {
        return currentTokenLocation();
    }

    @Override
    public abstract JsonLocation currentLocation();

    @Override
    public abstract JsonLocation currentTokenLocation();

    @Override
    public char @Nullable [] getTextCharacters() throws IOException {
        String text = getText();
        return text == null ? null : text.toCharArray();
    }

    @Override
    public boolean hasTextCharacters() {
        return false;
    }

    @Override
    public int getTextLength() throws IOException {
        String text = getText();
        return text == null ? 0 : text.length();
    }

    @Override
    public int getTextOffset() {
        return 0;
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) throws IOException {
        byte[] bytes = Base64Text.decode(variant, getText());
        if (bytes == null) {
            throw new JsonParseException(this, "not Base64", currentTokenLocation());
        }
        return bytes;
    }

    @Override
    public Number getNumberValue() throws IOException {
        throw notANumber();
    }

    @Override
    public @Nullable NumberType getNumberType() {
        return null;
    }

    @Override
    public int getIntValue() throws IOException {
        throw notANumber();
    }

    @Override
    public long getLongValue() throws IOException {
        throw notANumber();
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        throw notANumber();
    }

    @Override
    public float getFloatValue() throws IOException {
        throw notANumber();
    }

    @Override
    public double getDoubleValue() throws IOException {
        throw notANumber();
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
        throw notANumber();
    }

    private JsonParseException notANumber() {
        return new JsonParseException(this, "scalars are text here", currentTokenLocation());
    }

    @Override
    protected void _handleEOF() throws JsonParseException {
        if (!context.inRoot()) {
            throw malformed("the text ends too early");
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            _currToken = null;
            try {
                if (io.isResourceManaged() || isEnabled(StreamReadFeature.AUTO_CLOSE_SOURCE.mappedFeature())) {
                    closeSource();
                }
            } finally {
                io.close();
            }
        }
    }

    /** Closes what the parser reads from. */
    protected abstract void closeSource() throws IOException;

    @Override
    public boolean isEnabled(JsonParser.Feature feature) {
        return feature.enabledIn(_features);
    }
}
