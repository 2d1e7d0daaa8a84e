package org.portaplus.conformance.stores;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.portaplus.conformance.Patience;

/** One-way batches that tests wait for. */
final class Batch {
    private Batch() {}

    /** Sends a one-way batch of customers with an account each; where it is. */
    static String send(Load load, URI base, String name, int prefix, int items) throws IOException {
        String all = IntStream.range(0, items)
                .mapToObj(i -> Load.item(name + "-" + i, accountId(prefix, i)))
                .collect(Collectors.joining(","));
        return load.post(base, "/json/oneway/BatchCustomerCreation", Load.batch(all))
                .location();
    }

    /** What {@link Load#item} is given for an item of such a batch. */
    static String accountId(int prefix, int item) {
        return String.format("%d%05d", prefix, item);
    }

    /** The report of a batch once no item is pending. */
    static JsonNode finished(Load load, URI base, String location) {
        Patience.until(
                () -> report(load, base, location, 1),
                report -> report.path("Status").asText().equals("Completed"));
        return report(load, base, location, 1000);
    }

    private static JsonNode report(Load load, URI base, String location, int results) {
        try {
            return load.get(base, URI.create(location).getPath() + "?PageSize=" + results)
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
