package org.portaplus.server.faults;

import java.util.ArrayList;
import java.util.List;

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

    /** Notes what an inner check refused. */
    public Checks include(Fault fault) {
        broken.addAll(fault.fields());
        return this;
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
