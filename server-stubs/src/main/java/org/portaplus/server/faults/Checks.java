package org.portaplus.server.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Collects the broken rules of one request, so that the caller learns all of them at once. For one thread.
 */
public final class Checks {
    private final List<FieldFault> broken = new ArrayList<>();

    /** Notes a broken rule unless it holds. */
    public Checks require(boolean holds, String code, String field, String message) {
        if (!holds) {
            broken.add(new FieldFault(code, field, message));
        }
        return this;
    }

    /**
     * Notes broken rules of a part of the request.
     *
     * @param path of the part; its rules blame members by their paths in it
     */
    public Checks part(String path, Consumer<Checks> rules) {
        Checks part = new Checks();
        rules.accept(part);
        part.broken.forEach(field -> broken.add(field.under(path)));
        return this;
    }

    /** Does a part of the request, and notes what it refuses; empty when it does. */
    public <T> Optional<T> attempt(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (Fault refused) {
            broken.addAll(refused.fields());
            return Optional.empty();
        }
    }

    /**
     * Ends the checks.
     *
     * @throws Fault (400) when a rule was broken
     */
    public void done() {
        if (!broken.isEmpty()) {
            throw Fault.invalid(broken);
        }
    }
}
