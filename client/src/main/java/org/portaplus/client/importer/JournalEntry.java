package org.portaplus.client.importer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the journal; its type says which parts it has. Immutable. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalEntry(
        String type,
        @Nullable Run run,
        @Nullable Integer batch,
        @Nullable String digest,
        @Nullable Long at,
        @Nullable List<Outcome> items) {
    static final String RUN = "run";
    static final String SENT = "sent";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final String FINISHED = "finished";

    static JournalEntry of(String type) {
        return new JournalEntry(type, null, null, null, null, null);
    }

    static JournalEntry of(String type, int batch, @Nullable List<Outcome> items) {
        return new JournalEntry(type, null, batch, null, null, items);
    }

    /**
     * What an entry of its type must have.
     *
     * @throws IOException when it is not there
     */
    static <T> T part(@Nullable T part) throws IOException {
        if (part == null) {
            throw new IOException("a part of the line is missing");
        }
        return part;
    }
}
