package org.portaplus.wire.internal.xml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.internal.io.CharInput;

/**
 * The characters of an XML message on their way to StAX, which would buffer names, namespaces and texts of any length
 * and look names up in time that an attacker chooses. Follows the markup just so far that it can tell them apart, and
 * refuses what is over a limit at the place where it is. Document types and instructions are refused before StAX reads
 * them. Not thread-safe.
 *
 * <p>Longer than 300 lines because each place in the markup is a state with a limit of its own.
 */
public final class MarkupWatch extends Reader {
    private enum State {
        TEXT,
        REFERENCE,
        OPENING,
        DECLARING,
        IN_TAG,
        QUOTED,
        END_TAG,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private static final String CDATA_START = "[CDATA[";
    private static final boolean[] ENDS_TEXT = CharInput.marks("<&\n");
    private static final boolean[] ENDS_NAME = CharInput.marks(" \t\r\n\"'/:=>");

    private final Reader source;
    private final DocumentEncoding encoding;
    private final WireLimits limits;
    private final NameCount names;
    // Looked at for every character; the limits are asked only when there is something to tell.
    private final long mostText;
    private final long mostName;
    private final long mostAttribute;
    private final long mostAttributes;
    private final long mostNamespaces;
    private final long mostDepth;
    private final long mostTokens;
    private @Nullable JsonProcessingException refusal;

    private State state = State.TEXT;
    private long total;
    private int line = 1;
    /** How many characters are before the current line. */
    private long lineStart;

    private int depth;
    private long tokens;
    /** Length of the current text, name, reference, attribute or markup. */
    private int length;

    private int text;
    private char quote;
    /** The last two characters, which may be the beginning of the end of a comment, a section or an instruction. */
    private char last;

    private char beforeLast;
    private boolean elementNamed;
    private int attributes;
    private int namespaces;

    /** Over {@code source}, the characters of a document in {@code encoding}. */
    public MarkupWatch(Reader source, DocumentEncoding encoding, WireLimits limits) {
        this.source = source;
        this.encoding = encoding;
        this.limits = limits;
        this.names = new NameCount(limits);
        this.mostText = limits.get(WireLimit.TEXT_LENGTH);
        this.mostName = limits.get(WireLimit.NAME_LENGTH);
        this.mostAttribute = limits.get(WireLimit.XML_ATTRIBUTE_LENGTH);
        this.mostAttributes = limits.get(WireLimit.XML_ATTRIBUTES);
        this.mostNamespaces = limits.get(WireLimit.XML_NAMESPACES);
        this.mostDepth = limits.get(WireLimit.NESTING_DEPTH);
        this.mostTokens = limits.get(WireLimit.TOKENS);
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        int read = source.read(target, offset, count);
        int end = offset + read;
        int i = offset;
        try {
            for (; i < end; i++) {
                i = passed(target, i, end);
                if (i == end) {
                    break;
                }
                char c = target[i];
                next(c);
                if (c == '\n') {
                    line++;
                    lineStart = total + (i - offset) + 1;
                }
            }
        } catch (JsonProcessingException refused) {
            total += i - offset;
            refusal = located(refused);
            if (i == offset) {
                throw refusal;
            }
            // What came before is still handed over, so that StAX and the readers above stand where the refusal is.
            return i - offset;
        }
        if (read > 0) {
            total += read;
            limits.check(WireLimit.MESSAGE_LENGTH, total);
        }
        return read;
    }

    /**
     * The index of the first character from {@code from} that has to be looked at: one that begins or ends something or a
     * line, or that is beyond what the limit has left. Most characters are none of these.
     */
    private int passed(char[] window, int from, int to) {
        return switch (state) {
            case TEXT -> plain(window, from, end(from, to, mostText - text));
            case IN_TAG -> named(window, from, end(from, to, mostName - length));
            case QUOTED -> value(window, from, end(from, to, mostAttribute - length));
            case END_TAG -> closing(window, from, end(from, to, mostName - length));
            default -> from;
        };
    }

    private static int end(int from, int to, long left) {
        return (int) Math.min(to, from + left);
    }

    private int plain(char[] window, int from, int end) {
        int i = from;
        while (i < end && (window[i] > '<' || !ENDS_TEXT[window[i]])) {
            i++;
        }
        text += i - from;
        return i;
    }

    private int named(char[] window, int from, int end) {
        int i = from;
        while (i < end && (window[i] > '>' || !ENDS_NAME[window[i]])) {
            i++;
        }
        if (i > from) {
            names.next(window, from, i);
            length += i - from;
            last = window[i - 1];
        }
        return i;
    }

    private int value(char[] window, int from, int end) {
        int i = from;
        while (i < end && window[i] != quote && window[i] != '\n') {
            i++;
        }
        length += i - from;
        return i;
    }

    private int closing(char[] window, int from, int end) {
        int i = from;
        while (i < end && window[i] != '>' && window[i] != '\n') {
            i++;
        }
        length += i - from;
        return i;
    }

    /** What is known of the bytes below. */
    public DocumentEncoding encoding() {
        return encoding;
    }

    /** The place behind what was handed over. */
    public JsonLocation location() {
        return new JsonLocation(ContentReference.unknown(), -1L, total, line, (int) (total - lineStart) + 1);
    }

    private JsonProcessingException located(JsonProcessingException refused) {
        return refused instanceof StreamConstraintsException
                ? new StreamConstraintsException(refused.getOriginalMessage(), location())
                : new JsonParseException(null, refused.getOriginalMessage(), location());
    }

    private void next(char c) throws JsonProcessingException {
        switch (state) {
            case TEXT -> text(c);
            case REFERENCE -> reference(c);
            case OPENING -> opening(c);
            case DECLARING -> declaring(c);
            case IN_TAG -> inTag(c);
            case QUOTED -> quoted(c);
            case END_TAG -> endTag(c);
            case COMMENT -> endsAfter(c, '-', beforeLast == '-');
            case CDATA -> {
                longerText();
                endsAfter(c, ']', beforeLast == ']');
            }
            case INSTRUCTION -> {
                longerName();
                endsAfter(c, '?', true);
            }
        }
    }

    private void text(char c) throws JsonProcessingException {
        if (c == '<') {
            state = State.OPENING;
            return;
        }
        if (c == '&') {
            state = State.REFERENCE;
            length = 0;
        }
        longerText();
    }

    private void longerText() throws JsonProcessingException {
        if (++text > mostText) {
            limits.check(WireLimit.TEXT_LENGTH, text);
        }
    }

    private void longerName() throws JsonProcessingException {
        if (++length > mostName) {
            limits.check(WireLimit.NAME_LENGTH, length);
        }
    }

    private void reference(char c) throws JsonProcessingException {
        if (c == ';' || c == '<') {
            state = c == '<' ? State.OPENING : State.TEXT;
            return;
        }
        longerName();
    }

    private void opening(char c) throws JsonProcessingException {
        length = 0;
        last = 0;
        beforeLast = 0;
        switch (c) {
            case '!' -> state = State.DECLARING;
            case '?' -> state = State.INSTRUCTION;
            case '/' -> {
                state = State.END_TAG;
                text = 0;
                end();
            }
            default -> {
                state = State.IN_TAG;
                text = 0;
                elementNamed = false;
                attributes = 0;
                namespaces = 0;
                names.begin();
                // An entry of a dictionary is an element around its value.
                if (++depth / 2 > mostDepth) {
                    limits.check(WireLimit.NESTING_DEPTH, depth / 2);
                }
                token();
                inTag(c);
            }
        }
    }

    /** The end of an element, which is a token even where a tag is begin and end at once. */
    private void end() throws JsonProcessingException {
        depth--;
        token();
    }

    private void token() throws JsonProcessingException {
        if (++tokens > mostTokens) {
            limits.check(WireLimit.TOKENS, tokens);
        }
    }

    /** After {@code <!}: a comment, a section of text, or a document type, which is refused. */
    private void declaring(char c) throws JsonProcessingException {
        if (c == '-' && (length == 0 || last == '-')) {
            state = length == 0 ? State.DECLARING : State.COMMENT;
        } else if (length < CDATA_START.length() && c == CDATA_START.charAt(length) && last != '-') {
            state = length + 1 < CDATA_START.length() ? State.DECLARING : State.CDATA;
        } else {
            throw new JsonParseException((JsonParser) null, "a document type is not allowed");
        }
        length++;
        last = state == State.DECLARING ? c : 0;
    }

    private void endsAfter(char c, char before, boolean complete) {
        if (c == '>' && last == before && complete) {
            state = State.TEXT;
        }
        beforeLast = last;
        last = c;
    }

    private void inTag(char c) throws JsonProcessingException {
        switch (c) {
            case '>' -> {
                name();
                state = State.TEXT;
                if (last == '/') {
                    end();
                }
            }
            case '"', '\'' -> {
                name();
                state = State.QUOTED;
                quote = c;
            }
            case ' ', '\t', '\r', '\n', '=', '/' -> name();
            default -> {
                longerName();
                names.next(c);
            }
        }
        last = c;
    }

    /** The end of a name inside a tag: that of the element, then those of the attributes. */
    private void name() throws JsonProcessingException {
        if (length == 0) {
            return;
        }
        length = 0;
        boolean declares = names.end();
        if (!elementNamed) {
            elementNamed = true;
        } else if (declares && ++namespaces > mostNamespaces) {
            limits.check(WireLimit.XML_NAMESPACES, namespaces);
        } else if (!declares && ++attributes > mostAttributes) {
            limits.check(WireLimit.XML_ATTRIBUTES, attributes);
        }
    }

    private void quoted(char c) throws JsonProcessingException {
        if (c == quote) {
            state = State.IN_TAG;
            length = 0;
        } else if (++length > mostAttribute) {
            limits.check(WireLimit.XML_ATTRIBUTE_LENGTH, length);
        }
    }

    private void endTag(char c) throws JsonProcessingException {
        if (c == '>') {
            state = State.TEXT;
        }
        longerName();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
