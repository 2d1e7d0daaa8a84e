package org.portaplus.server.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.store.Tx;

/**
 * The first batch of the demo: a customer with an account, so that the contract's examples find something to read and to
 * change. It is made like every other batch.
 */
public final class DemoBatch {
    /** The contract's example of an id: whoever reads the demo's documentation may read this batch. */
    private static final String BATCH_ID = "0b0f6c1e-5b6e-4d50-9a53-5f6f1c9f0a11";

    private static final String REQUEST = "/demo-batch.json";

    private DemoBatch() {}

    /** Stores the batch, which is worked on after the transaction; returns its id. */
    public static String store(Tx tx, Batches batches, License license) {
        BatchCustomerCreation request = Payloads.read(text(), BatchCustomerCreation.class);
        return batches.accepting(
                        license,
                        BATCH_ID,
                        BatchCustomerCreationOperation.NAME,
                        Payloads.write(BatchMessages.shared(request)),
                        BatchMessages.payloads(request))
                .apply(tx);
    }

    private static String text() {
        try (InputStream file = DemoBatch.class.getResourceAsStream(REQUEST)) {
            if (file == null) {
                throw new IllegalStateException(REQUEST + " is not packaged");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
