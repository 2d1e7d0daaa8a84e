package org.portaplus.wire.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.internal.io.CharInput;

/**
 * Records of a CSV text. A line ends with LF or CR LF outside quotes, empty lines do not count, an empty cell is null. A
 * cell that begins with a bracket without quotes runs to its partner on the same line, commas included. One pass.
 */
final class RecordScanner {
    /** A text that is no CSV; the place is where the scanner stands. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String problem) {
            super(problem, null, false, false);
        }
    }

    private final CharInput in;
    private final WireLimits limits;
    private final NestedCell nestedCell;
    private final List<String> cells = new ArrayList<>();
    private long[] offsets = new long[16];
    private long start;
    /** The first cell of the current record that holds a CR without quotes, or -1. */
    private int loneReturn;

    RecordScanner(CharInput in, WireLimits limits) {
        this.in = in;
        this.limits = limits;
        this.nestedCell = new NestedCell(limits);
    }

    /** The cells of the next record, at most as many as {@code most} allows, or null at the end; valid until the next call. */
    List<String> next(WireLimit most) throws IOException, Malformed {
        cells.clear();
        if (!hasNext()) {
            return null;
        }
        in.anchor();
        start = in.offset();
        loneReturn = -1;
        do {
            addOffset();
            cells.add(cell());
            limits.check(most, cells.size());
        } while (separator());
        return cells;
    }

    /** Whether another record comes; the current one stays valid. */
    boolean hasNext() throws IOException {
        skipEmptyLines();
        return in.more();
    }

    /** The number of the first character of a cell of the current record. */
    long offset(int index) {
        return offsets[index];
    }

    /** The first cell of the current record that holds a CR without quotes, or -1: a CR alone ends no line. */
    int loneReturn() {
        return loneReturn;
    }

    private void addOffset() {
        if (cells.size() == offsets.length) {
            offsets = java.util.Arrays.copyOf(offsets, offsets.length * 2);
        }
        offsets[cells.size()] = in.offset();
    }

    private void skipEmptyLines() throws IOException {
        while (in.more()) {
            if (in.buf[in.pos] == '\n') {
                in.pos++;
            } else if (in.buf[in.pos] == '\r' && in.peek(1) == '\n') {
                in.pos += 2;
            } else {
                return;
            }
        }
    }

    /** True for a comma; false when the record ends here. */
    private boolean separator() throws IOException, Malformed {
        if (!in.more()) {
            return false;
        }
        char c = in.buf[in.pos++];
        if (c == ',') {
            return true;
        }
        if (c == '\r' && in.more()) {
            c = in.buf[in.pos++];
        }
        if (c != '\n') {
            throw new Malformed("text after the end of a cell");
        }
        return false;
    }

    private String cell() throws IOException, Malformed {
        if (!in.more()) {
            return null;
        }
        char c = in.buf[in.pos];
        if (c == ' ' || c == '\t') {
            checkBlanks();
        }
        in.keep();
        String text = c == '"' ? quoted() : c == '{' || c == '[' ? bracketed(c, c == '{' ? '}' : ']') : plain();
        in.release();
        return text.isEmpty() ? null : text;
    }

    /** Blanks belong to a text without quotes; before one with quotes they would make it end at its first comma. */
    private void checkBlanks() throws IOException, Malformed {
        int blanks = 1;
        int c = in.peek(blanks);
        while (c == ' ' || c == '\t') {
            limits.check(WireLimit.TEXT_LENGTH, ++blanks);
            c = in.peek(blanks);
        }
        if (c == '"') {
            throw new Malformed("a blank before a quoted text");
        }
    }

    private String plain() throws IOException {
        while (more(WireLimit.TEXT_LENGTH)) {
            char c = in.buf[in.pos];
            if (c == ',' || c == '\n') {
                break;
            }
            if (c == '\r') {
                if (in.peek(1) == '\n') {
                    break;
                }
                loneReturn = loneReturn < 0 ? cells.size() : loneReturn;
            }
            in.pos++;
        }
        checkLength(WireLimit.TEXT_LENGTH);
        return text(in.pos);
    }

    private String text(int end) {
        int start = in.kept();
        return new String(in.buf, start, end - start);
    }

    /** True when a character follows; checked before the window grows, so that nothing too long is ever kept. */
    private boolean more(WireLimit limit) throws IOException {
        if (in.pos < in.end) {
            return true;
        }
        checkLength(limit);
        return in.more();
    }

    private void checkLength(WireLimit limit) throws IOException {
        limits.check(limit, in.pos - in.kept());
        limits.check(WireLimit.RECORD_LENGTH, in.offset() - start);
    }

    private String quoted() throws IOException, Malformed {
        in.pos++;
        in.keep();
        StringBuilder pieces = null;
        boolean nested = in.more() && (in.buf[in.pos] == '[' || in.buf[in.pos] == '{');
        nestedCell.reset();
        WireLimit limit = nested ? WireLimit.RECORD_LENGTH : WireLimit.TEXT_LENGTH;
        while (true) {
            while (in.pos < in.end && in.buf[in.pos] != '"') {
                if (nested) {
                    nestedCell.next(in.buf[in.pos]);
                }
                in.pos++;
            }
            if (!more(limit)) {
                throw new Malformed("the closing quote is missing");
            }
            if (in.buf[in.pos] != '"') {
                continue;
            }
            if (in.peek(1) != '"') {
                checkLength(limit);
                String rest = text(in.pos);
                in.pos++;
                return pieces == null ? rest : pieces.append(rest).toString();
            }
            pieces = pieces == null ? new StringBuilder() : pieces;
            pieces.append(in.buf, in.kept(), in.pos + 1 - in.kept());
            limits.check(limit, pieces.length());
            checkLength(limit);
            nestedCell.next('"');
            in.pos += 2;
            in.keep();
        }
    }

    private String bracketed(char open, char close) throws IOException, Malformed {
        int depth = 0;
        boolean inQuotes = false;
        nestedCell.reset();
        while (more(WireLimit.RECORD_LENGTH)) {
            char c = in.buf[in.pos++];
            nestedCell.next(c);
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && c == open) {
                depth++;
            } else if (!inQuotes && c == close) {
                if (--depth == 0) {
                    checkLength(WireLimit.RECORD_LENGTH);
                    return text(in.pos);
                }
            } else if (!inQuotes && c == '\n') {
                break;
            }
        }
        throw new Malformed("the closing " + close + " is missing");
    }
}
