package org.portaplus.server.batches;

import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Tx;

/** Does one item of one operation. Implementations are safe for use by many threads. */
public interface ItemProcessor {

    /** The operation whose items it does, as named in the contract. */
    String operation();

    /**
     * Whether a large item may be worked out beside the writer, see {@link org.portaplus.server.store.Store#stage}: it reads first
     * and writes then.
     */
    default boolean readsFirst() {
        return false;
    }

    /**
     * The path of an item within the message that it came with, for the paths of its refusal; empty where it is the message.
     *
     * @param header what the items of the message share, as it was accepted
     * @param item its index
     */
    default String place(String header, int item) {
        return "";
    }

    /**
     * Does one item. What it changes and what it returns become durable together, or not at all.
     *
     * @param tx everything is changed through this
     * @param license as it was when the message was accepted
     * @param header what the items of the message share, as it was accepted
     * @param item the item, as it was accepted
     * @return the result to keep
     * @throws org.portaplus.server.faults.Fault when the item is refused, with paths within it; its changes are undone and the
     *     refusal is kept
     */
    String process(Tx tx, License license, String header, String item);
}
