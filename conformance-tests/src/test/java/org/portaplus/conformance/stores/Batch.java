package org.portaplus.conformance.stores;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.portaplus.conformance.Patience;

/** One-way batches that tests wait for. */
final class Batch {
    private Batch() {}

    /** The report of a batch once no item is pending. */
    static JsonNode finished(Load load, URI base, String location) {
        return Patience.until(
                () -> report(load, base, location),
                report -> report.path("Status").asText().equals("Completed"));
    }

    private static JsonNode report(Load load, URI base, String location) {
        try {
            return load.get(base, URI.create(location).getPath() + "?PageSize=1000")
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
