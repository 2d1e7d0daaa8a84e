package org.portaplus.server.http;

import jakarta.ws.rs.core.Response;
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
}
