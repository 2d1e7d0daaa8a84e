package org.portaplus.server.operations;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.portaplus.server.batches.ItemProcessor;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Tx;

/**
 * An operation of the contract as the sum of its actions: its only hand-written code is a class that lists them, and
 * the mapping of its messages. Subclasses are beans that implement the generated interface, and thread-safe.
 */
abstract class Operation<Q extends BaseMembers, R extends BaseMembers>
        implements ContractOperation<Q, R>, ItemProcessor {
    private final OperationRunner runner;
    private final Actions<Q, R> actions;

    /** An operation that all requests ask for the same. */
    Operation(OperationRunner runner, Action<Q, R> action) {
        this(runner, List.of(action), "");
    }

    /**
     * An operation that can be asked for several things.
     *
     * @param hint the members that the refusal of a request without an action names
     */
    Operation(OperationRunner runner, List<Action<Q, R>> actions, String hint) {
        this.runner = runner;
        this.actions = new Actions<>(actions, hint);
    }

    @Override
    public boolean mayChange() {
        return actions.mayWrite();
    }

    @Override
    public boolean changes(Route route, Q request) {
        return actions.of(route, request).writes();
    }

    @Override
    public R run(Route route, Q request, Retry retry) {
        return runner.run(asked(route, request), retry);
    }

    @Override
    public String store(Route route, Q request, Retry retry) {
        return runner.store(asked(route, request), retry);
    }

    @Override
    public List<String> storeAll(Route route, SortedMap<Integer, Q> requests, Retry retry) {
        SortedMap<Integer, Asked<Q, R>> asked = new TreeMap<>();
        requests.forEach((place, request) -> asked.put(place, asked(route, request)));
        return runner.storeAll(operationName(), asked, retry);
    }

    @Override
    public void begin(List<Q> requests, Retry retry) {
        runner.begin(operationName(), requests, retry);
    }

    private Asked<Q, R> asked(Route route, Q request) {
        Action<Q, R> action = actions.of(route, request);
        return new Asked<>(this, action, action.writes() ? actions.nameOf(action) : "", request);
    }

    @Override
    public String operation() {
        return operationName();
    }

    @Override
    public boolean readsFirst() {
        return actions.readFirst();
    }

    @Override
    public String place(String header, int item) {
        return actions.kept(StoredHeader.of(header).action()).task().place(item);
    }

    @Override
    public String process(Tx tx, License license, String header, String item) {
        StoredHeader stored = StoredHeader.of(header);
        return actions.kept(stored.action())
                .task()
                .process(tx, license, this, stored.shared(), item)
                .toJson();
    }
}
