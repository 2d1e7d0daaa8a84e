package org.portaplus.spec.changes;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects changes, each once: what is met again on another way, or in the other direction, is the same change. */
final class Changes {
    private record Key(Kind kind, String place, String detail) {}

    private final Map<Key, Change> found = new LinkedHashMap<>();

    void add(Kind kind, String place, Direction direction, String detail) {
        add(Change.of(kind, place, EnumSet.of(direction), detail));
    }

    void add(Kind kind, String place, Direction direction, String before, String after) {
        add(kind, place, direction, before + " -> " + after);
    }

    /** What concerns who speaks some formats alone. */
    void add(Kind kind, String place, Direction direction, Set<Affected> affected, String detail) {
        add(new Change(kind, place, EnumSet.of(direction), affected, detail));
    }

    private void add(Change change) {
        found.merge(new Key(change.kind(), change.place(), change.detail()), change, (one, other) -> {
            Set<Direction> directions = EnumSet.copyOf(one.directions());
            directions.addAll(other.directions());
            Set<Affected> affected = EnumSet.noneOf(Affected.class);
            affected.addAll(one.affected());
            affected.addAll(other.affected());
            return new Change(one.kind(), one.place(), directions, affected, one.detail());
        });
    }

    /** In the order in which they were met. */
    List<Change> list() {
        return new ArrayList<>(found.values());
    }
}
