package org.portaplus.client.importer;

/**
 * An error of a cell or a row. Immutable.
 *
 * @param row as a spreadsheet counts: the header is row 1
 * @param column as the header names it
 * @param code of the broken rule, as the server names it
 * @param message the error and the expected value; contains no password
 */
record Problem(int row, String column, String code, String message) {
    @Override
    public String toString() {
        return "row " + row + ", " + column + ": " + message;
    }
}
