package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.http.OnewayInbox;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.CreateAccount;
import org.portaplus.server.model.UpdateAccount;
import org.portaplus.server.store.Tx;

/**
 * Keeps one-way messages in the store: a BatchCustomerCreation as a batch of its customers, every other message as a batch
 * of one. No License is kept with them. Thread-safe. Source rule: design §4, oneway.
 */
@Singleton
public class StoredInbox implements OnewayInbox {
    private final Licensing licensing;
    private final Batches batches;
    private final Once once;

    public StoredInbox(Licensing licensing, Batches batches, Once once) {
        this.licensing = licensing;
        this.batches = batches;
        this.once = once;
    }

    @Override
    public boolean takes(String operation) {
        return batches.takes(operation);
    }

    @Override
    public String accept(String operation, Object request) {
        if (request instanceof BatchCustomerCreation batch) {
            License license = writer(batch.getLicense());
            List<String> items =
                    BatchMessages.items(batch).stream().map(Payloads::write).toList();
            BatchCustomerCreation shared =
                    new BatchCustomerCreation().productID(batch.getProductID()).resellerID(batch.getResellerID());
            return store(license, operation, request, Payloads.write(shared), items);
        }
        if (request instanceof CreateAccount single) {
            License license = writer(single.getLicense());
            single.setLicense(null);
            return store(license, operation, request, "", List.of(Payloads.write(single)));
        }
        if (request instanceof UpdateAccount single) {
            License license = writer(single.getLicense());
            single.setLicense(null);
            return store(license, operation, request, "", List.of(Payloads.write(single)));
        }
        throw new IllegalArgumentException("no one-way messages of " + operation);
    }

    private String store(License license, String operation, Object request, String header, List<String> items) {
        Function<Tx, String> unit = batches.accepting(license, operation, header, items);
        String batchId = once.write(license, operation + " oneway", request, String.class, unit);
        batches.wake();
        return batchId;
    }

    private License writer(String text) {
        License license = licensing.authenticate(text);
        license.require(Scope.WRITE);
        return license;
    }
}
