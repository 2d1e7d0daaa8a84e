package org.portaplus.server.batches;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.portaplus.server.store.schema.Tables.BATCH;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.BatchItemRecord;
import org.portaplus.server.store.schema.tables.records.BatchRecord;

/** What is told of batches, from the tables of {@link Inbox}. Free of state but for keys. */
final class InboxReading {
    private static final Logger LOG = Logger.getLogger(InboxReading.class);
    private static final String UNREADABLE =
            "The item is done, but what it came to cannot be read; the operator was told";

    private final Secrets secrets;

    InboxReading(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What waits to be done. */
    Backlog backlog(Tx db) {
        return db.sql()
                .select(count(), min(BATCH.ACCEPTED_AT))
                .from(BATCH)
                .join(BATCH_ITEM)
                .on(BATCH_ITEM.I_ENV.eq(BATCH.I_ENV), BATCH_ITEM.BATCH_ID.eq(BATCH.BATCH_ID))
                .where(
                        BATCH.FINISHED_AT.isNull(),
                        BATCH.RECEIVING.isFalse(),
                        BATCH_ITEM.STATE.eq(ItemState.PENDING.key()))
                .fetchSingle(row -> new Backlog(row.value1(), Optional.ofNullable(row.value2())));
    }

    /** A batch as a License of the same environment and reseller sees it. */
    Optional<BatchStatus> status(Tx db, License license, String batchId, int offset, int limit) {
        Optional<BatchRecord> batch = db.sql()
                .fetchOptional(BATCH, BATCH.I_ENV.eq(license.iEnv()).and(BATCH.BATCH_ID.eq(batchId)))
                .filter(row -> !row.getReceiving() && Objects.equals(row.getIReseller(), license.iReseller()));
        return batch.map(row -> {
            Map<String, Integer> states = db.sql()
                    .select(BATCH_ITEM.STATE, count())
                    .from(BATCH_ITEM)
                    .where(Inbox.of(license.iEnv(), batchId))
                    .groupBy(BATCH_ITEM.STATE)
                    .fetchMap(BATCH_ITEM.STATE, count());
            List<ItemResult> results = db.sql()
                    .selectFrom(BATCH_ITEM)
                    .where(Inbox.of(license.iEnv(), batchId), BATCH_ITEM.ITEM.ge(offset))
                    .orderBy(BATCH_ITEM.ITEM)
                    .limit(limit)
                    .fetch(this::result);
            return new BatchStatus(
                    batchId,
                    row.getOperation(),
                    row.getItems(),
                    states.getOrDefault(ItemState.DONE.key(), 0),
                    states.getOrDefault(ItemState.FAILED.key(), 0),
                    row.getAcceptedAt(),
                    row.getFinishedAt(),
                    results);
        });
    }

    private ItemResult result(BatchItemRecord row) {
        Optional<String> result;
        try {
            result = Optional.ofNullable(row.getResult())
                    .map(kept -> secrets.decrypt(kept, BatchPlaces.result(row.getBatchId(), row.getItem())));
        } catch (StoreException e) {
            // The others can be read, and this item is done all the same.
            LOG.error(e.getMessage());
            return new ItemResult(row.getItem(), ItemState.DONE, null, "InternalError", UNREADABLE, List.of());
        }
        String fields = row.getErrorFields();
        return new ItemResult(
                row.getItem(),
                ItemState.of(row.getState()),
                result.orElse(null),
                row.getErrorCode(),
                row.getErrorMessage(),
                fields == null ? List.of() : Arrays.asList(Json.read(fields, FieldFault[].class)));
    }
}
