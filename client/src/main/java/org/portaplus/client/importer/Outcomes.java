package org.portaplus.client.importer;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.portaplus.client.model.BatchItemResult;
import org.portaplus.client.model.BatchReport;

/** Extracts from the server's report the part that the journal stores. */
final class Outcomes {
    private static final String DONE = "Done";

    private Outcomes() {}

    /**
     * The outcomes of a batch's items, in their order.
     *
     * @throws ImportFailure when the report does not cover each item
     */
    static List<Outcome> of(Batch batch, @Nullable BatchReport report) {
        List<BatchItemResult> results = report == null ? null : report.getResults();
        if (results == null
                || results.size() != batch.items().size()
                || IntStream.range(0, results.size())
                        .anyMatch(i -> !Integer.valueOf(i).equals(results.get(i).getIndex()))) {
            throw new ImportFailure(
                    ExitCode.STOPPED,
                    "the server's answer to rows " + batch.firstRow() + " to " + batch.lastRow()
                            + " does not tell about each of them; is this a Porta Plus 2 server?");
        }
        return results.stream().map(Outcomes::outcome).toList();
    }

    private static Outcome outcome(BatchItemResult result) {
        if (DONE.equals(result.getStatus())) {
            return Outcome.created(result.getIcustomer(), accounts(result));
        }
        String item = "CustData[" + result.getIndex() + "].";
        List<Outcome.Fault> errors = result.getErrors() == null
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> new Outcome.Fault(
                                error.getErrorCode(), withoutItem(error.getFieldName(), item), error.getMessage()))
                        .toList();
        return Outcome.refused(result.getErrorCode(), result.getMessage(), errors);
    }

    private static List<Outcome.Account> accounts(BatchItemResult result) {
        return result.getAccounts() == null
                ? List.of()
                : result.getAccounts().stream()
                        .map(account -> new Outcome.Account(account.getIaccount(), account.getID()))
                        .toList();
    }

    private static String withoutItem(@Nullable String field, String item) {
        if (field == null) {
            return "";
        }
        return field.startsWith(item) ? field.substring(item.length()) : field;
    }
}
