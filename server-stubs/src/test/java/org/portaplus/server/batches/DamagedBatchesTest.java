package org.portaplus.server.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portaplus.server.store.schema.Tables.BATCH;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.UpdatableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.OnEveryStore;
import org.portaplus.server.store.TestDatabase;
import org.portaplus.server.store.TestDomain;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.BatchRecord;

/** Batches whose rows were changed by hand, or sealed with a key that is missing. */
@Timeout(60)
@OnEveryStore
class DamagedBatchesTest {
    private static final String OPERATION = "Echo";

    @Parameter
    TestDatabase database;

    @TempDir
    Path dir;

    private TestDomain domain;

    @BeforeEach
    void open() {
        domain = TestDomain.in(dir, database);
    }

    @AfterEach
    void close() {
        domain.close();
    }

    /** More than the worker looks at in one round; of three kinds. */
    @Test
    void batchesThatCannotBeReadHoldUpNoOtherAndAreDoneOnceTheyCan() {
        Map<String, BatchRecord> sound = new HashMap<>();
        List<UpdatableRecord<?>> damaged = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
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
            assertThat(finished(batches, id).succeeded()).isEqualTo(50);
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
                    .forEach(id -> assertThat(finished(batches, id).succeeded()).isEqualTo(1));
        }
    }

    @Test
    void aBatchWithAnUnreadableItemStandsStillAndLosesNothing() {
        String id = batches().accept(domain.operator(), OPERATION, "", items(100));
        Condition damaged = BATCH_ITEM.BATCH_ID.eq(id).and(BATCH_ITEM.ITEM.eq(70));
        String payload =
                domain.read(db -> db.sql().fetchSingle(BATCH_ITEM, damaged)).getPayload();
        setPayload(damaged, payload.replace(':', ';'));
        try (Batches batches = started()) {
            String other = batches.accept(domain.operator(), OPERATION, "other-", items(1));
            finished(batches, other);
            assertThat(status(batches, id).succeeded()).isLessThan(100);
            assertThat(status(batches, id).failed()).isZero();
        }
        setPayload(damaged, payload);
        try (Batches batches = started()) {
            assertThat(finished(batches, id).succeeded()).isEqualTo(100);
        }
    }

    @Test
    void aResultThatCannotBeReadHidesNoOther() {
        try (Batches batches = started()) {
            String id = batches.accept(domain.operator(), OPERATION, "", items(3));
            finished(batches, id);
            domain.write(tx -> tx.sql()
                    .update(BATCH_ITEM)
                    .set(BATCH_ITEM.RESULT, "1:AAAA")
                    .where(BATCH_ITEM.BATCH_ID.eq(id), BATCH_ITEM.ITEM.eq(1))
                    .execute());
            BatchStatus status = status(batches, id);
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
        return new Batches(domain.store, domain.secrets, domain.clock, List.of(new Echo()));
    }

    private Batches started() {
        Batches batches = batches();
        batches.start();
        return batches;
    }

    private BatchStatus finished(Batches batches, String id) {
        BatchStatus status = status(batches, id);
        while (status.finished() == null) {
            LockSupport.parkNanos(1_000_000);
            status = status(batches, id);
        }
        return status;
    }

    private BatchStatus status(Batches batches, String id) {
        return batches.status(domain.operator(), id, 0, 1000);
    }

    private static List<String> items(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
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
