package org.portaplus.server.operations;

import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;

/**
 * A request and the action that it asks for. Immutable, but for the request.
 *
 * @param storedAs what a stored message states so that the action is found again; empty for an operation's first change
 */
record Asked<Q extends BaseMembers, R extends BaseMembers>(
        ContractOperation<Q, R> operation, Action<Q, R> action, String storedAs, Q request) {

    /** The name of the work: the same request means another thing for another action. */
    String name() {
        String name = action.writes() ? storedAs : action.route();
        return name.isEmpty() ? operation.operationName() : operation.operationName() + " " + name;
    }
}
