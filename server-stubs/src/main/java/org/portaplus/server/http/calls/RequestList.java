package org.portaplus.server.http.calls;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.portaplus.server.contract.PathMembers;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.Exchange;
import org.portaplus.server.http.Retry;
import org.portaplus.server.http.bodies.Codecs;
import org.portaplus.server.http.bodies.ListAnswer;
import org.portaplus.wire.WireFormat;

/**
 * Lists of requests of one operation ({@code /json/reply/Op[]}). Each is bound, checked and run as if it had come alone;
 * the header {@code X-AutoBatch-Completed} tells how many were done. Thread-safe. Source rule: http-protocol §1.5.
 */
@Singleton
public class RequestList {
    private final int mostItems;

    @Inject
    Exchange exchange;

    @Inject
    RequestBinding binding;

    @Inject
    ContractLimits limits;

    @Inject
    SampleAnswers samples;

    @Inject
    Codecs codecs;

    @Inject
    OnewayInbox inbox;

    @Inject
    RetriedLists retriedLists;

    /** @param mostItems {@code porta.auto-batch.items}: how many requests one list may have */
    RequestList(@ConfigProperty(name = "porta.auto-batch.items", defaultValue = "1000") int mostItems) {
        this.mostItems = mostItems;
    }

    /**
     * Runs the requests one after the other; what was done before the first failure stays done.
     *
     * @throws Fault the first failure, under the place of its request
     */
    <Q, R> ListAnswer<R> run(String operation, List<Q> body, PathMembers path, Class<R> answer, Function<Q, R> run) {
        List<Q> requests = checked(operation, body);
        begin(operation, requests, path);
        List<R> answers = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            Q request = requests.get(i);
            exchange.part(i);
            answers.add(at(i, () -> one(operation, request, path, answer, run)));
            exchange.completed(i + 1);
        }
        return new ListAnswer<>(answer, answers);
    }

    /**
     * Stores the messages, all or none.
     *
     * @return the ids of their batches; none for what changes nothing
     * @throws Fault the first refusal, under the place of its message
     */
    <Q, R> List<String> accept(String operation, List<Q> body, PathMembers path, Function<Q, R> run) {
        List<Q> messages = checked(operation, body);
        List<Q> toStore = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            Q message = messages.get(i);
            if (at(i, () -> isToBeStored(operation, message, path, run))) {
                toStore.add(message);
            }
        }
        List<String> batches = toStore.isEmpty() ? List.of() : inbox.acceptAll(operation, toStore);
        exchange.completed(messages.size());
        return batches;
    }

    /** With an Idempotency-Key, all requests are bound before one is run: by all of them the list is recognized. */
    private <Q> void begin(String operation, List<Q> requests, PathMembers path) {
        if (!inbox.takes(operation) || requests.isEmpty() || !exchange.retry().hasKey()) {
            return;
        }
        List<String> licenses = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            Q request = requests.get(i);
            licenses.add(at(i, () -> binding.complete(request, path)));
        }
        String first = licenses.get(0);
        if (!samples.applyTo(first)) {
            retriedLists.begin(first, operation, requests);
        }
    }

    private <Q, R> R one(String operation, Q request, PathMembers path, Class<R> answer, Function<Q, R> run) {
        if (samples.applyTo(binding.complete(request, path))) {
            return sample(operation, answer);
        }
        limits.check(request);
        return run.apply(request);
    }

    private <Q, R> boolean isToBeStored(String operation, Q message, PathMembers path, Function<Q, R> run) {
        if (samples.applyTo(binding.complete(message, path))) {
            return false;
        }
        limits.check(message);
        if (!inbox.takes(operation)) {
            // As for a single read that is sent one-way: running it lets what is wrong with it be refused.
            R unused = run.apply(message);
            return false;
        }
        return true;
    }

    private <Q> List<Q> checked(String operation, List<Q> body) {
        exchange.completed(0);
        if (inbox.takes(operation)) {
            // A malformed key is refused, also where there is nothing to do under it.
            Retry unused = exchange.retry();
        }
        List<Q> requests = body == null ? List.of() : body;
        if (requests.size() > mostItems) {
            throw Fault.of(
                    FaultKind.TOO_LARGE,
                    "TooManyItems",
                    "[" + mostItems + "]",
                    "A list may have at most " + mostItems + " requests; this one has " + requests.size() + ".");
        }
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i) == null) {
                throw Fault.of(FaultKind.INVALID, "NotNull", "[" + i + "]", "A request of the list is null.");
            }
        }
        return requests;
    }

    private <R> R sample(String operation, Class<R> answer) {
        byte[] sample = samples.answer(operation, WireFormat.JSON);
        try {
            return codecs.read(WireFormat.JSON, new ByteArrayInputStream(sample), answer, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step<T> {
        T take();
    }

    /** Lets a fault say which request of the list it is about. */
    private static <T> T at(int index, Step<T> step) {
        String place = "[" + index + "]";
        try {
            return step.take();
        } catch (Fault fault) {
            throw fault.fields().isEmpty() ? fault.about(place) : fault.under(place);
        }
    }
}
