package org.portaplus.client.importer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A customer with its accounts: consecutive rows of the sheet, one item of a batch.
 *
 * @param rows the rows that it was made of
 * @param accountRows the row of each of its accounts
 * @param data the item as JSON
 * @param problems of its cells, in the order of rows and columns
 */
record Item(List<Integer> rows, List<Integer> accountRows, ObjectNode data, List<Problem> problems) {
    Item {
        rows = List.copyOf(rows);
        accountRows = List.copyOf(accountRows);
        problems = List.copyOf(problems);
    }

    int firstRow() {
        return rows.get(0);
    }

    /** The row whose account a path such as {@code Account.AccountRequest.AccountsToCreate[2].AcntId} speaks about. */
    int rowOf(String path) {
        int at = path.indexOf("AccountsToCreate[");
        if (at >= 0) {
            String number = path.substring(at + "AccountsToCreate[".length()).replaceFirst("\\D.*", "");
            int account = number.isEmpty() || number.length() > 6 ? -1 : Integer.parseInt(number);
            if (account >= 0 && account < accountRows.size()) {
                return accountRows.get(account);
            }
        }
        return firstRow();
    }
}
