package org.portaplus.client.importer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The content of one request.
 *
 * @param index from 0, in the order of the sheet
 * @param request a BatchCustomerCreation
 * @param digest of the request: a later run must send the same under the same key
 */
record Batch(int index, List<Item> items, ObjectNode request, String digest) {
    Batch {
        items = List.copyOf(items);
    }

    int rows() {
        return items.stream().mapToInt(item -> item.rows().size()).sum();
    }

    int firstRow() {
        return items.get(0).firstRow();
    }

    int lastRow() {
        List<Integer> rows = items.get(items.size() - 1).rows();
        return rows.get(rows.size() - 1);
    }
}
