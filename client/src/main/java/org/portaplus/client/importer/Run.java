package org.portaplus.client.importer;

import java.util.ArrayList;
import java.util.List;

/**
 * What an import is about: the head of its journal. Two runs of the same import agree in all of it but id and batch size.
 * Immutable; holds no secret.
 *
 * @param runId begins every Idempotency-Key of the import
 * @param sha256 of the sheet
 * @param server without a slash at its end
 * @param batchSize customers in a request
 * @param productId for items that name none; 0: none
 * @param resellerId for items that name none; 0: none
 * @param reading how the sheet is read: encoding, delimiter, decimal mark
 */
record Run(
        String runId,
        String file,
        String sha256,
        String server,
        int batchSize,
        int productId,
        int resellerId,
        String reading) {

    /** In what another run is about something else; empty when it is the same import. */
    List<String> differences(Run other) {
        List<String> differences = new ArrayList<>();
        differ(differences, "the content of the file", sha256, other.sha256);
        differ(differences, "the server", server, other.server);
        differ(differences, "--product-id", productId, other.productId);
        differ(differences, "--reseller-id", resellerId, other.resellerId);
        differ(differences, "--encoding, --delimiter or --decimal-comma", reading, other.reading);
        return differences;
    }

    /** The Idempotency-Key of a batch: the same in every run, and another one for another content. */
    String key(Batch batch) {
        return runId + "-" + batch.index() + "-" + batch.digest().substring(0, 16);
    }

    private static void differ(List<String> differences, String what, Object mine, Object other) {
        if (!mine.equals(other)) {
            differences.add(what);
        }
    }
}
