package org.portaplus.server.operations;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.portaplus.server.contract.Retry;
import org.portaplus.server.idempotency.Digest;
import org.portaplus.server.idempotency.FirstAnswers;
import org.portaplus.server.idempotency.Place;
import org.portaplus.server.licensing.License;
import org.portaplus.server.store.Store;
import org.portaplus.server.store.Tx;

/**
 * Executes a request once, however often it is sent with the same Idempotency-Key. Without a key it executes every
 * request. Answers are stored as JSON of the contract, so a replay has the format that its request negotiates; a
 * refusal changes nothing and is not stored. Safe for use by many threads. Source: decision 6.
 */
@Singleton
public class Once {
    private final Store store;
    private final FirstAnswers answers;

    public Once(Store store, FirstAnswers answers) {
        this.store = store;
        this.answers = answers;
    }

    /** What a part of a request came to: its answer, and whether an earlier request brought it about. */
    record Outcome(String answer, boolean before) {
        @Override
        public String toString() {
            return "Outcome[before=" + before + "]";
        }
    }

    /**
     * Runs a unit of work and waits until it and its answer are durable, or finds the first answer.
     *
     * @param operation what is done; the same request means another thing for another operation
     * @param request all of it, bound
     * @param type of the answer, which holds no License
     * @param retry the use of its key
     * @throws org.portaplus.server.faults.Fault 409 for a key that was used with another request, and what the unit
     *     throws
     */
    <R> R write(License license, String operation, Object request, Class<R> type, Retry retry, Function<Tx, R> unit) {
        if (!retry.hasKey()) {
            return store.write(license.turn(), unit);
        }
        Place place = answers.place(license, retry.key(), retry.part());
        Digest digest = digest(operation, request);
        Outcome outcome =
                store.write(license.turn(), tx -> part(tx, place, digest, () -> Payloads.write(unit.apply(tx))));
        retry.note(outcome.before());
        return Payloads.read(outcome.answer(), type);
    }

    /** Whether the key of a request came before, so that {@link #write} will hardly run its unit. */
    boolean isKnown(License license, Retry retry) {
        return retry.hasKey()
                && store.read(db -> answers.isKnown(db, answers.place(license, retry.key(), retry.part())));
    }

    /**
     * Takes the key for a request of many parts, each of which is then done in a separate transaction.
     *
     * @return what recognizes the request in its parts
     */
    Digest begin(License license, Retry retry, String operation, Object request) {
        Digest digest = digest(operation, request);
        Place whole = answers.place(license, retry.key(), retry.part());
        store.write(license.turn(), tx -> answers.claim(tx, whole, digest));
        return digest;
    }

    /** The place of one part of a request. */
    Place place(License license, Retry part) {
        return answers.place(license, part.key(), part.part());
    }

    /** Does one part in the transaction in hand, unless that was done before. */
    Outcome part(Tx tx, Place place, Digest digest, Supplier<String> work) {
        Optional<String> first = answers.claim(tx, place, digest);
        if (first.isPresent()) {
            return new Outcome(first.get(), true);
        }
        String answer = work.get();
        answers.keep(tx, place, answer);
        return new Outcome(answer, false);
    }

    private Digest digest(String operation, Object request) {
        byte[] lead = (operation + "\n").getBytes(StandardCharsets.UTF_8);
        return new Digest(
                answers.hash(out -> {
                    out.write(lead);
                    Payloads.canonical(request, out);
                }),
                () -> answers.hash(out -> {
                    out.write(lead);
                    Payloads.sorted(request, out);
                }));
    }
}
