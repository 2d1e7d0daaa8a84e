package org.portaplus.server.operations;

import static org.portaplus.server.operations.Members.number;
import static org.portaplus.server.operations.Members.text;

import jakarta.inject.Singleton;
import org.portaplus.server.api.GetBatchApi;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.contract.RouteDispatcher;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.model.BatchReport;
import org.portaplus.server.model.GetBatch;

/** Tells how far a batch is, with the results of a page of its items. Thread-safe. Source rule: design §4. */
@Singleton
public class GetBatchOperation implements GetBatchApi {
    private static final int DEFAULT_ROWS = 100;
    private static final int MOST_ROWS = 1000;

    private final RouteDispatcher dispatcher;
    private final Licensing licensing;
    private final Batches batches;

    public GetBatchOperation(RouteDispatcher dispatcher, Licensing licensing, Batches batches) {
        this.dispatcher = dispatcher;
        this.licensing = licensing;
        this.batches = batches;
    }

    @Override
    public RouteDispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public BatchReport getBatch(GetBatch request) {
        License license = licensing.admit(request.getLicense(), Scope.READ, request.getFeatureName());
        int size = number(request.getPageSize());
        int rows = size <= 0 ? DEFAULT_ROWS : Math.min(size, MOST_ROWS);
        long offset = (Math.max(1, number(request.getPageNumber())) - 1L) * rows;
        return BatchReports.report(
                        batches.status(
                                license, text(request.getBatchId()), (int) Math.min(Integer.MAX_VALUE, offset), rows),
                        license.allows(Scope.SECRETS))
                .license(request.getLicense())
                .contentId(number(request.getContentId()))
                .featureName(text(request.getFeatureName()));
    }
}
