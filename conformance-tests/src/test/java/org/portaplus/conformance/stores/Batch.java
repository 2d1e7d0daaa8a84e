package org.portaplus.conformance.stores;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One-way batches that tests wait for. */
final class Batch {
    private static final long PATIENCE_SECONDS = 120;

    private Batch() {}

    /** The report of a batch once no item is pending. */
    static JsonNode finished(Load load, URI base, String location) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            JsonNode report = load.get(base, URI.create(location).getPath() + "?PageSize=1000")
                    .body();
            if (report.path("Status").asText().equals("Completed")) {
                return report;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not finished: " + report);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
