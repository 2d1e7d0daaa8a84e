package org.portaplus.server.http.calls;

import java.util.List;

/** Where one-way messages are kept until they are worked on. Implementations are thread-safe. */
public interface OnewayInbox {

    /**
     * Stores a message durably; when this returns, it is safe.
     *
     * @param operation its name in the contract
     * @param request bound and checked against the limits of the contract
     * @return the id of the batch that stands for the message
     * @throws org.portaplus.server.faults.Fault when it cannot be accepted
     */
    String accept(String operation, Object request);

    /**
     * Stores several messages durably, all or none; when this returns, they are safe.
     *
     * @param requests bound and checked against the limits of the contract
     * @return the ids of the batches that stand for the messages, in their order
     * @throws org.portaplus.server.faults.Fault when one cannot be accepted; its members are named under its place, such as
     *     {@code [3].License}
     */
    List<String> acceptAll(String operation, List<?> requests);

    /** Whether an operation changes anything; one-way reads are pointless and are not stored. */
    boolean takes(String operation);
}
