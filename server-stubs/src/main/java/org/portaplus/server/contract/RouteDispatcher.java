package org.portaplus.server.contract;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/**
 * What stands between a route and its operation: it completes the request from path, query, form and header, answers from
 * the samples where that is asked for, checks the limits of the contract, and answers in the negotiated format.
 *
 * <p>Implementations are thread-safe; one call serves one HTTP request on the thread it came on.
 */
public interface RouteDispatcher {

    /**
     * Runs the operation while the client waits.
     *
     * @param operation its name in the contract
     * @param body what was read from the body, or an empty request
     * @return 200 with the operation's answer
     * @throws org.portaplus.server.faults.Fault when the request is refused
     */
    <Q, R> Response reply(String operation, Q body, PathMembers path, Function<Q, R> run);

    /**
     * Stores the message durably, to be worked on later.
     *
     * @return 202 without a body, and where the result can be read
     * @throws org.portaplus.server.faults.Fault when the message cannot be accepted
     */
    <Q, R> Response oneway(String operation, Q body, PathMembers path, Function<Q, R> run);

    /**
     * Runs the operation for each request of a list, one after the other, until one fails; what was done before stays done.
     *
     * @param body what was read from the body; null for none
     * @param answer the type of an answer
     * @return 200 with the answers in the order of the requests, and how many they are
     * @throws org.portaplus.server.faults.Fault the first failure, under the place of its request in the list
     */
    <Q, R> Response replyEach(String operation, List<Q> body, PathMembers path, Class<R> answer, Function<Q, R> run);

    /**
     * Stores each message of a list durably, all or none, to be worked on later.
     *
     * @param body what was read from the body; null for none
     * @return 202 without a body, and where the results can be read
     * @throws org.portaplus.server.faults.Fault when a message cannot be accepted, under its place in the list
     */
    <Q, R> Response onewayEach(String operation, List<Q> body, PathMembers path, Function<Q, R> run);
}
