package org.portaplus.client.importer;

import java.nio.file.Path;

/**
 * The sheet of an import, which can be read as often as needed and gives the same items each time. Immutable.
 *
 * @param columns of its header
 */
record Source(Path file, Sheet.Format format, Columns columns, Cells cells, Contract contract) {

    /** Reads it from its first row on. */
    ItemReader items() {
        Sheet sheet = Sheet.open(file, format);
        try {
            return new ItemReader(sheet, columns, cells, contract.mostAccounts());
        } catch (RuntimeException e) {
            sheet.close();
            throw e;
        }
    }
}
