package org.portaplus.server.operations;

import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import jakarta.inject.Singleton;
import org.portaplus.server.api.GetBatchApi;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.BatchReport;
import org.portaplus.server.model.GetBatch;
import org.portaplus.server.store.Tx;

/** Reports the progress of a batch, with a page of its results. Thread-safe. Source: DOM-023, DOM-031. */
@Singleton
public class GetBatchOperation extends Operation<GetBatch, BatchReport> implements GetBatchApi {
    private static final int DEFAULT_ROWS = 100;
    private static final int MOST_ROWS = 1000;

    public GetBatchOperation(OperationRunner runner, Batches batches) {
        super(runner, Action.reads((db, license, request, answer) -> report(batches, db, license, request, answer)));
    }

    private static void report(Batches batches, Tx db, License license, GetBatch request, BatchReport answer) {
        int size = number(request.getPageSize());
        int rows = size <= 0 ? DEFAULT_ROWS : Math.min(size, MOST_ROWS);
        long offset = (Math.max(1, number(request.getPageNumber())) - 1L) * rows;
        BatchReports.report(
                batches.status(
                        db, license, text(request.getBatchId()), (int) Math.min(Integer.MAX_VALUE, offset), rows),
                license.allows(Scope.SECRETS),
                answer);
    }
}
