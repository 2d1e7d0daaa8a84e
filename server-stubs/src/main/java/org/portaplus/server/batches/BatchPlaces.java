package org.portaplus.server.batches;

import static org.portaplus.server.store.schema.Tables.BATCH;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;

import java.util.List;
import org.portaplus.server.store.EncryptedColumn;

/** Where the secrets of batches are, as their encryption knows them: what stands in another place cannot be decrypted. */
final class BatchPlaces {
    private BatchPlaces() {}

    /** The columns that hold them. */
    static List<EncryptedColumn<?>> encrypted() {
        return List.of(
                new EncryptedColumn<>(BATCH, BATCH.HEADER, row -> header(row.getBatchId())),
                new EncryptedColumn<>(BATCH_ITEM, BATCH_ITEM.PAYLOAD, row -> item(row.getBatchId(), row.getItem())),
                new EncryptedColumn<>(BATCH_ITEM, BATCH_ITEM.RESULT, row -> result(row.getBatchId(), row.getItem())));
    }

    static String header(String batchId) {
        return "batch/" + batchId + "/header";
    }

    static String item(String batchId, int item) {
        return "batch/" + batchId + "/" + item + "/payload";
    }

    static String result(String batchId, int item) {
        return "batch/" + batchId + "/" + item + "/result";
    }
}
