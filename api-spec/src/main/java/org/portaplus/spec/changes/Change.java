package org.portaplus.spec.changes;

import java.util.Set;
import java.util.TreeSet;

/**
 * One change.
 *
 * @param place a route ({@code POST /CreateAccounts}), a part of one, or a member of a type ({@code PortaAccount.Email})
 * @param directions which ways what stands there travels
 * @param affected whom it breaks; empty where it is compatible
 * @param detail what was, and what is: {@code 99 -> 10}; empty where the kind says it all
 */
record Change(Kind kind, String place, Set<Direction> directions, Set<Affected> affected, String detail) {
    Change {
        directions = Set.copyOf(directions);
        affected = Set.copyOf(affected);
    }

    static Change of(Kind kind, String place, Set<Direction> directions, String detail) {
        Set<Affected> affected = new TreeSet<>();
        directions.forEach(direction -> affected.addAll(kind.affected(direction)));
        return new Change(kind, place, directions, affected, detail);
    }

    boolean isBreaking() {
        return !affected.isEmpty();
    }
}
