package org.portaplus.server.batches;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.Turn;
import org.portaplus.server.store.Tx;

/**
 * A message on its way into the inbox. Where the store has one writer, a message of many items is stored in portions, each a unit of
 * work, between which others have their turns; nobody sees it before the {@link #unit} that keeps it is done. Elsewhere, and for a
 * small message, that unit does it all. To be closed after that unit. Not thread-safe. Source: decision 35.
 */
public final class Reception implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reception.class);
    private static final int ITEMS_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 1_000_000;

    private final Store store;
    private final Intake intake;
    private final License license;
    private final String batchId = UUID.randomUUID().toString();
    private final Function<Tx, String> unit;
    private final boolean isInPortions;

    /**
     * Stores a message, but for what its unit does.
     *
     * @param isAtOnce whether the unit is to do it all, since it is likely to find that there is nothing to do
     */
    Reception(
            Store store,
            Intake intake,
            License license,
            String operation,
            String header,
            Collection<String> items,
            boolean isAtOnce) {
        this.store = store;
        this.intake = intake;
        this.license = license;
        this.isInPortions = store.hasOneWriter() && items.size() > ITEMS_AT_ONCE && !isAtOnce;
        if (isInPortions) {
            unit = tx -> {
                intake.publish(tx, license.iEnv(), batchId);
                return batchId;
            };
            receive(operation, header, items);
        } else {
            unit = tx -> intake.store(tx, license, batchId, operation, header, items);
        }
    }

    /**
     * The unit of work that keeps the message, for a transaction that may have more to do; {@link Batches#wake} shall follow it.
     *
     * @return a unit whose result is the id of the batch, which nobody can guess
     */
    public Function<Tx, String> unit() {
        return unit;
    }

    /** Takes back what was not kept: its unit failed, or was not needed. What cannot be taken back now is, at the next start. */
    @Override
    public void close() {
        if (isInPortions) {
            try {
                discard(store, intake, new Intake.Unreceived(license.iEnv(), batchId), license.turn());
            } catch (RuntimeException e) {
                // The message itself is kept or refused already.
                LOG.debugf(e, "The rest of the batch %s is taken back later", batchId);
            }
        }
    }

    /** Takes back what was being received when the server ended. */
    static void discardUnreceived(Store store, Intake intake) {
        if (store.hasOneWriter()) {
            store.read(intake::unreceived).forEach(batch -> discard(store, intake, batch, Turn.OF_THE_SERVER));
        }
    }

    private static void discard(Store store, Intake intake, Intake.Unreceived batch, Turn turn) {
        boolean more = true;
        while (more) {
            more = store.write(turn, tx -> intake.discard(tx, batch.iEnv(), batch.batchId()));
        }
    }

    private void receive(String operation, String header, Collection<String> items) {
        try {
            int all = store.write(license.turn(), tx -> {
                intake.begin(tx, license, batchId, operation, header, items.size(), true);
                return items.size();
            });
            List<String> portion = new ArrayList<>(ITEMS_AT_ONCE);
            long characters = 0;
            int received = 0;
            for (String item : items) {
                portion.add(item);
                characters += item.length();
                received++;
                if (portion.size() == ITEMS_AT_ONCE || characters >= CHARACTERS_AT_ONCE || received == all) {
                    add(received - portion.size(), portion);
                    portion.clear();
                    characters = 0;
                }
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void add(int first, List<String> portion) {
        // Encrypted here, so that the writer only writes.
        var rows = intake.sealed(license, batchId, first, portion);
        int unused = store.write(license.turn(), tx -> {
            intake.add(tx, rows);
            return rows.size();
        });
    }
}
