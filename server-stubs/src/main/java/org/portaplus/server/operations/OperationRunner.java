package org.portaplus.server.operations;

import static org.portaplus.server.faults.FieldFault.item;
import static org.portaplus.server.values.Unset.number;
import static org.portaplus.server.values.Unset.text;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.portaplus.server.batches.Batches;
import org.portaplus.server.batches.Reception;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.idempotency.Digest;
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

    private final Licensing licensing;
    private final StoreAccess access;
    private final Batches batches;

    public OperationRunner(Licensing licensing, Store store, Once once, ReplyItems reply, Batches batches) {
        this.licensing = licensing;
        this.access = new StoreAccess(store, once, reply);
        this.batches = batches;
    }

    /** A message that may be sent, as it is stored. */
    private record Sent(License license, String operation, String header, Collection<String> items) {
        @Override
        public String toString() {
            return "Sent[" + operation + "]";
        }
    }

    /** Does what a request asks for. */
    <Q extends BaseMembers, R extends BaseMembers> R run(Asked<Q, R> asked, Retry retry) {
        Q request = asked.request();
        License license = admit(asked.action(), request);
        R answer = asked.action()
                .task()
                .run(access, license, new Task.Work<>(asked.operation(), asked.name(), request), retry);
        answer.setLicense(request.getLicense());
        answer.setContentId(number(request.getContentId()));
        answer.setFeatureName(text(request.getFeatureName()));
        return answer;
    }

    /** Stores one request. */
    String store(Asked<?, ?> asked, Retry retry) {
        Sent sent = sent(asked);
        try (Reception message = receive(sent, () -> access.once().isKnown(sent.license(), retry))) {
            return keep(sent.license(), asked.name() + " oneway", asked.request(), retry, message.unit());
        }
    }

    /** Stores several requests of an operation, all or none; a refusal names the one that it is about. */
    List<String> storeAll(String operation, SortedMap<Integer, ? extends Asked<?, ?>> requests, Retry retry) {
        List<Integer> places = List.copyOf(requests.keySet());
        List<Sent> all = each(places, requests.values(), this::sent);
        License license = all.get(0).license();
        BooleanSupplier isKnown = () -> access.once().isKnown(license, retry);
        try (Receptions messages = new Receptions()) {
            List<Function<Tx, String>> units = each(places, all, sent -> messages.add(receive(sent, isKnown)));
            String batchIds = keep(
                    license,
                    operation + "[] oneway",
                    requests.values().stream().map(Asked::request).toList(),
                    retry,
                    tx -> String.join(SEPARATOR, each(places, units, unit -> unit.apply(tx))));
            return List.of(batchIds.split(SEPARATOR, -1));
        }
    }

    /** Messages that are kept together. */
    private static final class Receptions implements AutoCloseable {
        private final List<Reception> all = new ArrayList<>();

        Function<Tx, String> add(Reception message) {
            all.add(message);
            return message.unit();
        }

        @Override
        public void close() {
            all.forEach(Reception::close);
        }
    }

    /** Takes a key for a list of requests of an operation, by the License of the first. */
    void begin(String operation, List<? extends BaseMembers> requests, Retry retry) {
        Digest unused = access.once().begin(writer(requests.get(0)), retry, operation + "[]", requests);
    }

    private License writer(BaseMembers first) {
        return Fault.under(item("", 0), () -> {
            License license = licensing.identify(first.getLicense()); // requests of a list count as they are done
            license.require(Scope.WRITE);
            return license;
        });
    }

    private License admit(Action<?, ?> action, BaseMembers request) {
        return licensing.admit(
                request.getLicense(), action.writes() ? Scope.WRITE : Scope.READ, request.getFeatureName());
    }

    private <Q extends BaseMembers, R extends BaseMembers> Sent sent(Asked<Q, R> asked) {
        License license = admit(asked.action(), asked.request());
        Task.Message message = asked.action().task().message(asked.request());
        String header = new StoredHeader(asked.storedAs(), message.header()).text();
        return new Sent(license, asked.operation().operationName(), header, message.items());
    }

    private Reception receive(Sent sent, BooleanSupplier isKnown) {
        return batches.receive(sent.license(), sent.operation(), sent.header(), sent.items(), isKnown);
    }

    private String keep(License license, String name, Object request, Retry retry, Function<Tx, String> unit) {
        String batchIds = access.once().write(license, name, request, String.class, retry, unit);
        batches.wake();
        return batchIds;
    }

    private static <T, R> List<R> each(List<Integer> places, Iterable<? extends T> messages, Function<T, R> step) {
        List<R> results = new ArrayList<>(places.size());
        for (T message : messages) {
            results.add(Fault.under(item("", places.get(results.size())), () -> step.apply(message)));
        }
        return results;
    }
}
