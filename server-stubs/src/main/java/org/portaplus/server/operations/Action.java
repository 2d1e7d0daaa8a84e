package org.portaplus.server.operations;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.portaplus.server.contract.BaseMembers;

/**
 * One thing that an operation can do: its routes and members, and its work. Reading or writing decides the scope that a
 * License needs, the effect of an Idempotency-Key and {@code respond-async}, whether a one-way message is stored, and
 * the allowed verbs. Immutable.
 *
 * @param route the first segment of the documented routes that ask for it; empty for those of an operation that has one
 *     action
 * @param needed members that must be set to ask for it
 * @param allowed members that may be set, too
 * @param <Q> the request
 * @param <R> the answer
 */
record Action<Q extends BaseMembers, R extends BaseMembers>(
        String route, Set<String> needed, Set<String> allowed, Task<Q, R> task) {

    /** An action that only reads, in one transaction. */
    static <Q extends BaseMembers, R extends BaseMembers> Action<Q, R> reads(ReadTask.Work<Q, R> work) {
        return of(new ReadTask<>(List.of(work)));
    }

    /**
     * An action that writes, in one transaction, and once for one Idempotency-Key.
     *
     * @param prepare the checks of a request that need no store; refuses it with all its errors
     * @param work what is done with what was prepared
     */
    static <Q extends BaseMembers, P, R extends BaseMembers> Action<Q, R> writes(
            Function<Q, P> prepare, WriteTask.Work<P, R> work) {
        return of(new WriteTask<>(prepare, work, request -> {}, request -> {}));
    }

    /**
     * As {@link #writes(Function, WriteTask.Work)}, where a message may ask for nothing, or for very much.
     *
     * @param keepable refuses a message that would be stored without effect
     * @param waitable refuses a request that asks for more than a client may wait for
     */
    static <Q extends BaseMembers, P, R extends BaseMembers> Action<Q, R> writes(
            Function<Q, P> prepare, WriteTask.Work<P, R> work, Consumer<Q> keepable, Consumer<Q> waitable) {
        return of(new WriteTask<>(prepare, work, keepable, waitable));
    }

    /** An action whose work is a task of another kind. */
    static <Q extends BaseMembers, R extends BaseMembers> Action<Q, R> of(Task<Q, R> task) {
        return new Action<>("", Set.of(), Set.of(), task);
    }

    /**
     * The same action for some of the operation's routes, and for requests by its other routes that set its members.
     *
     * @param name the first segment of the routes
     * @param members those that must be set
     */
    Action<Q, R> by(String name, String... members) {
        return new Action<>(name, Set.of(members), allowed, task);
    }

    /** The same action, asked for also when some of these members are set. */
    Action<Q, R> allowing(String... members) {
        return new Action<>(route, needed, Set.of(members), task);
    }

    /** Whether it changes anything. */
    boolean writes() {
        return task.writes();
    }
}
