package org.portaplus.wire.csv;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    private final StreamReadConstraints limits;
    private final List<String> cells = new ArrayList<>();
    private long[] offsets = new long[16];

    RecordScanner(CharInput in, StreamReadConstraints limits) {
        this.in = in;
        this.limits = limits;
    }

    /** The cells of the next record, valid until the next call, or null at the end. */
    List<String> next() throws IOException, Malformed {
        cells.clear();
        skipEmptyLines();
        in.anchor();
        if (!in.more()) {
            return null;
        }
        do {
            addOffset();
            cells.add(cell());
        } while (separator());
        return cells;
    }

    /** The number of the first character of a cell of the current record. */
    long offset(int index) {
        return offsets[index];
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
        in.keep();
        String text = c == '"' ? quoted() : c == '{' || c == '[' ? bracketed(c, c == '{' ? '}' : ']') : plain();
        in.release();
        return text.isEmpty() ? null : text;
    }

    private String plain() throws IOException {
        while (in.more()) {
            char c = in.buf[in.pos];
            if (c == ',' || c == '\n' || (c == '\r' && in.peek(1) == '\n')) {
                break;
            }
            in.pos++;
        }
        return text(in.pos);
    }

    private String text(int end) throws IOException {
        int start = in.kept();
        limits.validateStringLength(end - start);
        return new String(in.buf, start, end - start);
    }

    private String quoted() throws IOException, Malformed {
        in.pos++;
        in.keep();
        StringBuilder pieces = null;
        while (true) {
            while (in.pos < in.end && in.buf[in.pos] != '"') {
                in.pos++;
            }
            if (!in.more()) {
                throw new Malformed("the closing quote is missing");
            }
            if (in.buf[in.pos] != '"') {
                continue;
            }
            if (in.peek(1) != '"') {
                String rest = text(in.pos);
                in.pos++;
                return pieces == null ? rest : pieces.append(rest).toString();
            }
            pieces = pieces == null ? new StringBuilder() : pieces;
            pieces.append(in.buf, in.kept(), in.pos + 1 - in.kept());
            limits.validateStringLength(pieces.length());
            in.pos += 2;
            in.keep();
        }
    }

    private String bracketed(char open, char close) throws IOException, Malformed {
        int depth = 0;
        boolean inQuotes = false;
        while (in.more()) {
            char c = in.buf[in.pos++];
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && c == open) {
                depth++;
            } else if (!inQuotes && c == close) {
                if (--depth == 0) {
                    return text(in.pos);
                }
            } else if (!inQuotes && c == '\n') {
                break;
            }
        }
        throw new Malformed("the closing " + close + " is missing");
    }
}
