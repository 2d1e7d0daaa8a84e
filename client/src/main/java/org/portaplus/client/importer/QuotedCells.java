package org.portaplus.client.importer;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The characters of a sheet as they are, watched for quotes that do not pair: the CSV reader takes a quote that is never
 * closed for one long cell, and the rows in it would be lost without a word. Not thread-safe.
 */
final class QuotedCells extends FilterReader {
    private static final int END = -1;

    private final char delimiter;
    private State state = State.BEFORE_CELL;
    private int row = 1;
    private int cell = 1;
    private int quotedRow;
    private int quotedCell;
    private boolean afterReturn;

    private enum State {
        BEFORE_CELL,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    QuotedCells(Reader text, char delimiter) {
        super(text);
        this.delimiter = delimiter;
    }

    /** @throws ImportFailure when a quote is not closed, or text follows a closing quote */
    @Override
    public int read() throws IOException {
        int c = in.read();
        watch(c);
        return c;
    }

    /** @throws ImportFailure when a quote is not closed, or text follows a closing quote */
    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int count = in.read(buffer, from, length);
        for (int i = 0; i < count; i++) {
            watch(buffer[from + i]);
        }
        if (count < 0) {
            watch(END);
        }
        return count;
    }

    private void watch(int c) {
        if (state == State.QUOTED) {
            if (c == END) {
                throw refused("a quote is opened and never closed; close it, or write \"\" for a quote inside a cell");
            }
            state = c == '"' ? State.AFTER_QUOTE : State.QUOTED;
        } else if (c == '"' && state == State.BEFORE_CELL) {
            state = State.QUOTED;
            quotedRow = row;
            quotedCell = cell;
        } else if (c == '"' && state == State.AFTER_QUOTE) {
            state = State.QUOTED;
        } else if (c == delimiter) {
            state = State.BEFORE_CELL;
            cell++;
        } else if (c == '\r' || c == '\n') {
            state = State.BEFORE_CELL;
            cell = 1;
            row += c == '\n' && afterReturn ? 0 : 1;
        } else if (c != END) {
            if (state == State.AFTER_QUOTE) {
                throw refused("text follows the closing quote; write \"\" for a quote inside a cell");
            }
            state = State.PLAIN;
        }
        afterReturn = c == '\r' && state != State.QUOTED;
    }

    private ImportFailure refused(String objection) {
        return new ImportFailure(ExitCode.USAGE, "row " + quotedRow + ", cell " + quotedCell + ": " + objection);
    }
}
