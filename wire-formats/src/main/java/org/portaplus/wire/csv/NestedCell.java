package org.portaplus.wire.csv;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Arrays;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.internal.io.CharInput;

/**
 * Looks at the JSV of a cell while the cell is scanned, so that what the parser of the JSV would refuse for its size is
 * refused before it is kept. Such a cell may be long, for it may hold all items of a batch. Not thread-safe.
 */
final class NestedCell {
    private static final boolean[] STRUCTURE = CharInput.marks("[{,:]}\"");

    private final WireLimits limits;
    private final long mostSeparators;
    private final long mostText;
    private int[] separators = new int[16];
    private int depth;
    /** Length of the current name or text with its quotes; one inside the text counts as the two that stand for it. */
    private int length;

    private boolean named;
    private boolean quoted;

    NestedCell(WireLimits limits) {
        this.limits = limits;
        this.mostSeparators = Math.max(limits.get(WireLimit.LIST_ITEMS), limits.get(WireLimit.MEMBERS));
        this.mostText = limits.get(WireLimit.TEXT_LENGTH) + 2;
    }

    /** Begins another cell. */
    void reset() {
        depth = 0;
        quoted = false;
        restart();
    }

    private void restart() {
        length = 0;
        named = false;
    }

    /** Takes the next characters up to {@code end}; {@code in} stands at that which is refused. */
    void next(CharInput in, int end) throws StreamConstraintsException {
        while (true) {
            in.pos = pass(in.buf, in.pos, end);
            if (in.pos == end) {
                return;
            }
            next(in.buf[in.pos]);
            in.pos++;
        }
    }

    /** Takes what is only one character more of a name or a text; returns the index of the first that is not. */
    private int pass(char[] window, int from, int to) {
        int end = (int) Math.min(to, from + mostText - length);
        int i = from;
        if (quoted) {
            while (i < end && window[i] != '"') {
                i++;
            }
        } else {
            while (i < end && (window[i] >= 128 || !STRUCTURE[window[i]])) {
                i++;
            }
        }
        length += i - from;
        return i;
    }

    /** Takes the next character of the JSV. */
    void next(char c) throws StreamConstraintsException {
        if (c == '"') {
            quoted = !quoted;
        }
        if (quoted || c == '"') {
            length++;
        } else {
            structure(c);
        }
        if (length > mostText) {
            limits.check(WireLimit.TEXT_LENGTH, length);
        }
    }

    private void structure(char c) throws StreamConstraintsException {
        switch (c) {
            case '[', '{' -> begin();
            case ',' -> separate();
            case ':' -> {
                length = named ? length + 1 : 0;
                named = true;
            }
            case ']', '}' -> {
                length += depth == 0 ? 1 : 0;
                depth = Math.max(0, depth - 1);
            }
            default -> length++;
        }
    }

    private void begin() throws StreamConstraintsException {
        limits.check(WireLimit.NESTING_DEPTH, ++depth);
        if (depth == separators.length) {
            separators = Arrays.copyOf(separators, 2 * depth);
        }
        separators[depth] = 0;
        restart();
    }

    private void separate() throws StreamConstraintsException {
        restart();
        if (++separators[depth] >= mostSeparators) {
            limits.check(WireLimit.LIST_ITEMS, mostSeparators + 1);
            limits.check(WireLimit.MEMBERS, mostSeparators + 1);
        }
    }
}
