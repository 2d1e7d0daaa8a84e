package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.text;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.server.api.BatchCustomerCreationApi;
import org.portaplus.server.batches.ItemResult;
import org.portaplus.server.contract.RouteDispatcher;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.BatchReport;
import org.portaplus.server.model.CsvData;

/**
 * Makes many customers while the client waits. Items do not depend on each other: each is done or refused for itself, and
 * the answer tells about each. Thread-safe. Source rule: design §4, domain §12.1.
 */
@Singleton
public class BatchCustomerCreationOperation implements BatchCustomerCreationApi {
    private final RouteDispatcher dispatcher;
    private final Licensing licensing;
    private final ReplyItems reply;
    private final CustomerItem item;
    private final int mostItems;

    /** @param mostItems {@code porta.batch.reply-items}: how many items a client may wait for */
    public BatchCustomerCreationOperation(
            RouteDispatcher dispatcher,
            Licensing licensing,
            ReplyItems reply,
            CustomerItem item,
            @ConfigProperty(name = "porta.batch.reply-items", defaultValue = "1000") int mostItems) {
        this.dispatcher = dispatcher;
        this.licensing = licensing;
        this.reply = reply;
        this.item = item;
        this.mostItems = mostItems;
    }

    @Override
    public RouteDispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public BatchReport batchCustomerCreation(BatchCustomerCreation request) {
        License license = licensing.admit(request.getLicense(), Scope.WRITE, request.getFeatureName());
        List<CsvData> all = BatchMessages.items(request);
        if (all.size() > mostItems) {
            throw Fault.of(
                    FaultKind.TOO_LARGE,
                    "TooManyItems",
                    "CustData",
                    "At most " + mostItems + " items are done while the client waits; send more to"
                            + " /json/oneway/BatchCustomerCreation, or with the header Prefer: respond-async");
        }
        List<CsvData> items = new ArrayList<>(all); // a wrong License refuses all, before the first is done
        List<ItemResult> results = reply.run(
                license,
                CustomerItem.OPERATION,
                request,
                items.size(),
                (tx, i) -> item.create(tx, license, request, items.get(i)));
        return BatchReports.report(CustomerItem.OPERATION, results)
                .license(request.getLicense())
                .contentId(number(request.getContentId()))
                .featureName(text(request.getFeatureName()));
    }
}
