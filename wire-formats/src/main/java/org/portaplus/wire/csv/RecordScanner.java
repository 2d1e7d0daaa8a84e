package org.portaplus.wire.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.wire.WireLimit;
import org.portaplus.wire.WireLimits;
import org.portaplus.wire.csv.CsvSchema.Cell;
import org.portaplus.wire.internal.io.CharInput;

/**
 * Records of a CSV text. A line ends with LF or CR LF outside quotes, empty lines do not count, an empty cell is null. A
 * cell without quotes that begins with a bracket runs to its partner on the same line, commas included, where its column
 * holds objects or lists; blanks around it do not count. One pass, and a second one over at most one cell of a record.
 */
final class RecordScanner {
    /** A text that is no CSV; the place is where the scanner stands. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;

        Malformed(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    private static final boolean[] ENDS_CELL = CharInput.marks(",\r\n");

    private final CharInput in;
    private final WireLimits limits;
    private final NestedCell nestedCell;
    private final List<@Nullable String> cells = new ArrayList<>();
    private long[] offsets = new long[16];
    private long start;
    /** The first cell of the current record that holds a CR without quotes, or -1. */
    private int loneReturn;

    private Cell[] columns = {};
    private Cell others = Cell.ANY;
    /** A cell of any kind had brackets which are no JSV; later ones of the record are texts, so that each is read once. */
    private boolean onlyTexts;

    RecordScanner(CharInput in, WireLimits limits) {
        this.in = in;
        this.limits = limits;
        this.nestedCell = new NestedCell(limits);
    }

    /** From the next record on: what is in the cells of columns, and in those of others. */
    void columns(Cell[] columns, Cell others) {
        this.columns = columns;
        this.others = others;
    }

    /** The cells of the next record, at most as many as {@code most} allows, or null at the end; valid until the next call. */
    @Nullable
    List<@Nullable String> next(WireLimit most) throws IOException, Malformed {
        cells.clear();
        if (!hasNext()) {
            return null;
        }
        in.anchor();
        start = in.offset();
        loneReturn = -1;
        onlyTexts = false;
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

    private @Nullable String cell() throws IOException, Malformed {
        if (!in.more()) {
            return null;
        }
        Cell kind = cells.size() < columns.length ? columns[cells.size()] : others;
        char c = in.buf[in.pos];
        in.keep();
        if (c == '"') {
            return value(quoted(kind));
        }
        if (kind == Cell.TEXT && c != ' ' && c != '\t') {
            return value(plain());
        }
        int blanks = blanks(" \t");
        int first = in.peek(blanks);
        if (first == '"') {
            // Taken as a text it would end at its first comma, inside the quotes.
            throw new Malformed("a blank before a quoted text");
        }
        boolean bracket = isBracket(first) && kind != Cell.TEXT;
        return value(bracket && !(kind == Cell.ANY && onlyTexts) ? bracketed(kind, blanks) : plain());
    }

    private @Nullable String value(String text) {
        in.release();
        return text.isEmpty() ? null : text;
    }

    /** The number of blanks that come; they stay, because they may belong to a text. */
    private int blanks(String kinds) throws IOException {
        int blanks = 0;
        while (kinds.indexOf(in.peek(blanks)) >= 0) {
            limits.check(WireLimit.TEXT_LENGTH, ++blanks);
        }
        return blanks;
    }

    private String plain() throws IOException {
        while (more(WireLimit.TEXT_LENGTH)) {
            char[] buf = in.buf;
            int end = in.end;
            int i = in.pos;
            while (i < end && (buf[i] > ',' || !ENDS_CELL[buf[i]])) {
                i++;
            }
            in.pos = i;
            if (i == end) {
                continue;
            }
            if (buf[i] != '\r' || in.peek(1) == '\n') {
                break;
            }
            loneReturn = loneReturn < 0 ? cells.size() : loneReturn;
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

    private String quoted(Cell kind) throws IOException, Malformed {
        in.pos++;
        in.keep();
        StringBuilder pieces = null;
        boolean nested = kind != Cell.TEXT && isBracket(in.peek(blanks(" \t\r\n")));
        nestedCell.reset();
        WireLimit limit = nested ? WireLimit.RECORD_LENGTH : WireLimit.TEXT_LENGTH;
        while (true) {
            int quote = in.indexOf('"');
            if (nested) {
                nestedCell.next(in, quote);
            }
            in.pos = quote;
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

    private static boolean isBracket(int c) {
        return c == '[' || c == '{';
    }

    private String bracketed(Cell kind, int blanks) throws IOException, Malformed {
        in.pos += blanks;
        char open = in.buf[in.pos];
        char close = open == '{' ? '}' : ']';
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
                    return closed(kind, blanks);
                }
            } else if (!inQuotes && c == '\n') {
                break;
            }
        }
        if (kind == Cell.ANY) {
            return asText();
        }
        throw new Malformed("the closing " + close + " is missing");
    }

    /** Behind the closing bracket. */
    private String closed(Cell kind, int blanks) throws IOException {
        int length = in.pos - in.kept();
        while (more(WireLimit.RECORD_LENGTH) && (in.buf[in.pos] == ' ' || in.buf[in.pos] == '\t')) {
            in.pos++;
        }
        int next = in.peek(0);
        if (kind == Cell.ANY && next >= 0 && next != ',' && next != '\n' && next != '\r') {
            return asText();
        }
        checkLength(WireLimit.RECORD_LENGTH);
        return new String(in.buf, in.kept() + blanks, length - blanks);
    }

    private String asText() throws IOException {
        onlyTexts = true;
        in.pos = in.kept();
        return plain();
    }
}
