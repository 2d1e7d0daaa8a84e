package org.portaplus.server.batches;

import static org.jooq.impl.DSL.select;
import static org.portaplus.server.store.schema.Tables.BATCH;
import static org.portaplus.server.store.schema.Tables.BATCH_ITEM;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.BulkInsert;
import org.portaplus.server.store.FixedChange;
import org.portaplus.server.store.Secrets;
import org.portaplus.server.store.Tx;

/** How messages come into the tables behind {@link Batches}. Free of state but for keys and clock. */
final class Intake {
    private static final int INSERTED_AT_ONCE = 1000;
    private static final int DELETED_AT_ONCE = 500;

    private static final FixedChange BATCHES = FixedChange.insert(
            BATCH,
            BATCH.I_ENV,
            BATCH.BATCH_ID,
            BATCH.OPERATION,
            BATCH.I_LICENSE,
            BATCH.I_RESELLER,
            BATCH.SCOPES,
            BATCH.ITEMS,
            BATCH.HEADER,
            BATCH.ACCEPTED_AT,
            BATCH.RECEIVING);

    private static final BulkInsert ITEMS = new BulkInsert(
            BATCH_ITEM,
            List.of(BATCH_ITEM.I_ENV, BATCH_ITEM.BATCH_ID, BATCH_ITEM.ITEM, BATCH_ITEM.STATE, BATCH_ITEM.PAYLOAD));

    private final Secrets secrets;
    private final Clock clock;

    Intake(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A batch of which not all items are there yet, or never will be. */
    record Unreceived(int iEnv, String batchId) {}

    /**
     * Stores a message. Items are taken, encrypted and stored in portions, so that many need no more memory than few.
     *
     * @return the id of the batch
     */
    String store(Tx tx, License license, String batchId, String operation, String header, Collection<String> items) {
        begin(tx, license, batchId, operation, header, items.size(), false);
        List<String> portion = new ArrayList<>(INSERTED_AT_ONCE);
        int count = 0;
        for (String item : items) {
            portion.add(item);
            if (portion.size() == INSERTED_AT_ONCE) {
                add(tx, sealed(license, batchId, count, portion));
                count += portion.size();
                portion.clear();
            }
        }
        add(tx, sealed(license, batchId, count, portion));
        return batchId;
    }

    /**
     * Stores a message without its items.
     *
     * @param items how many there will be
     * @param receiving whether nobody is to see it before it is {@linkplain #publish published}
     */
    void begin(Tx tx, License license, String batchId, String operation, String header, int items, boolean receiving) {
        int unused = BATCHES.make(
                tx,
                license.iEnv(),
                batchId,
                operation,
                license.iLicense(),
                license.iReseller(),
                license.scopeList(),
                items,
                secrets.encrypt(header, BatchPlaces.header(batchId)),
                clock.instant(),
                receiving);
    }

    /** Rows of items, encrypted; the first of them is the item of that number. */
    List<@Nullable Object[]> sealed(License license, String batchId, int first, List<String> items) {
        List<@Nullable Object[]> rows = new ArrayList<>(items.size());
        for (String item : items) {
            int number = first + rows.size();
            rows.add(new Object[] {
                license.iEnv(),
                batchId,
                number,
                ItemState.PENDING.key(),
                secrets.encrypt(item, BatchPlaces.item(batchId, number))
            });
        }
        return rows;
    }

    void add(Tx tx, List<@Nullable Object[]> rows) {
        ITEMS.insert(tx, rows);
    }

    /**
     * Makes a batch seen whose items are all there.
     *
     * @throws Fault 503 when some are not: another server on the same file has taken them for leftovers
     */
    void publish(Tx tx, int iEnv, String batchId) {
        int items = tx.sql().fetchCount(BATCH_ITEM, Inbox.of(iEnv, batchId));
        int published = tx.sql()
                .update(BATCH)
                .set(BATCH.RECEIVING, false)
                .set(BATCH.ACCEPTED_AT, clock.instant())
                .where(unreceived(new Unreceived(iEnv, batchId)), BATCH.ITEMS.eq(items))
                .execute();
        if (published != 1) {
            throw Fault.of(
                    FaultKind.UNAVAILABLE, "StoreUnavailable", "The message could not be stored whole; send it again");
        }
    }

    private static Condition unreceived(Unreceived batch) {
        return BATCH.I_ENV
                .eq(batch.iEnv())
                .and(BATCH.BATCH_ID.eq(batch.batchId()))
                .and(BATCH.RECEIVING.isTrue());
    }

    boolean isReceiving(Tx db, Unreceived batch) {
        return db.sql().fetchExists(BATCH, unreceived(batch));
    }

    /** The batches that are being received, or were when the server ended. */
    List<Unreceived> unreceived(Tx db) {
        return db.sql()
                .select(BATCH.I_ENV, BATCH.BATCH_ID)
                .from(BATCH)
                .where(BATCH.FINISHED_AT.isNull(), BATCH.RECEIVING.isTrue())
                .fetch(row -> new Unreceived(row.value1(), row.value2()));
    }

    /**
     * Deletes some items of a batch that is not published, and after the last of them the batch.
     *
     * @return whether there is more to delete
     */
    boolean discard(Tx tx, Unreceived batch) {
        if (!isReceiving(tx, batch)) {
            return false;
        }
        Condition items = Inbox.of(batch.iEnv(), batch.batchId());
        int deleted = tx.sql()
                .deleteFrom(BATCH_ITEM)
                .where(items)
                .and(BATCH_ITEM.ITEM.in(select(BATCH_ITEM.ITEM)
                        .from(BATCH_ITEM)
                        .where(items)
                        .orderBy(BATCH_ITEM.ITEM)
                        .limit(DELETED_AT_ONCE)))
                .execute();
        if (deleted == 0) {
            tx.sql().deleteFrom(BATCH).where(unreceived(batch)).execute();
        }
        return deleted > 0;
    }
}
