package org.portaplus.server.batches;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.length;
import static org.portaplus.server.store.schema.Tables.BATCH;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.FixedChange;
import org.portaplus.server.store.FixedQuery;
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

    private static final Field<Boolean> IS_LARGE =
            field(length(BATCH_ITEM.PAYLOAD).ge(inline(LARGE)));

    private static final FixedQuery NEXT = FixedQuery.of(() -> DSL.select(BATCH_ITEM.ITEM, BATCH_ITEM.PAYLOAD)
            .from(BATCH_ITEM)
            .where(pending(), BATCH_ITEM.ITEM.lt(FixedQuery.open(BATCH_ITEM.ITEM)))
            .orderBy(BATCH_ITEM.ITEM)
            .limit(FixedQuery.open(BATCH_ITEM.ITEM)));

    private static final FixedQuery SIZES = FixedQuery.of(() -> DSL.select(BATCH_ITEM.ITEM, IS_LARGE)
            .from(BATCH_ITEM)
            .where(pending())
            .orderBy(BATCH_ITEM.ITEM)
            .limit(FixedQuery.open(BATCH_ITEM.ITEM)));

    private static final FixedQuery ONE = FixedQuery.of(() -> DSL.select(BATCH_ITEM.PAYLOAD)
            .from(BATCH_ITEM)
            .where(pending(), BATCH_ITEM.ITEM.eq(FixedQuery.open(BATCH_ITEM.ITEM))));

    /** Without its payload, which may be large. */
    private static final FixedQuery ONE_NUMBER = FixedQuery.of(() -> DSL.select(BATCH_ITEM.ITEM)
            .from(BATCH_ITEM)
            .where(pending(), BATCH_ITEM.ITEM.eq(FixedQuery.open(BATCH_ITEM.ITEM))));

    private static final FixedQuery PENDING = FixedQuery.of(
            () -> DSL.selectOne().from(BATCH_ITEM).where(pending()).limit(inline(1)));

    private static final FixedChange DONE = FixedChange.of(() -> DSL.update(BATCH_ITEM)
            .set(BATCH_ITEM.STATE, inline(ItemState.DONE.key()))
            .set(BATCH_ITEM.FINISHED_AT, FixedQuery.open(BATCH_ITEM.FINISHED_AT))
            .setNull(BATCH_ITEM.PAYLOAD)
            .set(BATCH_ITEM.RESULT, FixedQuery.open(BATCH_ITEM.RESULT))
            .where(of(), BATCH_ITEM.ITEM.eq(FixedQuery.open(BATCH_ITEM.ITEM))));

    private static final FixedChange FAILED = FixedChange.of(() -> DSL.update(BATCH_ITEM)
            .set(BATCH_ITEM.STATE, inline(ItemState.FAILED.key()))
            .set(BATCH_ITEM.FINISHED_AT, FixedQuery.open(BATCH_ITEM.FINISHED_AT))
            .setNull(BATCH_ITEM.PAYLOAD)
            .set(BATCH_ITEM.ERROR_CODE, FixedQuery.open(BATCH_ITEM.ERROR_CODE))
            .set(BATCH_ITEM.ERROR_MESSAGE, FixedQuery.open(BATCH_ITEM.ERROR_MESSAGE))
            .set(BATCH_ITEM.ERROR_FIELDS, FixedQuery.open(BATCH_ITEM.ERROR_FIELDS))
            .where(of(), BATCH_ITEM.ITEM.eq(FixedQuery.open(BATCH_ITEM.ITEM))));

    private static final FixedChange FINISH = FixedChange.of(() -> DSL.update(BATCH)
            .set(BATCH.FINISHED_AT, FixedQuery.open(BATCH.FINISHED_AT))
            .where(BATCH.I_ENV.eq(FixedQuery.open(BATCH.I_ENV)), BATCH.BATCH_ID.eq(FixedQuery.open(BATCH.BATCH_ID))));

    private static Condition pending() {
        return of().and(BATCH_ITEM.STATE.eq(inline(ItemState.PENDING.key())));
    }

    private static Condition of() {
        return BATCH_ITEM
                .I_ENV
                .eq(FixedQuery.open(BATCH_ITEM.I_ENV))
                .and(BATCH_ITEM.BATCH_ID.eq(FixedQuery.open(BATCH_ITEM.BATCH_ID)));
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
        return NEXT.claim(
                tx,
                row -> pending(batch, row.get(BATCH_ITEM.ITEM), row.get(BATCH_ITEM.PAYLOAD)),
                batch.iEnv(),
                batch.batchId(),
                before,
                limit);
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
        List<Map.Entry<Integer, Boolean>> next = SIZES.list(
                db,
                row -> Map.entry(row.get(BATCH_ITEM.ITEM), row.get(IS_LARGE)),
                batch.iEnv(),
                batch.batchId(),
                among);
        return next.stream()
                .filter(Map.Entry::getValue)
                .findFirst()
                .map(item -> new Large(item.getKey(), item.equals(next.get(0))));
    }

    /** An item that is still pending, unclaimed. */
    Optional<Pending> pending(Tx db, Open batch, int item) {
        return ONE.first(
                db, row -> pending(batch, item, row.get(BATCH_ITEM.PAYLOAD)), batch.iEnv(), batch.batchId(), item);
    }

    /** Claims one item, unless it was done meanwhile. */
    boolean claim(Tx tx, Open batch, Pending item) {
        return !ONE_NUMBER
                .claim(tx, row -> row.get(BATCH_ITEM.ITEM), batch.iEnv(), batch.batchId(), item.item())
                .isEmpty();
    }

    /** Keeps the result of an item that was claimed. */
    void keep(Tx tx, Open batch, int item, String result) {
        int unused = DONE.make(
                tx,
                clock.instant(),
                secrets.encrypt(result, BatchPlaces.result(batch.batchId(), item)),
                batch.iEnv(),
                batch.batchId(),
                item);
    }

    /** Keeps the refusal of an item that was claimed, and whose changes were undone. */
    void fail(Tx tx, Open batch, int item, Fault fault) {
        int unused = FAILED.make(
                tx,
                clock.instant(),
                fault.code(),
                fault.getMessage(),
                Json.write(fault.fields()),
                batch.iEnv(),
                batch.batchId(),
                item);
    }

    /** Marks a batch as finished, if no item of it is pending. */
    void finish(Tx tx, Open batch) {
        if (!PENDING.finds(tx, batch.iEnv(), batch.batchId())) {
            int unused = FINISH.make(tx, clock.instant(), batch.iEnv(), batch.batchId());
        }
    }

    static Condition of(int iEnv, String batchId) {
        return BATCH_ITEM.I_ENV.eq(iEnv).and(BATCH_ITEM.BATCH_ID.eq(batchId));
    }
}
