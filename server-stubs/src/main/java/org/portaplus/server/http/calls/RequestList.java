package org.portaplus.server.http.calls;

import static org.portaplus.server.faults.FieldFault.item;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.bodies.Codecs;
import org.portaplus.server.http.bodies.ListAnswer;
import org.portaplus.wire.WireFormat;

/**
 * Lists of requests of one operation ({@code /json/reply/Op[]}). Each is bound, checked and run as if it were sent
 * alone; the header {@code X-AutoBatch-Completed} says how many were executed. Thread-safe. Source: decision 8.
 */
@Singleton
class RequestList {
    private final int mostItems;

    @Inject
    Exchange exchange;

    @Inject
    Calls calls;

    @Inject
    SampleAnswers samples;

    @Inject
    Codecs codecs;

    /** @param mostItems {@code porta.auto-batch.items}: how many requests one list may have */
    RequestList(@ConfigProperty(name = "porta.auto-batch.items", defaultValue = "1000") int mostItems) {
        this.mostItems = mostItems;
    }

    /**
     * Runs the requests in sequence; those before the first failure are not undone.
     *
     * @param body null for none
     * @throws Fault the first failure; its paths begin with the index of its request
     */
    <Q extends BaseMembers, R extends BaseMembers> ListAnswer<R> run(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body) {
        Retry retry = begin(operation, route, body);
        List<Q> requests = checked(body);
        List<Supplier<Calls.Call<Q, R>>> bound = bound(operation, route, requests, retry);
        List<R> answers = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            Supplier<Calls.Call<Q, R>> next = bound.get(i);
            Retry part = retry.at(i);
            answers.add(at(i, () -> one(operation, next.get(), part)));
            exchange.progress().completed(i + 1);
        }
        return new ListAnswer<>(operation.responseType(), answers);
    }

    /**
     * Stores the messages, all or none.
     *
     * @param body null for none
     * @return the ids of their batches; none for what changes nothing
     * @throws Fault the first refusal; its paths begin with the index of its message
     */
    <Q extends BaseMembers, R extends BaseMembers> List<String> accept(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body) {
        Retry retry = begin(operation, route, body);
        List<Q> messages = checked(body);
        SortedMap<Integer, Q> toStore = new TreeMap<>();
        for (int i = 0; i < messages.size(); i++) {
            Q message = messages.get(i);
            if (at(i, () -> isToBeStored(calls.bind(operation, route, message)))) {
                toStore.put(i, message);
            }
        }
        List<String> batches = toStore.isEmpty() ? List.of() : operation.storeAll(route, toStore, retry);
        exchange.progress().completed(messages.size());
        return batches;
    }

    /** Whether a list asks for any change; an empty one does where its requests could. */
    <Q extends BaseMembers, R extends BaseMembers> boolean changes(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body) {
        if (body == null || body.isEmpty()) {
            return operation.mayChange();
        }
        return body.stream().anyMatch(request -> request != null && operation.changes(route, request));
    }

    /** A malformed key is refused, also where there is nothing to do under it. */
    private <Q extends BaseMembers, R extends BaseMembers> Retry begin(
            ContractOperation<Q, R> operation, Route route, @Nullable List<Q> body) {
        exchange.progress().completed(0);
        return changes(operation, route, body) ? calls.retry() : Retry.NONE;
    }

    private <Q> List<Q> checked(@Nullable List<Q> body) {
        List<Q> requests = body == null ? List.of() : body;
        if (requests.size() > mostItems) {
            throw Fault.of(
                    FaultKind.TOO_LARGE,
                    "TooManyItems",
                    item("", mostItems),
                    "A list may have at most " + mostItems + " requests; this one has " + requests.size() + ".");
        }
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i) == null) {
                throw Fault.of(FaultKind.INVALID, "NotNull", item("", i), "A request of the list is null.");
            }
        }
        return requests;
    }

    /**
     * The calls of a list. With an Idempotency-Key, all requests are bound before one is run: the list is recognized by
     * all of them.
     */
    private <Q extends BaseMembers, R extends BaseMembers> List<Supplier<Calls.Call<Q, R>>> bound(
            ContractOperation<Q, R> operation, Route route, List<Q> requests, Retry retry) {
        List<Supplier<Calls.Call<Q, R>>> calling = new ArrayList<>(requests.size());
        boolean changes = false;
        for (int i = 0; i < requests.size(); i++) {
            Q request = requests.get(i);
            if (retry.hasKey()) {
                Calls.Call<Q, R> call = at(i, () -> calls.bind(operation, route, request));
                changes |= call.changes() && !call.isSample();
                calling.add(() -> call);
            } else {
                calling.add(() -> calls.bind(operation, route, request));
            }
        }
        if (changes) {
            operation.begin(requests, retry);
        }
        return calling;
    }

    private <Q extends BaseMembers, R extends BaseMembers> R one(
            ContractOperation<Q, R> operation, Calls.Call<Q, R> call, Retry part) {
        return call.isSample() ? sample(operation) : call.run(part);
    }

    private <Q extends BaseMembers, R extends BaseMembers> boolean isToBeStored(Calls.Call<Q, R> call) {
        if (call.isSample()) {
            return false;
        }
        if (!call.changes()) {
            // As for a single read that is sent one-way: running it finds its errors.
            R unused = call.run(Retry.NONE);
            return false;
        }
        call.checked();
        return true;
    }

    private <R extends BaseMembers> R sample(ContractOperation<?, R> operation) {
        byte[] sample = samples.answer(operation.operationName(), WireFormat.JSON);
        try {
            return codecs.read(WireFormat.JSON, new ByteArrayInputStream(sample), operation.responseType(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a fault say which request of the list it is about. */
    private static <T> T at(int index, Supplier<T> step) {
        String place = item("", index);
        try {
            return step.get();
        } catch (Fault fault) {
            throw fault.fields().isEmpty() ? fault.about(place) : fault.under(place);
        }
    }
}
