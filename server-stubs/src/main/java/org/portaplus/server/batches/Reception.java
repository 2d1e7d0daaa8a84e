package org.portaplus.server.batches;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.Tx;

/**
 * A message on its way into the inbox. Where the store has one writer, a message of many items is stored in portions, each a unit of
 * work, between which others have their turns; nobody sees it before the {@link #unit} that keeps it is done. Elsewhere, and for a
 * small message, that unit does it all. To be closed after that unit. Not thread-safe. Source: decision 35.
 */
public final class Reception implements AutoCloseable {
    private static final int ITEMS_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 500_000;

    private final Store store;
    private final Intake intake;
    private final Leftovers leftovers;
    private final License license;
    private final String batchId = UUID.randomUUID().toString();
    private final boolean isInPortions;
    private Function<Tx, String> unit = tx -> batchId;

    private Reception(Store store, Intake intake, Leftovers leftovers, License license, boolean isInPortions) {
        this.store = store;
        this.intake = intake;
        this.leftovers = leftovers;
        this.license = license;
        this.isInPortions = isInPortions;
    }

    /**
     * Stores a message, but for what its unit does.
     *
     * @param isKnown whether the unit is likely to find that there is nothing to do; asked where that matters
     */
    static Reception of(
            Store store,
            Intake intake,
            Leftovers leftovers,
            License license,
            String operation,
            String header,
            Collection<String> items,
            BooleanSupplier isKnown) {
        boolean isInPortions = store.hasOneWriter() && items.size() > ITEMS_AT_ONCE && !isKnown.getAsBoolean();
        Reception message = new Reception(store, intake, leftovers, license, isInPortions);
        if (isInPortions) {
            message.receive(operation, header, items);
        } else {
            message.unit = tx -> intake.store(tx, license, message.batchId, operation, header, items);
        }
        return message;
    }

    /**
     * The unit of work that keeps the message, for a transaction that may have more to do; {@link Batches#wake} shall follow it.
     *
     * @return a unit whose result is the id of the batch, which nobody can guess
     */
    public Function<Tx, String> unit() {
        return unit;
    }

    /** Takes back what was not kept: its unit failed, or was not needed. */
    @Override
    public void close() {
        if (isInPortions) {
            leftovers.takeBack(new Intake.Unreceived(license.iEnv(), batchId), license.turn());
        }
    }

    private void receive(String operation, String header, Collection<String> items) {
        unit = tx -> {
            intake.publish(tx, license.iEnv(), batchId);
            return batchId;
        };
        try {
            int unused = store.write(license.turn(), tx -> {
                intake.begin(tx, license, batchId, operation, header, items.size(), true);
                return items.size();
            });
            List<String> portion = new ArrayList<>(ITEMS_AT_ONCE);
            long characters = 0;
            int received = 0;
            for (String item : items) {
                portion.add(item);
                characters += item.length();
                if (portion.size() == ITEMS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) {
                    received += add(received, portion);
                    portion.clear();
                    characters = 0;
                }
            }
            received += add(received, portion);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private int add(int first, List<String> portion) {
        // Encrypted here, so that the writer only writes.
        var rows = intake.sealed(license, batchId, first, portion);
        return store.write(license.turn(), tx -> {
            intake.add(tx, rows);
            return rows.size();
        });
    }
}
