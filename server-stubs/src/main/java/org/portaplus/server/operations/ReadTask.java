package org.portaplus.server.operations;

import java.util.List;
import java.util.stream.Stream;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Tx;

/**
 * Reading, in one transaction. Several readings of one operation can be done together: each fills its members of the answer.
 * Immutable.
 */
record ReadTask<Q extends BaseMembers, R extends BaseMembers>(List<Work<Q, R>> works) implements Task<Q, R> {
    ReadTask {
        works = List.copyOf(works);
    }

    /** Reads what a request asks for into its answer. */
    @FunctionalInterface
    interface Work<Q, R> {
        /** @throws Fault when there is nothing of the kind, or the request does not say which */
        void read(Tx db, License license, Q request, R answer);
    }

    /** Both, one after the other. */
    ReadTask<Q, R> and(ReadTask<Q, R> other) {
        return new ReadTask<>(
                Stream.concat(works.stream(), other.works.stream()).toList());
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public R run(StoreAccess access, License license, Task.Work<Q, R> what, Retry retry) {
        return access.store().read(db -> {
            R answer = what.operation().newResponse();
            works.forEach(work -> work.read(db, license, what.request(), answer));
            return answer;
        });
    }

    @Override
    public Message message(Q request) {
        throw new UnsupportedOperationException("what only reads is not kept");
    }

    @Override
    public ItemEffect process(Tx tx, License license, ContractOperation<Q, R> operation, String header, String item) {
        throw new UnsupportedOperationException("what only reads is not kept");
    }
}
