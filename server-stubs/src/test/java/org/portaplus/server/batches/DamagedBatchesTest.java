package org.portaplus.server.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.server.batches.TestBatches.finished;
import static org.portaplus.server.batches.TestBatches.items;
import static org.portaplus.server.batches.TestBatches.status;
import static org.portaplus.server.store.schema.Tables.BATCH;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.UpdatableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDomain;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.BatchRecord;

/** Batches whose rows were changed by hand, or encrypted with a missing key. */
@Timeout(60)
@OnEveryStore
class DamagedBatchesTest {
    private static final String OPERATION = "Echo";
    private static final int DAMAGED = 250;

    private TestDomain domain;

    /** Of three kinds, and so many that the worker would need more than our patience if it paused between its rounds. */
    @Test
    void batchesThatCannotBeReadHoldUpNoOtherAndAreDoneOnceTheyCan() {
        Map<String, BatchRecord> sound = new HashMap<>();
        List<UpdatableRecord<?>> damaged = new ArrayList<>();
        for (int i = 0; i < DAMAGED; i++) {
            String id = batches().accept(domain.operator(), OPERATION, i + "-", items(1));
            BatchRecord row = domain.read(db -> db.sql().fetchSingle(BATCH, BATCH.BATCH_ID.eq(id)));
            sound.put(id, row.copy());
            switch (i % 3) {
                case 0 -> row.setHeader("1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
                case 1 -> row.setScopes("of-another-program");
                default -> row.setOperation("OfAnotherProgram");
            }
            damaged.add(row);
        }
        domain.write(tx -> tx.sql().batchUpdate(damaged).execute());
        try (Batches batches = started()) {
            String id = batches.accept(domain.operator(), OPERATION, "whole-", items(50));
            assertThat(finished(domain, batches, id).succeeded()).isEqualTo(50);
        }
        domain.write(tx -> {
            sound.forEach((id, row) -> tx.sql()
                    .update(BATCH)
                    .set(BATCH.HEADER, row.getHeader())
                    .set(BATCH.SCOPES, row.getScopes())
                    .set(BATCH.OPERATION, row.getOperation())
                    .where(BATCH.BATCH_ID.eq(id))
                    .execute());
            return null;
        });
        try (Batches batches = started()) {
            sound.keySet()
                    .forEach(id -> assertThat(finished(domain, batches, id).succeeded())
                            .isEqualTo(1));
        }
    }

    @Test
    void aBatchWithAnUnreadableItemStandsStillAndLosesNothing() {
        String id = batches().accept(domain.operator(), OPERATION, "", items(100));
        Condition damaged = BATCH_ITEM.BATCH_ID.eq(id).and(BATCH_ITEM.ITEM.eq(10));
        String payload =
                domain.read(db -> db.sql().fetchSingle(BATCH_ITEM, damaged)).getPayload();
        setPayload(damaged, payload.replace(':', ';'));
        try (Batches batches = started()) {
            String other = batches.accept(domain.operator(), OPERATION, "other-", items(1));
            finished(domain, batches, other);
            assertThat(status(domain, batches, id).succeeded()).isLessThan(100);
            assertThat(status(domain, batches, id).failed()).isZero();
        }
        setPayload(damaged, payload);
        try (Batches batches = started()) {
            assertThat(finished(domain, batches, id).succeeded()).isEqualTo(100);
        }
    }

    @Test
    void aResultThatCannotBeReadHidesNoOther() {
        try (Batches batches = started()) {
            String id = batches.accept(domain.operator(), OPERATION, "", items(3));
            finished(domain, batches, id);
            domain.write(tx -> tx.sql()
                    .update(BATCH_ITEM)
                    .set(BATCH_ITEM.RESULT, "1:AAAA")
                    .where(BATCH_ITEM.BATCH_ID.eq(id), BATCH_ITEM.ITEM.eq(1))
                    .execute());
            BatchStatus status = status(domain, batches, id);
            assertThat(status.succeeded()).isEqualTo(3);
            assertThat(status.results()).extracting(ItemResult::result).containsExactly("0", null, "2");
            assertThat(status.results().get(1).code()).isEqualTo("InternalError");
            assertThat(status.results().get(1).state()).isEqualTo(ItemState.DONE);
        }
    }

    private void setPayload(Condition item, String payload) {
        domain.write(tx -> tx.sql()
                .update(BATCH_ITEM)
                .set(BATCH_ITEM.PAYLOAD, payload)
                .where(item)
                .execute());
    }

    private Batches batches() {
        return TestBatches.of(domain, new Echo());
    }

    private Batches started() {
        return TestBatches.started(domain, new Echo());
    }

    private static final class Echo implements ItemProcessor {
        @Override
        public String operation() {
            return OPERATION;
        }

        @Override
        public String process(Tx tx, License license, String header, String item) {
            return header + item;
        }
    }
}
