package org.portaplus.server.contract;

import java.util.List;
import java.util.SortedMap;
import org.portaplus.server.faults.Fault;

/**
 * An operation of the contract. The generated interfaces extend this with its routes; the operation decides what a
 * request asks for, and whether that changes anything. Implementations are thread-safe.
 *
 * @param <Q> its request
 * @param <R> its answer
 */
public interface ContractOperation<Q extends BaseMembers, R extends BaseMembers> {
    /** Its name in the contract. */
    String operationName();

    /** The type of its request. */
    Class<Q> requestType();

    /** A request without members. */
    Q newRequest();

    /** The type of its answer. */
    Class<R> responseType();

    /** An answer without members. */
    R newResponse();

    /** All its routes, documented and pre-defined. */
    List<ContractRoute> routes();

    /** Whether any request to it may change something. */
    boolean mayChange();

    /**
     * Whether a request asks for a change.
     *
     * @param request bound
     */
    boolean changes(Route route, Q request);

    /**
     * Does what a request asks for.
     *
     * @param request bound and within the limits of the contract
     * @param retry the use of its Idempotency-Key; ignored by reads
     * @throws Fault when the request is refused
     */
    R run(Route route, Q request, Retry retry);

    /**
     * Stores a request for a change durably, to be processed later; when this returns, it is durable.
     *
     * @param request bound and within the limits of the contract
     * @return the id of its batch
     * @throws Fault when it cannot be accepted
     */
    String store(Route route, Q request, Retry retry);

    /**
     * Stores several requests durably, all or none; when this returns, they are durable.
     *
     * @param requests at least one, each as for {@link #store}, by their indexes in the list
     * @return the ids of their batches, in their order
     * @throws Fault when one cannot be accepted; its paths begin with its index, such as {@code [3].License}
     */
    List<String> storeAll(Route route, SortedMap<Integer, Q> requests, Retry retry);

    /**
     * Takes the Idempotency-Key for a list of requests, which are then run one by one, each under its part of the key.
     *
     * @param requests at least one, all bound
     * @throws Fault 409 when the key was used with another list; 400, 401 or 403, with the index of the first request,
     *     when its License may not write
     */
    void begin(List<Q> requests, Retry retry);
}
