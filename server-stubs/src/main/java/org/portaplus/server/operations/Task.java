package org.portaplus.server.operations;

import java.util.Collection;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Tx;

/**
 * The work of an action, in one of its kinds: reading, writing, or writing many items. Implementations are safe for use by
 * many threads.
 */
interface Task<Q extends BaseMembers, R extends BaseMembers> {
    /** Whether it changes anything. */
    boolean writes();

    /** Whether an item of a stored message is all read before anything is written. */
    default boolean readsFirst() {
        return false;
    }

    /** The path of an item within the request that it came with; empty where the item is the request. */
    default String place(int item) {
        return "";
    }

    /**
     * Does it while the client waits.
     *
     * @param access its way to the store
     * @param what names the work, by which a request is recognized when it comes again
     * @throws Fault when the request is refused; then nothing has changed, except by independent items
     */
    R run(StoreAccess access, License license, Work<Q, R> what, Retry retry);

    /**
     * The parts of a request that are stored, to be processed later.
     *
     * @throws Fault 400 when it asks for nothing
     */
    Message message(Q request);

    /**
     * Processes one item of a stored message, in the current transaction.
     *
     * @param header what the items of the message share
     * @throws Fault when it is refused
     */
    ItemEffect process(Tx tx, License license, ContractOperation<Q, R> operation, String header, String item);

    /**
     * A request and what it asks for.
     *
     * @param name of the work
     */
    record Work<Q extends BaseMembers, R extends BaseMembers>(
            ContractOperation<Q, R> operation, String name, Q request) {}

    /**
     * A request as it is kept.
     *
     * @param header what its items share
     * @param items one text each, made when it is taken from the collection
     */
    record Message(String header, Collection<String> items) {}
}
