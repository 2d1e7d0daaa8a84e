package org.portaplus.server.contract;

import jakarta.ws.rs.core.Response;

/**
 * An operation of the contract, as those call it who learn from a message which operation it is for. The generated
 * interfaces extend this. Implementations are thread-safe.
 *
 * @param <Q> its request
 * @param <R> its answer
 */
public interface ContractOperation<Q, R> {
    /** Its name in the contract. */
    String operationName();

    /** The type of its request. */
    Class<Q> requestType();

    /** What all its routes lead to. */
    RouteDispatcher dispatcher();

    /**
     * Does what the operation is for.
     *
     * @param request bound and validated
     * @throws org.portaplus.server.faults.Fault when the request is refused
     */
    R run(Q request);

    /**
     * Answers a request that came without a path of its own, in the same way as its routes do.
     *
     * @throws org.portaplus.server.faults.Fault when the request is refused
     */
    default Response reply(Q request) {
        return dispatcher().reply(operationName(), request, PathMembers.none(), this::run);
    }
}
