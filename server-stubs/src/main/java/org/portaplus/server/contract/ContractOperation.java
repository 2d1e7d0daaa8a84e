package org.portaplus.server.contract;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.SortedMap;
import org.portaplus.server.faults.Fault;

/**
 * An operation of the contract. The generated interfaces extend this with its routes; what a request by one of them asks
 * for, and whether that changes anything, the operation decides. Implementations are thread-safe.
 *
 * @param <Q> its request
 * @param <R> its answer
 */
public interface ContractOperation<Q extends BaseMembers, R extends BaseMembers> {
    /** Its name in the contract. */
    String operationName();

    /** The type of its request. */
    Class<Q> requestType();

    /** The type of its answer. */
    Class<R> responseType();

    /** An answer without members. */
    R newResponse();

    /** What all its routes lead to. */
    RouteDispatcher dispatcher();

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
     * @param retry what its Idempotency-Key makes of it; passed over where nothing is changed
     * @throws Fault when the request is refused
     */
    R run(Route route, Q request, Retry retry);

    /**
     * Stores a request that asks for a change durably, to be done later; when this returns, it is safe.
     *
     * @param request bound and within the limits of the contract
     * @return the id of the batch that stands for it
     * @throws Fault when it cannot be accepted
     */
    String store(Route route, Q request, Retry retry);

    /**
     * Stores several requests durably, all or none; when this returns, they are safe.
     *
     * @param requests at least one, each as for {@link #store}, by their places in the list that came
     * @return the ids of the batches that stand for them, in their order
     * @throws Fault when one cannot be accepted; its members are named under its place, such as {@code [3].License}
     */
    List<String> storeAll(Route route, SortedMap<Integer, Q> requests, Retry retry);

    /**
     * Takes the Idempotency-Key for a list of requests, which are then run one by one, each under its part of the key.
     *
     * @param requests at least one, all bound
     * @throws Fault 409 when the key came with another list before; 400, 401 or 403 under the place of the first request when
     *     its License is not one that may write
     */
    void begin(List<Q> requests, Retry retry);

    /**
     * Answers a request that came without a path of its own, in the same way as its routes do.
     *
     * @throws Fault when the request is refused
     */
    default Response reply(Q request) {
        return dispatcher().reply(this, Route.NONE, request);
    }
}
