package org.portaplus.server.batches;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.Turn;

/**
 * Batches that were being received and never will be: after a refusal or a failure, or since the server ended meanwhile. Nobody sees
 * them; they only take room. Safe for use by many threads. Source: decision 35.
 */
final class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    private final Store store;
    private final Intake intake;
    private final Set<Intake.Unreceived> left = ConcurrentHashMap.newKeySet();

    Leftovers(Store store, Intake intake) {
        this.store = store;
        this.intake = intake;
    }

    /** Looks for those of an earlier run, before anything new is received. */
    void find() {
        try {
            left.addAll(store.read(intake::unreceived));
        } catch (RuntimeException e) {
            LOG.warn("Rests of messages of an earlier run are looked for at the next start", e);
        }
    }

    /** Takes back what of a batch is there, now or when the store can do it. */
    void takeBack(Intake.Unreceived batch, Turn turn) {
        left.add(batch);
        if (!isTakenBack(batch, turn)) {
            LOG.warnf("What was received of the batch %s is taken back later", batch.batchId());
        }
    }

    /** Takes back what could not be taken back before, as far as the store can do it now. Told once, not at each try. */
    void takeBackAll() {
        for (Intake.Unreceived batch : left) {
            if (!isTakenBack(batch, Turn.OF_THE_SERVER)) {
                return; // nor the others: who asks has other work
            }
        }
    }

    private boolean isTakenBack(Intake.Unreceived batch, Turn turn) {
        try {
            boolean more = store.read(db -> intake.isReceiving(db, batch));
            while (more) {
                more = store.write(turn, tx -> intake.discard(tx, batch));
            }
            left.remove(batch);
            return true;
        } catch (RuntimeException e) {
            LOG.debugf(e, "The batch %s stays", batch.batchId());
            return false;
        }
    }
}
