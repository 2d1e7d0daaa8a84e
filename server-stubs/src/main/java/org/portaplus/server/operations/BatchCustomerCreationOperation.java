package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.text;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.portaplus.server.api.BatchCustomerCreationApi;
import org.portaplus.server.batches.ItemResult;
import org.portaplus.server.batches.ItemState;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.RouteDispatcher;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.BatchReport;
import org.portaplus.server.model.CsvData;
import org.portaplus.server.store.Store;

/**
 * Makes many customers while the client waits. Items do not depend on each other: each is done or refused for itself, and
 * the answer tells about each. Thread-safe. Source rule: design §4, domain §12.1.
 */
@Singleton
public class BatchCustomerCreationOperation implements BatchCustomerCreationApi {
    private static final Logger LOG = Logger.getLogger(BatchCustomerCreationOperation.class);

    /** Items that share commits. */
    private static final int TOGETHER = 256;

    private final RouteDispatcher dispatcher;
    private final Licensing licensing;
    private final Store store;
    private final CustomerItem item;
    private final int mostItems;

    /** @param mostItems {@code porta.batch.reply-items}: how many items a client may wait for */
    public BatchCustomerCreationOperation(
            RouteDispatcher dispatcher,
            Licensing licensing,
            Store store,
            CustomerItem item,
            @ConfigProperty(name = "porta.batch.reply-items", defaultValue = "1000") int mostItems) {
        this.dispatcher = dispatcher;
        this.licensing = licensing;
        this.store = store;
        this.item = item;
        this.mostItems = mostItems;
    }

    @Override
    public RouteDispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public BatchReport batchCustomerCreation(BatchCustomerCreation request) {
        License license = licensing.authenticate(request.getLicense());
        license.require(Scope.WRITE);
        List<CsvData> items = BatchMessages.items(request);
        if (items.size() > mostItems) {
            throw Fault.of(
                    FaultKind.TOO_LARGE,
                    "TooManyItems",
                    "CustData",
                    "At most " + mostItems + " items are done while the client waits; send more to"
                            + " /json/oneway/BatchCustomerCreation, or with the header Prefer: respond-async");
        }
        List<ItemResult> results = new ArrayList<>(items.size());
        for (int from = 0; from < items.size(); from += TOGETHER) {
            results.addAll(run(license, request, items, from, Math.min(from + TOGETHER, items.size())));
        }
        return BatchReports.report(CustomerItem.OPERATION, results)
                .license(request.getLicense())
                .contentId(number(request.getContentId()))
                .featureName(text(request.getFeatureName()));
    }

    private List<ItemResult> run(
            License license, BatchCustomerCreation request, List<CsvData> items, int from, int until) {
        List<CompletableFuture<ItemEffect>> running = new ArrayList<>();
        for (CsvData data : items.subList(from, until)) {
            running.add(store.submit(tx -> item.create(tx, license, request, data)));
        }
        List<ItemResult> results = new ArrayList<>();
        for (int i = 0; i < running.size(); i++) {
            results.add(outcome(from + i, running.get(i)));
        }
        return results;
    }

    private static ItemResult outcome(int index, CompletableFuture<ItemEffect> running) {
        try {
            return new ItemResult(index, ItemState.DONE, running.join().toJson(), null, null, List.of());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Fault fault) {
                return new ItemResult(index, ItemState.FAILED, null, fault.code(), fault.getMessage(), fault.fields());
            }
            LOG.errorf(failed.getCause(), "Item %d failed for a reason of our own", index);
            return new ItemResult(
                    index, ItemState.FAILED, null, "InternalError", "The item could not be done", List.of());
        }
    }
}
