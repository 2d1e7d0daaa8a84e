package org.portaplus.server.operations;

import java.util.AbstractList;
import java.util.List;
import org.portaplus.server.batches.ItemResult;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FieldFault;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Tx;

/**
 * Writing many items that do not depend on each other: each is done or refused separately, and the answer reports each.
 * Immutable.
 *
 * @param <I> an item
 */
record ItemsTask<Q extends BaseMembers, I, R extends BaseMembers>(Items<Q, I, R> items) implements Task<Q, R> {

    /** The items of a request and the work on one. Implementations are safe for use by many threads. */
    interface Items<Q, I, R> {
        /** The type of an item. */
        Class<I> type();

        /** The member of the request that has them. */
        String list();

        /**
         * The items of a request.
         *
         * @throws Fault 400 without items; an item that the whole request is refused for is found when it is taken
         */
        List<I> of(Q request);

        /**
         * Requires no more items than a client may wait for.
         *
         * @throws Fault 413 otherwise
         */
        void requireFew(List<I> items);

        /** What the items share, for those who do not have the whole request. */
        Q shared(Q request);

        /**
         * Does one item.
         *
         * @param request all of it, or what the items share
         * @throws Fault when it is refused, with paths relative to it
         */
        ItemEffect write(Tx tx, License license, Q request, I item);

        /** Reports the results of the items. */
        void report(List<ItemResult> results, R answer);
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public String place(int item) {
        return FieldFault.item(items.list(), item);
    }

    @Override
    public R run(StoreAccess access, License license, Task.Work<Q, R> what, Retry retry) {
        List<I> all = items.of(what.request());
        items.requireFew(all);
        all.forEach(item -> {}); // what refuses the whole request does so before the first is done
        List<ItemResult> results = access.reply()
                .run(
                        new ReplyItems.Request(license, what.name(), what.request(), retry),
                        all.size(),
                        (tx, i) -> items.write(tx, license, what.request(), all.get(i)));
        R answer = what.operation().newResponse();
        items.report(results, answer);
        return answer;
    }

    @Override
    public Message message(Q request) {
        List<I> all = items.of(request);
        return new Message(Payloads.write(items.shared(request)), new AbstractList<>() {
            @Override
            public String get(int index) {
                return Payloads.write(all.get(index));
            }

            @Override
            public int size() {
                return all.size();
            }
        });
    }

    @Override
    public ItemEffect process(Tx tx, License license, ContractOperation<Q, R> operation, String header, String item) {
        Q shared = Payloads.read(header, operation.requestType());
        return items.write(tx, license, shared, Payloads.read(item, items.type()));
    }
}
