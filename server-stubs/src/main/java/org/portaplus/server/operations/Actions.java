package org.portaplus.server.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portaplus.server.contract.BaseMembers;
import org.portaplus.server.contract.Route;
import org.portaplus.server.faults.Fault;
import org.portaplus.server.faults.FaultKind;

/**
 * The actions of one operation, and which of them a request asks for: an operation with one action is asked for that; a
 * documented route says by its name and its members what it is for; everywhere else the members that are set say it. Thread-safe.
 */
final class Actions<Q extends BaseMembers, R extends BaseMembers> {
    private final List<Action<Q, R>> all;
    private final String hint;
    /** Those that write, which messages that were kept ask for. */
    private final Map<String, Action<Q, R>> byName;

    private final Map<String, Optional<Action<Q, R>>> byTemplate = new ConcurrentHashMap<>();

    /** @param hint the members that the refusal of a request without an action names */
    Actions(List<Action<Q, R>> all, String hint) {
        this.all = List.copyOf(all);
        this.hint = hint;
        this.byName =
                this.all.stream().filter(Action::writes).collect(Collectors.toMap(this::nameOf, Function.identity()));
    }

    /** Whether any of them changes anything. */
    boolean mayWrite() {
        return all.stream().anyMatch(Action::writes);
    }

    /** Whether all that write read first, see {@link Task#readsFirst}. */
    boolean readFirst() {
        return byName.values().stream().allMatch(action -> action.task().readsFirst());
    }

    /**
     * What a request asks for.
     *
     * @return an action that refuses where the request asks for none, so that this takes a License to learn
     */
    Action<Q, R> of(Route route, Q request) {
        if (all.size() == 1) {
            return all.get(0);
        }
        return byTemplate
                .computeIfAbsent(route.template(), template -> named(route))
                .orElseGet(() -> byMembers(SetMembers.of(request)));
    }

    /**
     * The action of a request that was kept.
     *
     * @param name as {@link #nameOf} gave it
     * @throws IllegalStateException when there is none, since it was kept by another version of the program
     */
    Action<Q, R> kept(String name) {
        Action<Q, R> action = byName.get(name);
        if (action == null) {
            throw new IllegalStateException("no action of this operation is kept as " + name);
        }
        return action;
    }

    /**
     * By which name an action is kept: empty for the first one that writes, whose messages need none, else its route, and its
     * members where that is not enough.
     */
    String nameOf(Action<Q, R> action) {
        if (action.equals(first())) {
            return "";
        }
        boolean alone = all.stream()
                        .filter(other -> other.writes() && other.route().equals(action.route()))
                        .count()
                == 1;
        return alone ? action.route() : action.route() + "/" + String.join("/", new TreeSet<>(action.needed()));
    }

    private Action<Q, R> first() {
        return all.stream()
                .filter(Action::writes)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing of this operation writes"));
    }

    /** Of several actions that share a name, the one with the most members that stand in the path. */
    private Optional<Action<Q, R>> named(Route route) {
        Stream<Action<Q, R>> named = all.stream()
                .filter(action -> !action.route().isEmpty() && action.route().equalsIgnoreCase(route.name()))
                .sorted((one, other) -> other.needed().size() - one.needed().size());
        List<Action<Q, R>> candidates = named.toList();
        return candidates.stream()
                .filter(action -> route.members().keySet().containsAll(action.needed()))
                .findFirst()
                .or(() -> candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty());
    }

    private Action<Q, R> byMembers(SetMembers members) {
        List<Action<Q, R>> fitting = exactly(members.set());
        if (fitting.isEmpty()) {
            fitting = exactly(members.withoutFalse());
        }
        return together(fitting.isEmpty() ? closest(members.withoutFalse()) : fitting);
    }

    private List<Action<Q, R>> exactly(Set<String> members) {
        return all.stream()
                .filter(action -> members.containsAll(action.needed()))
                .filter(action -> members.stream()
                        .allMatch(member -> action.needed().contains(member)
                                || action.allowed().contains(member)))
                .toList();
    }

    private List<Action<Q, R>> closest(Set<String> members) {
        int most = all.stream()
                .filter(action -> members.containsAll(action.needed()))
                .mapToInt(action -> action.needed().size())
                .max()
                .orElse(0);
        return all.stream()
                .filter(action -> action.needed().size() == most && members.containsAll(action.needed()))
                .toList();
    }

    /** Readings go together; what writes must be asked for alone. */
    private Action<Q, R> together(List<Action<Q, R>> asked) {
        if (asked.size() == 1) {
            return asked.get(0);
        }
        if (asked.isEmpty()) {
            return refusing("NotEmpty", "Nothing was asked: " + hint);
        }
        ReadTask<Q, R> all = new ReadTask<>(List.of());
        for (Action<Q, R> action : asked) {
            if (!(action.task() instanceof ReadTask<Q, R> reading)) {
                return refusing("Ambiguous", "The members that are set ask for several changes: " + hint);
            }
            all = all.and(reading);
        }
        return Action.of(all);
    }

    private Action<Q, R> refusing(String code, String message) {
        return Action.reads((db, license, request, answer) -> {
            throw Fault.of(FaultKind.INVALID, code, message);
        });
    }
}
