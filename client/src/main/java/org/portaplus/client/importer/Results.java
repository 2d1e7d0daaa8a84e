package org.portaplus.client.importer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of the rows of a sheet, from the journal. Immutable.
 *
 * @param unknown rows that were sent without an answer
 */
record Results(int created, int failed, int notSent, int unknown) {

    int rows() {
        return created + failed + notSent + unknown;
    }

    /** Counts the results, without writing them. */
    static Results count(Source source, Journal journal) {
        return write(source, journal, null);
    }

    /** Writes the results in the order of the sheet; {@code file} null: only counts them. */
    static Results write(Source source, Journal journal, @Nullable ResultFile file) {
        Map<ResultFile.Status, Integer> rows = new EnumMap<>(ResultFile.Status.class);
        try (BatchReader batches = new BatchReader(source, journal.run())) {
            for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                write(batch.get(), journal, file, rows);
            }
        }
        return new Results(
                rows.getOrDefault(ResultFile.Status.CREATED, 0),
                rows.getOrDefault(ResultFile.Status.FAILED, 0),
                rows.getOrDefault(ResultFile.Status.NOT_SENT, 0),
                rows.getOrDefault(ResultFile.Status.UNKNOWN, 0));
    }

    private static void write(
            Batch batch, Journal journal, @Nullable ResultFile file, Map<ResultFile.Status, Integer> rows) {
        List<Outcome> outcomes = journal.isDone(batch.index()) ? journal.outcomes(batch.index()) : List.of();
        ResultFile.Status open =
                journal.isUnknown(batch.index()) ? ResultFile.Status.UNKNOWN : ResultFile.Status.NOT_SENT;
        for (int i = 0; i < batch.items().size(); i++) {
            Item item = batch.items().get(i);
            Optional<Outcome> outcome = i < outcomes.size() ? Optional.of(outcomes.get(i)) : Optional.empty();
            ResultFile.Status status = outcome.map(
                            known -> known.isCreated() ? ResultFile.Status.CREATED : ResultFile.Status.FAILED)
                    .orElse(open);
            rows.merge(status, item.rows().size(), Integer::sum);
            if (file != null) {
                outcome.ifPresentOrElse(known -> file.outcome(item, known), () -> file.open(item, open));
            }
        }
    }
}
