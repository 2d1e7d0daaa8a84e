package org.portaplus.server.operations;

import static org.portaplus.server.faults.FieldFault.item;

import java.util.List;
import org.portaplus.server.batches.BatchStatus;
import org.portaplus.server.batches.ItemResult;
import org.portaplus.server.batches.ItemState;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.model.BatchItemResult;
import org.portaplus.server.model.BatchReport;
import org.portaplus.server.model.ResponseError;

/** What became of batches, as messages. */
final class BatchReports {
    private BatchReports() {}

    /**
     * A stored batch.
     *
     * @param secrets whether passwords are shown
     */
    static void report(BatchStatus batch, boolean secrets, BatchReport answer) {
        BatchReport unused = answer.batchId(batch.batchId())
                .operation(batch.operation())
                .status(batch.state())
                .items(batch.items())
                .succeeded(batch.succeeded())
                .failed(batch.failed())
                .results(batch.results().stream()
                        .map(result -> result(result, "", secrets))
                        .toList());
    }

    /**
     * Items that were done while the client waited.
     *
     * @param list the member of the request that had them
     */
    static void report(String operation, String list, List<ItemResult> results, BatchReport answer) {
        int failed = (int) results.stream()
                .filter(result -> result.state() == ItemState.FAILED)
                .count();
        BatchReport unused = answer.operation(operation)
                .status("Completed")
                .items(results.size())
                .succeeded(results.size() - failed)
                .failed(failed)
                .results(results.stream()
                        .map(result -> result(result, item(list, result.item()), true))
                        .toList());
    }

    /** @param place of the item in the request, for the paths of its refusal; empty where they have it already */
    private static BatchItemResult result(ItemResult result, String place, boolean secrets) {
        ItemEffect effect = result.result() == null ? ItemEffect.NONE : ItemEffect.fromJson(result.result());
        return new BatchItemResult()
                .index(result.item())
                .status(result.state().wireName())
                .icustomer(effect.iCustomer())
                .accounts(effect.accounts().stream()
                        .map(account -> AccountMapping.listed(account, secrets))
                        .toList())
                .errorCode(result.code())
                .message(result.message())
                .errors(result.fields().stream()
                        .map(field -> error(field.under(place)))
                        .toList());
    }

    private static ResponseError error(FieldFault field) {
        return new ResponseError()
                .errorCode(field.code())
                .fieldName(field.field())
                .message(field.message());
    }
}
