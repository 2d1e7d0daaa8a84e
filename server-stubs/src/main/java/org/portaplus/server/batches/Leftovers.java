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
        takeBackOne(batch, turn);
    }

    /** Takes back what could not be taken back before. */
    void takeBackAll() {
        left.forEach(batch -> takeBackOne(batch, Turn.OF_THE_SERVER));
    }

    private void takeBackOne(Intake.Unreceived batch, Turn turn) {
        try {
            boolean more = store.read(db -> intake.isReceiving(db, batch));
            while (more) {
                more = store.write(turn, tx -> intake.discard(tx, batch));
            }
            left.remove(batch);
        } catch (RuntimeException e) {
            LOG.warnf("What was received of the batch %s is taken back later: %s", batch.batchId(), e.getMessage());
        }
    }
}
