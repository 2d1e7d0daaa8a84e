package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.http.calls.OnewayInbox;
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
    private static final String SEPARATOR = ",";

    /** A message that may be sent, and what stores it. */
    private record Message(License license, Function<Tx, String> unit) {}

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
        Message message = message(operation, request);
        return store(message.license(), operation + " oneway", request, message.unit());
    }

    @Override
    public List<String> acceptAll(String operation, List<?> requests) {
        List<Message> messages = each(requests, request -> message(operation, request));
        License first = messages.get(0).license();
        String batchIds = store(
                first,
                operation + "[] oneway",
                requests,
                tx -> String.join(
                        SEPARATOR, each(messages, message -> message.unit().apply(tx))));
        return List.of(batchIds.split(SEPARATOR, -1));
    }

    /** Goes through messages in their order; a refusal names the one it is about. */
    private static <T, R> List<R> each(List<T> messages, Function<T, R> step) {
        List<R> results = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            try {
                results.add(step.apply(messages.get(i)));
            } catch (Fault fault) {
                throw fault.under("[" + i + "]");
            }
        }
        return results;
    }

    private Message message(String operation, Object request) {
        if (request instanceof BatchCustomerCreation batch) {
            License license = licensing.admit(batch.getLicense(), Scope.WRITE, batch.getFeatureName());
            BatchCustomerCreation shared =
                    new BatchCustomerCreation().productID(batch.getProductID()).resellerID(batch.getResellerID());
            return new Message(
                    license,
                    batches.accepting(license, operation, Payloads.write(shared), BatchMessages.payloads(batch)));
        }
        if (request instanceof CreateAccount single) {
            License license = licensing.admit(single.getLicense(), Scope.WRITE, single.getFeatureName());
            CreateAccountItem.requireAccounts(single);
            single.setLicense(null);
            return new Message(license, batches.accepting(license, operation, "", List.of(Payloads.write(single))));
        }
        if (request instanceof UpdateAccount single) {
            License license = licensing.admit(single.getLicense(), Scope.WRITE, single.getFeatureName());
            UpdateAccountItem.requireChange(single);
            single.setLicense(null);
            return new Message(license, batches.accepting(license, operation, "", List.of(Payloads.write(single))));
        }
        throw new IllegalArgumentException("no one-way messages of " + operation);
    }

    private String store(License license, String what, Object request, Function<Tx, String> unit) {
        String batchIds = once.write(license, what, request, String.class, unit);
        batches.wake();
        return batchIds;
    }
}
