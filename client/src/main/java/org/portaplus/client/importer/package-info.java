/**
 * The command line that imports a spreadsheet: {@link org.portaplus.client.importer.PortaImport}. A sheet is read row by row
 * ({@code Sheet}), its rows become items of a batch ({@code ItemReader}) and are checked against the contract before
 * anything is sent ({@code LocalCheck}); a journal ({@code Journal}) makes a later run go on where an earlier one ended.
 *
 * <p>Not part of the library: the client's jar does not contain this package, {@code porta-import.jar} does.
 */
@NullMarked
package org.portaplus.client.importer;

import org.jspecify.annotations.NullMarked;
