package org.portaplus.server.operations;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Tx;

/**
 * Writing, all of a request or nothing. Immutable.
 *
 * @param prepare the checks of a request that need no store
 * @param keepable refuses a message that would be stored without effect; a client that waits learns this from the
 *     answer
 * @param waitable refuses a request that asks for more than a client may wait for
 * @param <P> a prepared request
 */
record WriteTask<Q extends BaseMembers, P, R extends BaseMembers>(
        Function<Q, P> prepare, Work<P, R> work, Consumer<Q> keepable, Consumer<Q> waitable) implements Task<Q, R> {

    /** Makes a change, and reports it in the answer. */
    @FunctionalInterface
    interface Work<P, R> {
        /**
         * @return what was created, which is stored if no client waits for the answer
         * @throws Fault when the change is refused; it is undone
         */
        ItemEffect write(Tx tx, License license, P prepared, R answer);
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public boolean readsFirst() {
        return true; // what does otherwise is found out when it does, and costs little until then
    }

    @Override
    public R run(StoreAccess access, License license, Task.Work<Q, R> what, Retry retry) {
        waitable.accept(what.request());
        P prepared = prepare.apply(what.request());
        ContractOperation<Q, R> operation = what.operation();
        return access.once().write(license, what.name(), what.request(), operation.responseType(), retry, tx -> {
            R answer = operation.newResponse();
            ItemEffect unused = work.write(tx, license, prepared, answer);
            return answer;
        });
    }

    @Override
    public Message message(Q request) {
        keepable.accept(request);
        request.setLicense(null);
        return new Message("", List.of(Payloads.write(request)));
    }

    @Override
    public ItemEffect process(Tx tx, License license, ContractOperation<Q, R> operation, String header, String item) {
        P prepared = prepare.apply(Payloads.read(item, operation.requestType()));
        return work.write(tx, license, prepared, operation.newResponse());
    }
}
