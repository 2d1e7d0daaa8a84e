package org.portaplus.wire.internal.stream;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.sym.CharsToNameCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.internal.io.CharInput;

/**
 * The grammar of JSV, for messages, for cells of CSV and for lists in scalars; {@code JsvParser} says what is read how.
 * Not thread-safe.
 *
 * <p>Longer than 300 lines because the grammar and its two layouts are one state machine.
 *
 * <p>Sources: {@code docs/wire-formats.md#jsv-reading}; rules D04, D11 and D12 of the module's README.
 */
public class JsvScanner extends ScalarParser {
    private enum State {
        ROOT,
        FIRST_MEMBER,
        NEXT_MEMBER,
        VALUE,
        FIRST_ITEM,
        NEXT_ITEM,
        END
    }

    private static final boolean[] STOPS_NAME = new boolean[128];

    static {
        for (char c : ":,{}[]".toCharArray()) {
            STOPS_NAME[c] = true;
        }
    }

    private final CharInput in;
    private final @Nullable CharsToNameCanonicalizer names;
    private State state = State.ROOT;
    private boolean layout;
    private @Nullable String text;
    private int textStart;
    private int textEnd;
    private boolean quoted;

    /** Over {@code in}; {@code names} may be null when names need not be shared. */
    public JsvScanner(
            IOContext io,
            int features,
            @Nullable ObjectCodec codec,
            CharInput in,
            @Nullable CharsToNameCanonicalizer names) {
        super(io, features, codec);
        this.in = in;
        this.names = names;
    }

    /** A scanner over JSV inside another format, with the limits of {@code io}; it need not be closed. */
    public static JsvScanner within(
            IOContext io, @Nullable ObjectCodec codec, CharInput text, @Nullable CharsToNameCanonicalizer names) {
        return new JsvScanner(io, 0, codec, text, names);
    }

    /** A scanner over JSV in a scalar of another format, with the limits of that one. */
    public static JsvScanner over(String text, StreamReadConstraints limits) {
        IOContext io = new IOContext(
                limits,
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                new BufferRecycler(),
                ContentReference.unknown(),
                true);
        return new JsvScanner(io, 0, null, CharInput.of(text.toCharArray(), 0, text.length()), null);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        try {
            text = null;
            in.release();
            return counted(
                    switch (state) {
                        case ROOT -> root();
                        case FIRST_MEMBER -> firstMember();
                        case NEXT_MEMBER -> nextMember();
                        case VALUE -> memberValue();
                        case FIRST_ITEM -> firstItem();
                        case NEXT_ITEM -> nextItem();
                        case END -> end();
                    });
        } catch (StreamConstraintsException tooMuch) {
            throw located(tooMuch);
        } catch (CharacterCodingException notUtf8) {
            throw malformed("the text is not UTF-8");
        }
    }

    /** Compares the name that is expected next with the text, without making a string of it. */
    @Override
    public boolean nextFieldName(SerializableString expected) throws IOException {
        boolean first = state == State.FIRST_MEMBER;
        if (layout || (!first && state != State.NEXT_MEMBER)) {
            return super.nextFieldName(expected);
        }
        String name = expected.getValue();
        int start = first ? in.pos : in.pos + 1;
        int end = start + name.length();
        char[] buf = in.buf;
        if (end >= in.end || buf[end] != ':' || (!first && buf[in.pos] != ',')) {
            return super.nextFieldName(expected);
        }
        for (int i = start; i < end; i++) {
            if (buf[i] != name.charAt(i - start)) {
                return super.nextFieldName(expected);
            }
        }
        text = null;
        in.release();
        in.pos = start;
        in.mark();
        in.pos = end + 1;
        context.setCurrentName(name);
        state = State.VALUE;
        _currToken = counted(JsonToken.FIELD_NAME);
        return true;
    }

    private @Nullable JsonToken root() throws IOException {
        in.skipByteOrderMark();
        in.mark();
        if (!in.more()) {
            state = State.END;
            _currToken = null;
            return null;
        }
        char c = in.buf[in.pos];
        in.keep();
        if (isWhitespace(c)) {
            int blanks = blanks(" \t\r\n", WireLimit.TEXT_LENGTH);
            int first = in.peek(blanks);
            if (first == '{' || first == '[' || first == '"') {
                in.pos += blanks;
                c = (char) first;
            }
        }
        if (c == '{' || c == '[') {
            in.release();
            return openBracket(c);
        }
        state = State.END;
        if (c == '"') {
            return quotedValue(State.END);
        }
        while (in.more()) {
            in.pos = in.end;
            limits.check(WireLimit.TEXT_LENGTH, in.pos - in.kept());
        }
        return bareRoot();
    }

    /** The line ends around it are the editor's, because a text that has one is quoted; blanks may be its own. */
    private JsonToken bareRoot() throws IOException {
        bareValue(State.END);
        while (textEnd > textStart && isLineEnd(in.buf[textEnd - 1])) {
            textEnd--;
        }
        while (textStart < textEnd && isLineEnd(in.buf[textStart])) {
            textStart++;
        }
        return _currToken;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private @Nullable JsonToken end() throws IOException {
        skipWhitespace();
        if (in.more()) {
            throw malformed("text after the end");
        }
        _currToken = null;
        return null;
    }

    private JsonToken openBracket(char bracket) throws IOException {
        in.mark();
        in.pos++;
        open(bracket == '[');
        int blanks = blanks(" \t", WireLimit.NAME_LENGTH);
        int c = in.peek(blanks);
        if (c == '\r' || c == '\n') {
            layout = true;
        }
        // In the compact form the blanks may belong to the first key or item; only before the closing bracket do they
        // not.
        if (layout || c == (bracket == '[' ? ']' : '}')) {
            in.pos += blanks;
        }
        state = bracket == '[' ? State.FIRST_ITEM : State.FIRST_MEMBER;
        return _currToken;
    }

    private JsonToken closeBracket() {
        in.mark();
        in.pos++;
        JsonToken token = shut();
        state = context.inObject() ? State.NEXT_MEMBER : context.inArray() ? State.NEXT_ITEM : State.END;
        return token;
    }

    private JsonToken firstMember() throws IOException {
        return required("'}'") == '}' ? closeBracket() : memberName();
    }

    private JsonToken nextMember() throws IOException {
        char c = required("'}'");
        if (c == '}') {
            return closeBracket();
        }
        if (c != ',') {
            throw malformed("',' or '}' expected");
        }
        in.pos++;
        required("a member name");
        return memberName();
    }

    private JsonToken memberName() throws IOException {
        in.mark();
        int blanks = blanks(" \t\r\n", WireLimit.NAME_LENGTH);
        String name;
        if (in.peek(blanks) == '"') {
            in.pos += blanks;
            quotedText();
            limits.check(WireLimit.NAME_LENGTH, text == null ? textEnd - textStart : text.length());
            name = scanned();
            text = null;
            if (required("':'") != ':') {
                throw malformed("':' expected after a member name");
            }
        } else {
            name = bareName();
        }
        in.pos++;
        context.setCurrentName(name);
        state = State.VALUE;
        _currToken = JsonToken.FIELD_NAME;
        return _currToken;
    }

    private String bareName() throws IOException {
        in.keep();
        while (true) {
            while (in.pos < in.end && !STOPS_NAME[in.buf[in.pos] & 0x7F]) {
                in.pos++;
            }
            char c = required("':'", false);
            if (c == ':') {
                break;
            }
            if (c < 0x80 && STOPS_NAME[c]) {
                throw malformed("':' expected after a member name");
            }
            in.pos++;
            limits.check(WireLimit.NAME_LENGTH, in.pos - in.kept());
        }
        int start = in.kept();
        int end = in.pos;
        if (layout) {
            end = trimmed(start, end);
        }
        if (start == end) {
            throw malformed("a member name expected");
        }
        limits.check(WireLimit.NAME_LENGTH, end - start);
        if (names == null) {
            return new String(in.buf, start, end - start);
        }
        return names.findSymbol(in.buf, start, end - start, names.calcHash(in.buf, start, end - start));
    }

    private JsonToken memberValue() throws IOException {
        char c = required("a value");
        in.mark();
        return switch (c) {
            case ',', '}' -> absent(State.NEXT_MEMBER);
            case '"' -> quotedValue(State.NEXT_MEMBER);
            case '{', '[' -> openBracket(c);
            case ' ', '\t', '\r', '\n' -> nestedAfterBlanks() ? openBracket(in.buf[in.pos]) : memberText();
            default -> memberText();
        };
    }

    private JsonToken memberText() throws IOException {
        in.keep();
        skipTo('}');
        return bareValue(State.NEXT_MEMBER);
    }

    /** Moves to the comma, the closing bracket or, in layout mode, the line end after a text without quotes. */
    private void skipTo(char close) throws IOException {
        while (true) {
            char[] buf = in.buf;
            int i = in.pos;
            int end = in.end;
            while (i < end && buf[i] != ',' && buf[i] != close && (buf[i] >= ' ' || !layout)) {
                i++;
            }
            in.pos = i;
            if (i < end) {
                char c = buf[i];
                if (c == ',' || c == close || c == '\n' || c == '\r') {
                    return;
                }
                in.pos++;
            } else {
                limits.check(WireLimit.TEXT_LENGTH, in.pos - in.kept());
                if (!in.more()) {
                    throw malformed("the text ends before '" + close + "'");
                }
            }
        }
    }

    private JsonToken firstItem() throws IOException {
        return required("']'") == ']' ? closeBracket() : item();
    }

    private JsonToken nextItem() throws IOException {
        char c = required("']'");
        if (c == ']') {
            return closeBracket();
        }
        if (c != ',') {
            throw malformed("',' or ']' expected");
        }
        in.pos++;
        return item();
    }

    private JsonToken item() throws IOException {
        char c = required("']'");
        in.mark();
        return switch (c) {
            case ',', ']' -> absent(State.NEXT_ITEM);
            case '"' -> quotedValue(State.NEXT_ITEM);
            case '{', '[' -> openBracket(c);
            case ' ', '\t', '\r', '\n' -> nestedAfterBlanks() ? openBracket(in.buf[in.pos]) : itemText();
            default -> itemText();
        };
    }

    private JsonToken itemText() throws IOException {
        in.keep();
        skipTo(']');
        for (int i = in.kept(); i < in.pos; i++) {
            if (in.buf[i] == '}') {
                in.pos = i;
                throw malformed("']' expected before '}'");
            }
        }
        return bareValue(State.NEXT_ITEM);
    }

    /** Skips blanks when a bracket follows them; otherwise they belong to the text. */
    private boolean nestedAfterBlanks() throws IOException {
        int blanks = blanks(" \t\r\n", WireLimit.TEXT_LENGTH);
        int c = in.peek(blanks);
        if (c == '"') {
            // Taken as text it would end at the next comma, inside the quotes.
            throw malformed("a blank before a quoted text");
        }
        if (c != '{' && c != '[') {
            return false;
        }
        in.pos += blanks;
        return true;
    }

    private JsonToken absent(State next) {
        state = next;
        _currToken = JsonToken.VALUE_NULL;
        return _currToken;
    }

    private JsonToken quotedValue(State next) throws IOException {
        quotedText();
        state = next;
        _currToken = JsonToken.VALUE_STRING;
        return _currToken;
    }

    private void quotedText() throws IOException {
        in.pos++;
        in.keep();
        StringBuilder pieces = null;
        while (true) {
            in.pos = in.indexOf('"');
            if (in.pos == in.end) {
                limits.check(WireLimit.TEXT_LENGTH, in.pos - in.kept());
                if (!in.more()) {
                    throw malformed("the closing quote is missing");
                }
                continue;
            }
            in.pos++;
            if (in.peek(0) != '"') {
                break;
            }
            pieces = pieces == null ? new StringBuilder() : pieces;
            // One of the two quotes belongs to the text.
            pieces.append(in.buf, in.kept(), in.pos - in.kept());
            limits.check(WireLimit.TEXT_LENGTH, pieces.length());
            in.pos++;
            in.keep();
        }
        textStart = in.kept();
        textEnd = in.pos - 1;
        quoted = true;
        if (pieces != null) {
            pieces.append(in.buf, textStart, textEnd - textStart);
            text = pieces.toString();
        }
        limits.check(WireLimit.TEXT_LENGTH, text == null ? textEnd - textStart : text.length());
    }

    private JsonToken bareValue(State next) throws IOException {
        state = next;
        textStart = in.kept();
        textEnd = layout ? trimmed(textStart, in.pos) : in.pos;
        quoted = false;
        limits.check(WireLimit.TEXT_LENGTH, textEnd - textStart);
        _currToken = JsonToken.VALUE_STRING;
        return _currToken;
    }

    /** The number of blanks before what comes next; they stay, because they may turn out to be a part of it. */
    private int blanks(String kinds, WireLimit limit) throws IOException {
        int blanks = 0;
        while (kinds.indexOf(in.peek(blanks)) >= 0) {
            limits.check(limit, ++blanks);
        }
        return blanks;
    }

    private int trimmed(int start, int end) {
        int last = end;
        while (last > start && isWhitespace(in.buf[last - 1])) {
            last--;
        }
        return last;
    }

    /** The next character, after white space in layout mode; the text must not end here. */
    private char required(String expected) throws IOException {
        return required(expected, layout);
    }

    private char required(String expected, boolean skip) throws IOException {
        if (skip) {
            skipWhitespace();
        }
        if (!in.more()) {
            throw malformed("the text ends before " + expected);
        }
        return in.buf[in.pos];
    }

    private void skipWhitespace() throws IOException {
        while (in.more() && isWhitespace(in.buf[in.pos])) {
            in.pos++;
        }
    }

    /** What may stand around a whole value, and around tokens in layout mode. */
    public static boolean isWhitespace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** True when the current text is the whole input and was not quoted, so that it may be a list without brackets. */
    public boolean isBareRoot() {
        return _currToken == JsonToken.VALUE_STRING && context.inRoot() && !quoted;
    }

    @Override
    public @Nullable String getText() throws IOException {
        if (_currToken == null) {
            return null;
        }
        return switch (_currToken) {
            case VALUE_STRING -> scanned();
            case FIELD_NAME -> context.getCurrentName();
            default -> _currToken.asString();
        };
    }

    private String scanned() {
        String known = text;
        if (known == null) {
            known = new String(in.buf, textStart, textEnd - textStart);
            text = known;
        }
        return known;
    }

    @Override
    public JsonLocation currentLocation() {
        return in.location(in.offset(), io.contentReference());
    }

    @Override
    public JsonLocation currentTokenLocation() {
        return in.marked(io.contentReference());
    }

    @Override
    protected void closeSource() throws IOException {
        in.close();
    }

    @Override
    public void close() throws IOException {
        if (!isClosed() && names != null) {
            names.release();
        }
        super.close();
    }

    @Override
    public int releaseBuffered(java.io.Writer target) throws IOException {
        int count = in.end - in.pos;
        target.write(in.buf, in.pos, count);
        in.pos = in.end;
        return count;
    }
}
