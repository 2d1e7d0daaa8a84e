package org.portaplus.wire.csv;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.Arrays;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;

/**
 * Looks at the JSV of a cell while the cell is scanned, so that what the parser of the JSV would refuse for its size is
 * refused before it is kept. Such a cell may be long, for it may hold all items of a batch. Not thread-safe.
 */
final class NestedCell {
    private final WireLimits limits;
    private final long mostSeparators;
    private int[] separators = new int[16];
    private int depth;
    private int run;
    private boolean quoted;

    NestedCell(WireLimits limits) {
        this.limits = limits;
        this.mostSeparators = Math.max(limits.get(WireLimit.LIST_ITEMS), limits.get(WireLimit.MEMBERS));
    }

    /** Begins another cell. */
    void reset() {
        depth = 0;
        run = 0;
        quoted = false;
    }

    /** Takes the next character of the JSV. */
    void next(char c) throws StreamConstraintsException {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted) {
            switch (c) {
                case '[', '{' -> begin();
                case ']', '}' -> depth = Math.max(0, depth - 1);
                case ',' -> separate();
                default -> {}
            }
            run = c == ',' || c == ':' ? 0 : run;
        }
        limits.check(WireLimit.TEXT_LENGTH, run++);
    }

    private void begin() throws StreamConstraintsException {
        limits.check(WireLimit.NESTING_DEPTH, ++depth);
        if (depth == separators.length) {
            separators = Arrays.copyOf(separators, 2 * depth);
        }
        separators[depth] = 0;
        run = 0;
    }

    private void separate() throws StreamConstraintsException {
        if (++separators[depth] >= mostSeparators) {
            limits.check(WireLimit.LIST_ITEMS, mostSeparators + 1);
            limits.check(WireLimit.MEMBERS, mostSeparators + 1);
        }
    }
}
