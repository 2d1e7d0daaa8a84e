package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.util.List;
import org.portaplus.server.api.BatchCustomerCreationApi;
import org.portaplus.server.batches.ItemResult;
import org.portaplus.server.licensing.License;
import org.portaplus.server.model.BatchCustomerCreation;
import org.portaplus.server.model.BatchReport;
import org.portaplus.server.model.CsvData;
import org.portaplus.server.store.Tx;

/**
 * Creates many customers. Items do not depend on each other: each is done or refused separately, and the answer reports
 * each. Thread-safe.
 */
@Singleton
public class BatchCustomerCreationOperation extends Operation<BatchCustomerCreation, BatchReport>
        implements BatchCustomerCreationApi {
    /** Its name in the contract. */
    static final String NAME = "BatchCustomerCreation";

    private static final String LIST = "CustData";

    public BatchCustomerCreationOperation(OperationRunner runner, CustomerItem item, ReplyLimit limit) {
        super(runner, Action.of(new ItemsTask<>(new Customers(item, limit))));
    }

    /** The customers of a request. */
    private record Customers(CustomerItem item, ReplyLimit limit)
            implements ItemsTask.Items<BatchCustomerCreation, CsvData, BatchReport> {
        @Override
        public Class<CsvData> type() {
            return CsvData.class;
        }

        @Override
        public String list() {
            return LIST;
        }

        @Override
        public List<CsvData> of(BatchCustomerCreation request) {
            return BatchMessages.items(request);
        }

        @Override
        public void requireFew(List<CsvData> items) {
            limit.require(NAME, LIST, items);
        }

        @Override
        public BatchCustomerCreation shared(BatchCustomerCreation request) {
            return BatchMessages.shared(request);
        }

        @Override
        public ItemEffect write(Tx tx, License license, BatchCustomerCreation request, CsvData customer) {
            return item.create(tx, license, request, customer);
        }

        @Override
        public void report(List<ItemResult> results, BatchReport answer) {
            BatchReports.report(NAME, LIST, results, answer);
        }
    }
}
