package org.portaplus.wire.internal.contract;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A class: its members in the order of the XML, the base level first, each level by code unit. */
public final class BeanType extends ContractType {
    /**
     * One element of a class.
     *
     * @param hiddenTwin true for the nil of a base member which the class declares anew
     * @param optional left out when null, instead of nil
     */
    public record Member(SerializedString element, ContractType type, boolean hiddenTwin, boolean optional) {
        /** The name of the element. */
        public String name() {
            return element.getValue();
        }
    }

    private List<Member> members = List.of();
    private Map<String, Integer> positions = Map.of();
    private Map<String, Integer> folded = Map.of();
    private Set<String> hidden = Set.of();

    /** Without members, which follow once the types around are known: a class may contain itself. */
    public BeanType(String name, String namespace) {
        super(name, namespace);
    }

    /** Called once by the builder of the schema. */
    void complete(List<Member> ordered) {
        Map<String, Integer> exact = new HashMap<>();
        Map<String, Integer> anyCase = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            if (!ordered.get(i).hiddenTwin()) {
                exact.put(ordered.get(i).name(), i);
                anyCase.putIfAbsent(ordered.get(i).name().toLowerCase(Locale.ROOT), i);
            }
        }
        hidden = ordered.stream().filter(Member::hiddenTwin).map(Member::name).collect(Collectors.toUnmodifiableSet());
        members = List.copyOf(ordered);
        positions = exact;
        folded = anyCase;
    }

    /** The elements in the order of the XML, hidden twins included. */
    public List<Member> members() {
        return members;
    }

    /** The position of the member with exactly that name, or -1. */
    public int position(String name) {
        return positions.getOrDefault(name, -1);
    }

    /** As {@link #position(String)}; most often it is {@code next}. */
    public int position(String name, int next) {
        if (next < members.size()) {
            Member member = members.get(next);
            if (!member.hiddenTwin() && member.name().equals(name)) {
                return next;
            }
        }
        return position(name);
    }

    /** The position of the member with that name in any case, exact first, or -1; most often it is {@code next}. */
    public int find(String name, int next) {
        int position = position(name, next);
        return position >= 0 ? position : folded.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
    }

    /** True when the class re-declares a member of its base under that name. */
    public boolean hides(String name) {
        return hidden.contains(name);
    }
}
