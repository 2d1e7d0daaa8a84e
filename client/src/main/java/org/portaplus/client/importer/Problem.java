package org.portaplus.client.importer;

/**
 * What is wrong with a cell or a row. Immutable.
 *
 * @param row as a spreadsheet counts: the header is row 1
 * @param column as the header names it
 * @param code of the broken rule, as the server names it
 * @param message what is wrong and what would be right; shows no password
 */
record Problem(int row, String column, String code, String message) {
    @Override
    public String toString() {
        return "row " + row + ", " + column + ": " + message;
    }
}
