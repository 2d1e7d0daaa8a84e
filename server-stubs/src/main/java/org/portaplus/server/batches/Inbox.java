package org.portaplus.server.batches;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.length;
import static org.portaplus.server.store.schema.Tables.BATCH;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Json;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.StoreException;
import org.portaplus.server.store.Turn;
import org.portaplus.server.store.Tx;
import org.portaplus.server.store.schema.tables.records.BatchRecord;

/** The tables behind {@link Batches}, for who works off what {@link Intake} took. Free of state but for keys and clock. */
final class Inbox {
    /** Characters of a large item as it is stored: one that makes about a thousand accounts. */
    private static final int LARGE = 150_000;

    /**
     * An unfinished batch as it is stored: what cannot be read shows when its items are done, and holds up no other.
     *
     * @param sealedHeader what its items share
     */
    record Open(
            int iEnv,
            String batchId,
            String operation,
            int iLicense,
            @Nullable Integer iReseller,
            String scopes,
            String sealedHeader) {
        /** The License that the message was accepted with. */
        License license() {
            return License.restored(iEnv, iLicense, iReseller, scopes);
        }

        Turn turn() {
            return Turn.of(iEnv, iLicense).inBackground();
        }

        @Override
        public String toString() {
            return "Open[" + batchId + "]";
        }
    }

    /** An item that is still to be done. */
    record Pending(int item, String payload) {
        @Override
        public String toString() {
            return "Pending[" + item + "]";
        }
    }

    private final Secrets secrets;
    private final Clock clock;

    Inbox(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The turns of the Licenses that have unfinished batches, but for some batches. */
    List<Turn> waiting(Tx db, Collection<String> except) {
        return db.sql()
                .selectDistinct(BATCH.I_ENV, BATCH.I_LICENSE)
                .from(BATCH)
                .where(BATCH.FINISHED_AT.isNull(), BATCH.RECEIVING.isFalse(), BATCH.BATCH_ID.notIn(except))
                .orderBy(BATCH.I_ENV, BATCH.I_LICENSE)
                .fetch(row -> Turn.of(row.value1(), row.value2()).inBackground());
    }

    /** The oldest unfinished batches of a License, but for some. */
    List<Open> open(Tx db, Turn turn, int limit, Collection<String> except) {
        return db.sql()
                .selectFrom(BATCH)
                .where(
                        BATCH.FINISHED_AT.isNull(),
                        BATCH.RECEIVING.isFalse(),
                        BATCH.I_ENV.eq(turn.iEnv()),
                        BATCH.I_LICENSE.eq(turn.iLicense()),
                        BATCH.BATCH_ID.notIn(except))
                .orderBy(BATCH.ACCEPTED_AT, BATCH.BATCH_ID)
                .limit(limit)
                .fetch(Inbox::unfinished);
    }

    private static Open unfinished(BatchRecord row) {
        return new Open(
                row.getIEnv(),
                row.getBatchId(),
                row.getOperation(),
                row.getILicense(),
                row.getIReseller(),
                row.getScopes(),
                row.getHeader());
    }

    /**
     * What the items of a batch share.
     *
     * @throws StoreException when it cannot be opened
     */
    String header(Open batch) {
        return secrets.decrypt(batch.sealedHeader(), BatchPlaces.header(batch.batchId()));
    }

    /**
     * Claims the next free items of a batch, until the transaction ends.
     *
     * @param before the first one that is not to be among them
     */
    List<Pending> claim(Tx tx, Open batch, int limit, int before) {
        return tx.claiming(tx.sql()
                        .select(BATCH_ITEM.ITEM, BATCH_ITEM.PAYLOAD)
                        .from(BATCH_ITEM)
                        .where(
                                of(batch.iEnv(), batch.batchId()),
                                BATCH_ITEM.STATE.eq(ItemState.PENDING.key()),
                                BATCH_ITEM.ITEM.lt(before))
                        .orderBy(BATCH_ITEM.ITEM)
                        .limit(limit))
                .fetch(row -> pending(batch, row.value1(), row.value2()));
    }

    private Pending pending(Open batch, int item, String sealed) {
        return new Pending(item, secrets.decrypt(sealed, BatchPlaces.item(batch.batchId(), item)));
    }

    /**
     * The first large one of the next items of a batch.
     *
     * @param isNext whether no item is pending before it
     */
    record Large(int item, boolean isNext) {}

    /** Whether one of the next items of a batch is large. */
    Optional<Large> large(Tx db, Open batch, int among) {
        List<Record2<Integer, Boolean>> next = db.sql()
                .select(BATCH_ITEM.ITEM, field(length(BATCH_ITEM.PAYLOAD).ge(LARGE)))
                .from(BATCH_ITEM)
                .where(of(batch.iEnv(), batch.batchId()), BATCH_ITEM.STATE.eq(ItemState.PENDING.key()))
                .orderBy(BATCH_ITEM.ITEM)
                .limit(among)
                .fetch();
        return next.stream()
                .filter(Record2::value2)
                .findFirst()
                .map(item -> new Large(item.value1(), item.equals(next.get(0))));
    }

    /** An item that is still pending, unclaimed. */
    Optional<Pending> pending(Tx db, Open batch, int item) {
        return db.sql()
                .select(BATCH_ITEM.PAYLOAD)
                .from(BATCH_ITEM)
                .where(
                        of(batch.iEnv(), batch.batchId()),
                        BATCH_ITEM.ITEM.eq(item),
                        BATCH_ITEM.STATE.eq(ItemState.PENDING.key()))
                .fetchOptional(row -> pending(batch, item, row.value1()));
    }

    /** Claims one item, unless it was done meanwhile. */
    boolean claim(Tx tx, Open batch, Pending item) {
        return tx.claiming(tx.sql()
                        .select(BATCH_ITEM.ITEM)
                        .from(BATCH_ITEM)
                        .where(
                                of(batch.iEnv(), batch.batchId()),
                                BATCH_ITEM.ITEM.eq(item.item()),
                                BATCH_ITEM.STATE.eq(ItemState.PENDING.key())))
                .fetchOptional()
                .isPresent();
    }

    /** Keeps the result of an item that was claimed. */
    void keep(Tx tx, Open batch, int item, String result) {
        tx.sql()
                .update(BATCH_ITEM)
                .set(BATCH_ITEM.STATE, ItemState.DONE.key())
                .set(BATCH_ITEM.FINISHED_AT, clock.instant())
                .setNull(BATCH_ITEM.PAYLOAD)
                .set(BATCH_ITEM.RESULT, secrets.encrypt(result, BatchPlaces.result(batch.batchId(), item)))
                .where(of(batch.iEnv(), batch.batchId()), BATCH_ITEM.ITEM.eq(item))
                .execute();
    }

    /** Keeps the refusal of an item that was claimed, and whose changes were undone. */
    void fail(Tx tx, Open batch, int item, Fault fault) {
        tx.sql()
                .update(BATCH_ITEM)
                .set(BATCH_ITEM.STATE, ItemState.FAILED.key())
                .set(BATCH_ITEM.FINISHED_AT, clock.instant())
                .setNull(BATCH_ITEM.PAYLOAD)
                .set(BATCH_ITEM.ERROR_CODE, fault.code())
                .set(BATCH_ITEM.ERROR_MESSAGE, fault.getMessage())
                .set(BATCH_ITEM.ERROR_FIELDS, Json.write(fault.fields()))
                .where(of(batch.iEnv(), batch.batchId()), BATCH_ITEM.ITEM.eq(item))
                .execute();
    }

    /** Marks a batch as finished, if no item of it is pending. */
    void finish(Tx tx, Open batch) {
        boolean pending = tx.sql()
                .fetchExists(
                        BATCH_ITEM,
                        of(batch.iEnv(), batch.batchId()).and(BATCH_ITEM.STATE.eq(ItemState.PENDING.key())));
        if (!pending) {
            tx.sql()
                    .update(BATCH)
                    .set(BATCH.FINISHED_AT, clock.instant())
                    .where(BATCH.I_ENV.eq(batch.iEnv()), BATCH.BATCH_ID.eq(batch.batchId()))
                    .execute();
        }
    }

    static Condition of(int iEnv, String batchId) {
        return BATCH_ITEM.I_ENV.eq(iEnv).and(BATCH_ITEM.BATCH_ID.eq(batchId));
    }
}
