package org.portaplus.server.http.calls;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.ContractLimits;
import org.portaplus.server.contract.ContractOperation;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;
import org.portaplus.server.http.Exchange;

/**
 * Converts requests to calls: a request is bound, its action decides whether the verb is allowed, and before it runs it
 * must be within the limits of the contract. Thread-safe.
 */
@Singleton
class Calls {
    private static final String HEAD = "HEAD";
    private static final Set<String> SAFE = Set.of("GET", HEAD);

    private final Exchange exchange;
    private final RequestBinding binding;
    private final SampleAnswers samples;
    private final ContractLimits limits;

    @Inject
    Calls(Exchange exchange, RequestBinding binding, SampleAnswers samples, ContractLimits limits) {
        this.exchange = exchange;
        this.binding = binding;
        this.samples = samples;
        this.limits = limits;
    }

    /** A bound request on its way to its operation. For one request. */
    final class Call<Q extends BaseMembers, R extends BaseMembers> {
        private final ContractOperation<Q, R> operation;
        private final Route route;
        private final Q request;
        private final boolean sample;
        private final boolean changes;

        private Call(ContractOperation<Q, R> operation, Route route, Q request, String license) {
            this.operation = operation;
            this.route = route;
            this.request = request;
            this.sample = samples.applyTo(license);
            this.changes = operation.changes(route, request);
        }

        Q request() {
            return request;
        }

        /** Whether it is to be answered from the samples, and reach no store. */
        boolean isSample() {
            return sample;
        }

        /** Whether it asks for a change. */
        boolean changes() {
            return changes;
        }

        /**
         * The use of its Idempotency-Key.
         *
         * @throws Fault 400 for a malformed key, where something is changed
         */
        Retry retry() {
            return changes ? Calls.this.retry() : Retry.NONE;
        }

        /** Does it. */
        R run(Retry retry) {
            limits.check(request);
            return operation.run(route, request, retry);
        }

        /** Refuses it where it is beyond the limits of the contract. */
        Call<Q, R> checked() {
            limits.check(request);
            return this;
        }
    }

    /**
     * Binds a request.
     *
     * @throws Fault 400 when something does not fit its member; 405 when the verb is not allowed for its action
     */
    <Q extends BaseMembers, R extends BaseMembers> Call<Q, R> bind(
            ContractOperation<Q, R> operation, Route route, Q request) {
        Call<Q, R> call = new Call<>(operation, route, request, binding.complete(request, route));
        requireFittingVerb(route, call.changes());
        return call;
    }

    /**
     * The use of the Idempotency-Key of a request that may change something.
     *
     * @throws Fault 400 for a malformed key
     */
    Retry retry() {
        return exchange.progress().retry(exchange.head().idempotencyKeys());
    }

    /** A GET changes something only by a documented route, and a HEAD never: caches, crawlers and retries repeat them. */
    private void requireFittingVerb(Route route, boolean changes) {
        String verb = exchange.head().method();
        if (changes && SAFE.contains(verb) && (route.isPredefined() || verb.equals(HEAD))) {
            String allow = Arrays.stream(exchange.progress().allow().split(", ", -1))
                    .filter(allowed -> !allowed.equals(HEAD) && !(route.isPredefined() && SAFE.contains(allowed)))
                    .collect(Collectors.joining(", "));
            exchange.progress().allow(allow);
            throw Fault.of(
                    FaultKind.METHOD_NOT_ALLOWED,
                    "MethodNotAllowed",
                    verb + " is not for a request that changes something here; allowed are " + allow + ".");
        }
    }
}
