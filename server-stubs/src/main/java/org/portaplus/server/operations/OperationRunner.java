package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.RouteDispatcher;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.licensing.Licensing;
import org.portaplus.server.licensing.Scope;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.Tx;

/**
 * Processes every request of every operation: its License is admitted for its action, the action is executed or stored,
 * and the members that all requests share are echoed. No License is stored with a message. Thread-safe.
 */
@Singleton
public class OperationRunner {
    private static final String SEPARATOR = ",";

    private final RouteDispatcher dispatcher;
    private final Licensing licensing;
    private final Store store;
    private final Once once;
    private final ReplyItems reply;
    private final Batches batches;

    public OperationRunner(
            RouteDispatcher dispatcher,
            Licensing licensing,
            Store store,
            Once once,
            ReplyItems reply,
            Batches batches) {
        this.dispatcher = dispatcher;
        this.licensing = licensing;
        this.store = store;
        this.once = once;
        this.reply = reply;
        this.batches = batches;
    }

    /** A message that may be sent, and the unit of work that keeps it. */
    private record Kept(License license, Function<Tx, String> unit) {}

    RouteDispatcher dispatcher() {
        return dispatcher;
    }

    Store store() {
        return store;
    }

    Once once() {
        return once;
    }

    ReplyItems reply() {
        return reply;
    }

    /** Does what a request asks for. */
    <Q extends BaseMembers, R extends BaseMembers> R run(
            Operation<Q, R> operation, Action<Q, R> action, Q request, Retry retry) {
        License license = admit(action, request);
        R answer = action.task()
                .run(this, license, new Task.Work<>(operation, operation.workName(action), request), retry);
        answer.setLicense(request.getLicense());
        answer.setContentId(Members.number(request.getContentId()));
        answer.setFeatureName(Members.text(request.getFeatureName()));
        return answer;
    }

    /** Keeps one request. */
    <Q extends BaseMembers, R extends BaseMembers> String store(
            Operation<Q, R> operation, Action<Q, R> action, Q request, Retry retry) {
        Kept kept = kept(operation, action, request);
        return keep(kept.license(), operation.workName(action) + " oneway", request, retry, kept.unit());
    }

    /** Keeps several requests, all or none; a refusal names the one that it is about. */
    <Q extends BaseMembers, R extends BaseMembers> List<String> storeAll(
            Operation<Q, R> operation, SortedMap<Integer, Q> requests, Function<Q, Action<Q, R>> actions, Retry retry) {
        List<Integer> places = List.copyOf(requests.keySet());
        List<Kept> all = each(places, requests.values(), request -> kept(operation, actions.apply(request), request));
        String batchIds = keep(
                all.get(0).license(),
                operation.operationName() + "[] oneway",
                List.copyOf(requests.values()),
                retry,
                tx -> String.join(
                        SEPARATOR, each(places, all, kept -> kept.unit().apply(tx))));
        return List.of(batchIds.split(SEPARATOR, -1));
    }

    /** Takes a key for a list of requests, by the License of the first. */
    <Q extends BaseMembers, R extends BaseMembers> void begin(
            Operation<Q, R> operation, List<Q> requests, Retry retry) {
        String unused = once.begin(writer(requests.get(0)), retry, operation.operationName() + "[]", requests);
    }

    private License writer(BaseMembers first) {
        try {
            License license = licensing.identify(first.getLicense()); // requests of a list count as they are done
            license.require(Scope.WRITE);
            return license;
        } catch (Fault fault) {
            throw fault.under("[0]");
        }
    }

    private License admit(Action<?, ?> action, BaseMembers request) {
        return licensing.admit(
                request.getLicense(), action.writes() ? Scope.WRITE : Scope.READ, request.getFeatureName());
    }

    private <Q extends BaseMembers, R extends BaseMembers> Kept kept(
            Operation<Q, R> operation, Action<Q, R> action, Q request) {
        License license = admit(action, request);
        Task.Message message = action.task().message(request);
        String header = message.header().isEmpty() ? operation.keptAs(action) : message.header();
        return new Kept(license, batches.accepting(license, operation.operationName(), header, message.items()));
    }

    private String keep(License license, String name, Object request, Retry retry, Function<Tx, String> unit) {
        String batchIds = once.write(license, name, request, String.class, retry, unit);
        batches.wake();
        return batchIds;
    }

    private static <T, R> List<R> each(List<Integer> places, Iterable<T> messages, Function<T, R> step) {
        List<R> results = new ArrayList<>(places.size());
        for (T message : messages) {
            try {
                results.add(step.apply(message));
            } catch (Fault fault) {
                throw fault.under("[" + places.get(results.size()) + "]");
            }
        }
        return results;
    }
}
