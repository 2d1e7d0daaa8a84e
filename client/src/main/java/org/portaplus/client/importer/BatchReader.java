package org.portaplus.client.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a sheet into batches: always into the same ones, which a resumed import relies on. Not thread-safe. */
final class BatchReader implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Customers with many accounts make a batch of fewer customers: a request stays small, and so does what is in memory. */
    private static final int ENOUGH_ROWS = 1000;

    private final ItemReader items;
    private final Run run;
    private int index;

    BatchReader(Source source, Run run) {
        this.items = source.items();
        this.run = run;
    }

    /** The next batch. */
    Optional<Batch> next() {
        List<Item> batch = new ArrayList<>();
        int rows = 0;
        while (batch.size() < run.batchSize() && rows < ENOUGH_ROWS) {
            Optional<Item> item = items.next();
            if (item.isEmpty()) {
                break;
            }
            batch.add(item.get());
            rows += item.get().rows().size();
        }
        return batch.isEmpty() ? Optional.empty() : Optional.of(batch(batch));
    }

    private Batch batch(List<Item> batch) {
        ObjectNode request = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        ArrayNode data = request.putArray("CustData");
        batch.forEach(item -> data.add(item.data()));
        if (run.productId() != 0) {
            request.put("ProductID", run.productId());
        }
        if (run.resellerId() != 0) {
            request.put("ResellerID", run.resellerId());
        }
        try {
            return new Batch(index++, batch, request, Digests.of(MAPPER.writeValueAsBytes(request)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    @Override
    public void close() {
        items.close();
    }
}
