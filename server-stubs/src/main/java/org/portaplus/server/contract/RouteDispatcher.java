package org.portaplus.server.contract;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.faults.Fault;

/**
 * The step between a route and its operation: it completes the request from path, query, form and header, answers from
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
     * Stores the message durably, to be processed later.
     *
     * @return 202 without a body, and where the result can be read
     * @throws Fault when the message cannot be accepted
     */
    <Q extends BaseMembers, R extends BaseMembers> Response oneway(
            ContractOperation<Q, R> operation, Route route, Q body);

    /**
     * Runs the operation for each request of a list, one after the other, until one fails; earlier ones are not undone.
     *
     * @param body what was read from the body; null for none
     * @return 200 with the answers in the order of the requests, and how many they are
     * @throws Fault the first failure; its paths begin with the index of its request
     */
    <Q extends BaseMembers, R extends BaseMembers> Response replyEach(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body);

    /**
     * Stores each message of a list durably, all or none, to be processed later.
     *
     * @param body what was read from the body; null for none
     * @return 202 without a body, and where the results can be read
     * @throws Fault when a message cannot be accepted; its paths begin with the index of the message
     */
    <Q extends BaseMembers, R extends BaseMembers> Response onewayEach(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body);
}
