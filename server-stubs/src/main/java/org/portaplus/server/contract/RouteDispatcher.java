package org.portaplus.server.contract;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;

/**
 * What stands between a route and its operation: it completes the request from path, query, form and header, answers from
 * the samples where that is asked for, checks the limits of the contract, and answers in the negotiated format.
 *
 * <p>Implementations are thread-safe; one call serves one HTTP request on the thread it came on.
 */
public interface RouteDispatcher {

    /**
     * Runs the operation while the client waits, unless it prefers not to.
     *
     * @param body what was read from the body, or an empty request
     * @return 200 with the operation's answer
     * @throws Fault when the request is refused
     */
    <Q extends BaseMembers, R extends BaseMembers> Response reply(
            ContractOperation<Q, R> operation, Route route, Q body);

    /**
     * Stores the message durably, to be worked on later.
     *
     * @return 202 without a body, and where the result can be read
     * @throws Fault when the message cannot be accepted
     */
    <Q extends BaseMembers, R extends BaseMembers> Response oneway(
            ContractOperation<Q, R> operation, Route route, Q body);

    /**
     * Runs the operation for each request of a list, one after the other, until one fails; what was done before stays done.
     *
     * @param body what was read from the body; null for none
     * @return 200 with the answers in the order of the requests, and how many they are
     * @throws Fault the first failure, under the place of its request in the list
     */
    <Q extends BaseMembers, R extends BaseMembers> Response replyEach(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body);

    /**
     * Stores each message of a list durably, all or none, to be worked on later.
     *
     * @param body what was read from the body; null for none
     * @return 202 without a body, and where the results can be read
     * @throws Fault when a message cannot be accepted, under its place in the list
     */
    <Q extends BaseMembers, R extends BaseMembers> Response onewayEach(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body);
}
